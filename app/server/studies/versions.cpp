#include "studies/versions.hpp"

#include <charconv>

#include "http/answer.hpp"
#include "studies/work_folder.hpp"

namespace rtsurv::server {
namespace fs = std::filesystem;
namespace {

int number_in(const fs::path& path) {
  if (!fs::exists(path)) return 0;
  const std::string text = file_text(path);
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

Versions::Versions(fs::path protocol)
    : protocol_(std::move(protocol)),
      folder_(protocol_.parent_path() / ("." + protocol_.stem().string() + ".versions")),
      at_(number_in(folder_ / "at")) {
  if (!has(at_)) at_ = 0;
  const std::string text = file_text(protocol_);
  if (at_ == 0 || file_text(file(at_)) != text) save(text);
}

fs::path Versions::file(int version) const { return folder_ / (std::to_string(version) + ".toml"); }

bool Versions::has(int version) const { return version > 0 && fs::exists(file(version)); }

bool Versions::can_undo() const { return has(at_ - 1); }
bool Versions::can_redo() const { return has(at_ + 1); }

void Versions::stand_at(int version) {
  replace_file(folder_ / "at", std::to_string(version));
  at_ = version;
}

void Versions::put(int version) {
  replace_file(protocol_, file_text(file(version)));
  stand_at(version);
}

void Versions::save(const std::string& text) {
  if (at_ != 0 && file_text(file(at_)) == text) {
    replace_file(protocol_, text);
    return;
  }
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) throw Refusal(http::status::internal_server_error, "the study cannot be written: " + error.message());
  for (int undone = at_ + 1; has(undone); ++undone) fs::remove(file(undone), error);
  replace_file(file(at_ + 1), text);
  put(at_ + 1);
  fs::remove(file(at_ - kept), error);
}

void Versions::undo() {
  if (can_undo()) put(at_ - 1);
}

void Versions::redo() {
  if (can_redo()) put(at_ + 1);
}

}  // namespace rtsurv::server
