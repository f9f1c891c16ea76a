#include "runs/child.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/readable_pipe.hpp>

namespace rtsurv::server {
namespace {

constexpr auto checked = asio::as_tuple(asio::use_awaitable);
constexpr int not_started = 127;
constexpr int signal_offset = 128;
constexpr int lower_priority = 10;

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

struct Pipe {
  Descriptor to_read, to_write;
};

/// Both ends are closed by exec.
Pipe new_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

Descriptor file_with(std::string_view text) {
  Descriptor file = memory_file();
  fill(file, text);
  return file;
}

struct Ends {
  int in, out, err, line;
};

/// In the new process, where only what is safe after fork() may be called.
[[noreturn]] void become(char* const* arguments, const Errand& errand, const Ends& ends) {
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (errand.gives_way) give_way();
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::dup2(ends.in, STDIN_FILENO);
  ::dup2(ends.out, STDOUT_FILENO);
  ::dup2(ends.err, STDERR_FILENO);
  // One that has the number already is not copied, and would still be closed by exec.
  if (ends.line == line_of_child)
    ::fcntl(line_of_child, F_SETFD, 0);
  else if (ends.line >= 0)
    ::dup2(ends.line, line_of_child);
  if (::chdir(errand.folder.c_str()) == 0) ::execv(arguments[0], arguments);
  ::_exit(not_started);
}

int start(const std::string& program, const Errand& errand, const Ends& ends) {
  std::vector<std::string> arguments{program};
  arguments.insert(arguments.end(), errand.arguments.begin(), errand.arguments.end());
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  const pid_t process = ::fork();
  if (process == 0) become(pointers.data(), errand, ends);
  if (process < 0) fail("fork");
  return process;
}

int exit_code_of(int process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : signal_offset + WTERMSIG(status);
}

awaitable<void> read_all(asio::readable_pipe& pipe, std::string& text) {
  std::array<char, 65536> piece{};
  for (;;) {
    const auto [error, read] = co_await pipe.async_read_some(asio::buffer(piece), checked);
    text.append(piece.data(), read);
    if (error) co_return;
  }
}

awaitable<void> read_lines(asio::readable_pipe& pipe, std::string& text,
                           const std::function<void(std::string_view)>& line) {
  std::array<char, 4096> piece{};
  for (std::size_t told = 0;;) {
    const auto [error, read] = co_await pipe.async_read_some(asio::buffer(piece), checked);
    text.append(piece.data(), read);
    for (std::size_t end = 0; line && (end = text.find('\n', told)) != std::string::npos; told = end + 1)
      line(std::string_view(text).substr(told, end - told));
    if (error) co_return;
  }
}

}  // namespace

void give_way() noexcept { ::setpriority(PRIO_PROCESS, 0, lower_priority); }

Descriptor memory_file() {
  Descriptor file(::memfd_create("input", MFD_CLOEXEC));
  if (file.number() < 0) fail("memfd_create");
  return file;
}

void fill(const Descriptor& file, std::string_view text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t written = ::pwrite(file.number(), text.data() + done, text.size() - done, static_cast<off_t>(done));
    if (written < 0) fail("memfd_create");
    done += static_cast<std::size_t>(written);
  }
}

struct Child::Streams {
  asio::readable_pipe out, err;
  asio::posix::stream_descriptor end;  ///< readable once the process has ended
};

Child::Child(const asio::any_io_executor& executor, const std::string& program, const Errand& errand)
    : Child(executor, program, errand, file_with(errand.input.value_or("")), Descriptor()) {}

Child::Child(const asio::any_io_executor& executor, const std::string& program, const Errand& errand,
             const Descriptor& in, const Descriptor& line) {
  Pipe out = new_pipe(), err = new_pipe();
  process_ = start(program, errand, {in.number(), out.to_write.number(), err.to_write.number(), line.number()});
  const auto handle = static_cast<int>(::syscall(SYS_pidfd_open, process_, 0));
  if (handle < 0) fail("pidfd_open");
  streams_ = std::make_unique<Streams>(Streams{asio::readable_pipe(executor, out.to_read.release()),
                                               asio::readable_pipe(executor, err.to_read.release()),
                                               asio::posix::stream_descriptor(executor, handle)});
}

Child::~Child() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);
  exit_code_of(process_);
}

awaitable<Ended> Child::wait(std::function<void(std::string_view)> line) {
  using namespace asio::experimental::awaitable_operators;  // NOLINT: the operator && is in it
  Ended ended;
  co_await (read_all(streams_->out, ended.out) && read_lines(streams_->err, ended.err, line));
  co_await streams_->end.async_wait(asio::posix::stream_descriptor::wait_read, checked);
  ended.exit_code = exit_code_of(process_);
  process_ = -1;
  co_return ended;
}

void Child::stop() const noexcept {
  if (process_ >= 0) ::kill(process_, SIGTERM);
}

}  // namespace rtsurv::server
