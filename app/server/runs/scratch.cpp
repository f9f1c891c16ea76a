#include "runs/scratch.hpp"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <string_view>

#include <unistd.h>

#include "http/answer.hpp"

namespace rtsurv::server {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view hidden = ".rtsurv-";

/// Whether the folder is that of a server which is no more.
bool is_left_behind(const fs::directory_entry& entry) {
  const std::string name = entry.path().filename().string();
  if (!name.starts_with(hidden) || entry.is_symlink() || !entry.is_directory()) return false;
  pid_t process = 0;
  const auto [end, error] = std::from_chars(name.data() + hidden.size(), name.data() + name.size(), process);
  if (error != std::errc() || end != name.data() + name.size() || process <= 0) return false;
  return ::kill(process, 0) != 0 && errno == ESRCH;
}

}  // namespace

Scratch::Scratch(const fs::path& folder) : own_(folder / (std::string(hidden) + std::to_string(::getpid()))) {
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored))
    if (is_left_behind(entry)) fs::remove_all(entry.path(), ignored);
}

Scratch::~Scratch() {
  std::error_code ignored;
  fs::remove_all(own_, ignored);
}

fs::path Scratch::new_place() {
  std::error_code error;
  fs::create_directories(own_, error);
  if (!error) fs::permissions(own_, fs::perms::owner_all, error);
  if (error)
    throw Refusal(http::status::internal_server_error,
                  "the folder of the studies cannot be written: " + error.message());
  return own_ / std::to_string(++last_);
}

Leaving::~Leaving() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace rtsurv::server
