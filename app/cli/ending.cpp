#include "ending.hpp"

#include <csignal>
#include <filesystem>
#include <iostream>
#include <mutex>
#include <new>
#include <thread>

#include <unistd.h>

#include "output_folder.hpp"
#include "progress.hpp"
#include "rtsurv/core/error.hpp"

namespace rtsurv::cli {
namespace {

constexpr int internal_failure = 70;
constexpr int signal_offset = 128;

Ending internal(const std::string& what) {
  return {internal_failure, "internal error: " + what +
                                "; this is a fault of rtsurv, please report it with the call (without patients' data). "
                                "Nothing was written"};
}

/// What a signal calls instead of leave(); guarded, since the thread of the signals uses it.
struct Stop {
  std::mutex mutex;
  std::function<void()> call;
};
Stop& stop_of_program() {
  static Stop stop;
  return stop;
}

/// Those of the signals that are not ignored.
sigset_t heeded() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction current {};
    sigaction(signal, nullptr, &current);
    if (current.sa_handler != SIG_IGN) sigaddset(&signals, signal);
  }
  return signals;
}

}  // namespace

Ending ending_of(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const Error& error) {
    return {exit_code(error.kind()), error.what()};
  } catch (const std::filesystem::filesystem_error& error) {
    return {exit_code(ErrorKind::io), error.path1().string() + ": " + error.code().message()};
  } catch (const std::bad_alloc&) {
    return internal("more memory was asked for than there is");
  } catch (const std::exception& error) {
    return internal(error.what());
  } catch (...) {
    return internal("an exception of no known kind");
  }
}

int tell(const Ending& ending) {
  const bool colour = colour_on_stderr();
  std::cerr << (colour ? "\x1b[1;31merror:\x1b[0m " : "error: ") << ending.message << '\n';
  return ending.exit_code;
}

void leave(const Ending& ending) noexcept {
  abandon_output();
  const std::string line = end_of_progress() + "error: " + ending.message + "\n";
  // Not by std::cerr: it first flushes std::cout, which may wait for a reader that is gone.
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
  ::_exit(ending.exit_code);
}

void end_on_signals() {
  const sigset_t signals = heeded();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // every later thread inherits it, so that only this one is woken
  std::thread([signals] {
    for (;;) {
      int signal = 0;
      sigwait(&signals, &signal);
      Stop& stop = stop_of_program();
      const std::scoped_lock lock(stop.mutex);
      if (!stop.call) leave({signal_offset + signal, "interrupted"});
      stop.call();
    }
  }).detach();
}

StopOnSignal::StopOnSignal(std::function<void()> stop) {
  const std::scoped_lock lock(stop_of_program().mutex);
  stop_of_program().call = std::move(stop);
}

StopOnSignal::~StopOnSignal() {
  const std::scoped_lock lock(stop_of_program().mutex);
  stop_of_program().call = nullptr;
}

}  // namespace rtsurv::cli
