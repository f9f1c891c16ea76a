#pragma once
// Analyses: started, watched, ended, and their reports kept for a while.

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "http/answer.hpp"
#include "runs/program.hpp"
#include "runs/scratch.hpp"
#include "studies/work_folder.hpp"

namespace rtsurv::server {

enum class RunState { waiting, running, done, failed, cancelled };

/// "waiting", "running", ...
[[nodiscard]] const char* word_of(RunState state) noexcept;

enum class RunKind {
  kept,    ///< the saved protocol, into a folder of the server: "rtsurv run PROTOCOL --stdin --page"
  tried,   ///< the same of a text that is not saved, without its [validation] and [dose.sweep]
  drawn,   ///< of such a text the results, or some parts of them, and a few figures alone: "--only", "--parts"
  report,  ///< the saved protocol, into STUDY-report beside it, as "rtsurv run PROTOCOL" does
};

/// What of a text is asked for, names separated by commas.
struct SketchWish {
  std::string figures, parts = {};  ///< tables to analyse; empty: all
};

/// One analysis of a text as the protocol of a study.
struct Run {
  std::string id;
  StudyPlace study;
  std::string protocol;  ///< the text
  RunKind kind = RunKind::kept;
  SketchWish wish = {};  ///< of kind drawn
  Leaving report;        ///< the folder of the report, there once it is done; never, of kind report
  RunState state = RunState::waiting;
  std::vector<std::string> parts = {};  ///< of the study, as they were begun
  nlohmann::ordered_json failed = {};   ///< why, once it has failed
  std::unique_ptr<Child> child = {};
  asio::steady_timer changed;  ///< cancelled whenever something above changes

  [[nodiscard]] bool is_over() const { return state > RunState::running; }
};

/// The runs of a server: the last few of each kind, and the last few tries of each study, so that what a page shows can
/// be taken away while it asks for the next.
class Runs {
 public:
  static constexpr std::size_t most_kept = 8;
  static constexpr std::size_t at_once = 2;  ///< tries do not wait

  Runs(const asio::any_io_executor& executor, Program& program, Scratch& scratch)
      : executor_(executor), program_(&program), scratch_(&scratch), slots_(executor, at_once) {}

  /// Starts one; an earlier one of the same study and kind that is not over is cancelled, since its text has changed.
  /// `wish` is that of kind drawn.
  [[nodiscard]] std::shared_ptr<Run> start(const StudyPlace& place, std::string protocol, RunKind kind = RunKind::kept,
                                           SketchWish wish = {});

  /// Throws Refusal (404) for a run that is not kept.
  [[nodiscard]] std::shared_ptr<Run> find(const std::string& id) const;

  /// The last one of the study and of kind kept. Throws Refusal (404) without one.
  [[nodiscard]] std::shared_ptr<Run> last_of(const std::string& study) const;

 private:
  void keep(const std::shared_ptr<Run>& run);
  awaitable<void> carry_out(std::shared_ptr<Run> run);
  awaitable<void> analyse(Run& run);

  asio::any_io_executor executor_;
  Program* program_;
  Scratch* scratch_;
  Slots slots_;
  std::deque<std::shared_ptr<Run>> runs_;
  int last_ = 0;
};

/// Ends it, unless it is over.
void cancel(Run& run);

/// Waits until the run is over.
[[nodiscard]] awaitable<void> end_of(std::shared_ptr<Run> run);

/// An event stream of a run until it is over: "part" for each part, then "done", "failed" (with the problems) or
/// "cancelled".
[[nodiscard]] Answer events_of(std::shared_ptr<Run> run);

}  // namespace rtsurv::server
