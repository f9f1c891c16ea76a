#pragma once
// One line on standard error that says what is being done; only on a terminal.

#include <string>

namespace rtsurv::cli {

class ProgressLine {
 public:
  /// Silent when standard error is not a terminal, TERM is dumb, or `quiet`.
  explicit ProgressLine(bool quiet);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine();  ///< clears the line

  void show(const std::string& part);

 private:
  bool visible_;
  bool shown_ = false;
};

/// What to write before a message that may follow a line of progress: clears that line on a terminal.
[[nodiscard]] std::string end_of_progress();

/// True when text on standard error may be coloured: a terminal, no NO_COLOR, TERM not dumb.
[[nodiscard]] bool colour_on_stderr();

}  // namespace rtsurv::cli
