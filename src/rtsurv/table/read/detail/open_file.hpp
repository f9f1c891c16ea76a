#pragma once
// A file that is open for reading.

#include <sys/stat.h>

#include <cstddef>
#include <string>

namespace rtsurv::table::detail {

/// Closes itself; standard input, "-", stays open.
class OpenFile {
 public:
  /// `flags` of open(2), beside those for reading. Throws Error(io) with the system's reason.
  explicit OpenFile(const std::string& path, int flags = 0);
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile();

  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] bool is_regular() const { return S_ISREG(status_.st_mode); }
  /// A pipe or a socket, which another program fills.
  [[nodiscard]] bool is_stream() const { return S_ISFIFO(status_.st_mode) || S_ISSOCK(status_.st_mode); }
  /// Size of a regular file; 0 for a pipe.
  [[nodiscard]] std::size_t size() const { return is_regular() ? static_cast<std::size_t>(status_.st_size) : 0; }
  /// Whether its size and the time of its last change are still those of when it was opened.
  [[nodiscard]] bool is_unchanged() const;
  /// A name under which others in this process can open the same file, whatever has its path meanwhile.
  [[nodiscard]] std::string name() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
  struct stat status_ {};
};

}  // namespace rtsurv::table::detail
