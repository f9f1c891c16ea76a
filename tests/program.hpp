#pragma once
// Runs the built program as its user would: arguments in, exit code and both outputs back.

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "places.hpp"

namespace rtsurv::tests {

/// A folder of its own for one test, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "rtsurv-test-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Writes a file into the folder and gives its path.
  [[nodiscard]] std::string file(const std::string& name, const std::string& content) const {
    std::ofstream(path_ / name, std::ios::binary) << content;
    return (path_ / name).string();
  }

 private:
  std::filesystem::path path_;
};

inline std::string file_content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

struct Outcome {
  int exit_code;
  std::string out, err;
};

/// `arguments` as one would type them in a shell, after the program's name; `before` is put in front ("cat file |",
/// "NO_COLOR=1").
inline Outcome run_program(const std::string& arguments, const std::string& before = "") {
  const TemporaryFolder folder;
  const std::string out = (folder.path() / "out").string(), err = (folder.path() / "err").string();
  const std::string input = before.find('|') == std::string::npos ? " </dev/null" : "";
  const int status =
      std::system((before + " " + program_path() + " " + arguments + " >" + out + " 2>" + err + input).c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), file_content(out), file_content(err)};
}

/// The program on its own, for tests that end it: no shell between. Both outputs are thrown away.
class RunningProgram {
 public:
  explicit RunningProgram(std::vector<std::string> arguments) : process_(::fork()) {
    if (process_ != 0) return;
    const int nowhere = ::open("/dev/null", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nowhere, stream);
    arguments.insert(arguments.begin(), program_path());
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    ::execv(pointers.front(), pointers.data());
    ::_exit(127);
  }

  [[nodiscard]] bool is_over() {
    if (!over_) over_ = ::waitpid(process_, &status_, WNOHANG) == process_;
    return over_;
  }

  /// Sends the signal and waits for the end: the exit code, or 128 + the signal that ended it.
  int end_by(int signal) {
    if (!is_over()) {
      ::kill(process_, signal);
      ::waitpid(process_, &status_, 0);
      over_ = true;
    }
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
  }

 private:
  pid_t process_;
  int status_ = 0;
  bool over_ = false;
};

}  // namespace rtsurv::tests
