#pragma once
// Where a running server keeps what it has computed.

#include <filesystem>
#include <string>

namespace rtsurv::server {

/// The hidden folder FOLDER/.rtsurv-PROCESS of this server: made when something is first put into it, removed at the end.
/// What servers that were killed have left is removed at the start.
class Scratch {
 public:
  explicit Scratch(const std::filesystem::path& folder);
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch();

  /// A path for a new folder in it, which is not made yet. Throws Refusal (500) when nothing can be written there.
  [[nodiscard]] std::filesystem::path new_place();

 private:
  std::filesystem::path own_;
  int last_ = 0;
};

/// A folder of files that is removed, if it is there, when its holder lets go.
class Leaving {
 public:
  explicit Leaving(std::filesystem::path path) : path_(std::move(path)) {}
  Leaving(const Leaving&) = delete;
  Leaving& operator=(const Leaving&) = delete;
  ~Leaving();

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace rtsurv::server
