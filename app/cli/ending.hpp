#pragma once
// How the program ends when it does not end well.

#include <exception>
#include <functional>
#include <string>

namespace rtsurv::cli {

/// What is told and how the shell hears of it.
struct Ending {
  int exit_code;
  std::string message;
};

/// Of the table of exit codes:
///
///     Error                          1 or 2, see exit_code(ErrorKind)
///     any other exception            70 (EX_SOFTWARE): our own fault, with the wish to report it
[[nodiscard]] Ending ending_of(const std::exception_ptr& failure);

/// Writes "error: MESSAGE" to standard error and gives the code.
int tell(const Ending& ending);

/// Ends the program from any thread, whatever the others do: what was not published is removed and the message written.
[[noreturn]] void leave(const Ending& ending) noexcept;

/// From now on SIGINT, SIGTERM and SIGHUP end the program at once, whatever it computes, with exit code 128 + signal
/// (130 for Ctrl-C); what was not published is removed. A signal that the caller ignores (nohup) stays ignored. Call it
/// before any other thread starts.
void end_on_signals();

/// While it lives, such a signal calls `stop`, from another thread, instead of ending the program.
class StopOnSignal {
 public:
  explicit StopOnSignal(std::function<void()> stop);
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;
  ~StopOnSignal();
};

}  // namespace rtsurv::cli
