#pragma once
// What is being done, on standard error: one line that moves on a terminal, or lines for a program that reads them.

#include <string>

namespace rtsurv::cli {

/// moving: silent when standard error is no terminal or TERM is dumb; lines: a line for each part, wherever it goes.
enum class Progress { moving, lines, none };

class ProgressLine {
 public:
  explicit ProgressLine(Progress progress);
  explicit ProgressLine(bool quiet) : ProgressLine(quiet ? Progress::none : Progress::moving) {}
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine();  ///< clears the line

  void show(const std::string& part);

 private:
  Progress progress_;
  bool shown_ = false;  ///< a line that has to be cleared
};

/// What to write before a message that may follow a line of progress: clears that line on a terminal.
[[nodiscard]] std::string end_of_progress();

/// True when text on standard error may be coloured: a terminal, no NO_COLOR, TERM not dumb.
[[nodiscard]] bool colour_on_stderr();

}  // namespace rtsurv::cli
