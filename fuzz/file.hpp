#pragma once
// The file that a target has its bytes read from: one of each process, since several may run.

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace rtsurv::fuzz {

class File {
 public:
  explicit File(const std::string& ending)
      : path_(std::filesystem::temp_directory_path() / ("fuzz_" + std::to_string(getpid()) + ending)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { std::filesystem::remove(path_); }

  /// Puts the bytes into the file and gives its path.
  [[nodiscard]] std::string hold(const std::string& bytes) const {
    std::ofstream(path_, std::ios::binary) << bytes;
    return path_.string();
  }

 private:
  std::filesystem::path path_;
};

}  // namespace rtsurv::fuzz
