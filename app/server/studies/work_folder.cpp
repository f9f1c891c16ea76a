#include "studies/work_folder.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "http/answer.hpp"

namespace rtsurv::server {
namespace fs = std::filesystem;
namespace {

/// A study of the server keeps its versions, and stays one whatever its text says for the moment.
bool is_protocol(const fs::path& path) {
  std::error_code no_such_file;
  if (path.extension() != ".toml" || !fs::is_regular_file(path, no_such_file)) return false;
  if (fs::is_directory(path.parent_path() / ("." + path.stem().string() + ".versions"), no_such_file)) return true;
  std::ifstream file(path, std::ios::binary);
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("[study]")) return true;
  return false;
}

void require_name(const std::string& name) {
  constexpr std::size_t longest = 120;
  const bool strange = std::ranges::any_of(name, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return c == '/' || c == '\\' || byte < 0x20 || byte == 0x7f;
  });
  if (name.empty() || name.size() > longest || name.starts_with('.') || strange)
    throw Refusal(http::status::bad_request, "this is no name for a table; rename the file, for example cohort.xlsx");
}

/// The study that a name in the folder is, if it is one.
std::optional<StudyPlace> study_at(const fs::path& folder, const std::string& name) {
  if (name.empty() || name.starts_with('.')) return std::nullopt;
  for (const fs::path& protocol : {folder / name, folder / name / "study.toml"})
    if (is_protocol(protocol)) return StudyPlace{name, protocol};
  return std::nullopt;
}

}  // namespace

std::vector<StudyPlace> WorkFolder::studies() const {
  std::vector<StudyPlace> found;
  std::error_code unreadable;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_, unreadable))
    if (auto place = study_at(folder_, entry.path().filename().string())) found.push_back(std::move(*place));
  std::ranges::sort(found, {}, &StudyPlace::id);
  return found;
}

StudyPlace WorkFolder::study(const std::string& id) const {
  const bool is_name = id.find('/') == std::string::npos && id.find('\0') == std::string::npos;
  if (auto place = is_name ? study_at(folder_, id) : std::nullopt) return std::move(*place);
  throw Refusal(http::status::not_found, "there is no study of this name in the folder");
}

fs::path WorkFolder::make_room(const std::string& table_name) const {
  require_name(table_name);
  const std::string stem = fs::path(table_name).stem().string();
  for (int copy = 1;; ++copy) {
    const fs::path room = folder_ / (copy == 1 ? stem : stem + "-" + std::to_string(copy));
    std::error_code error;
    if (fs::create_directory(room, error)) return room / table_name;
    if (error) throw Refusal(http::status::internal_server_error, "the folder cannot be written: " + error.message());
  }
}

void replace_file(const fs::path& target, const std::string& bytes) {
  fs::path beside = target;
  beside.replace_filename("." + target.filename().string() + ".new");
  {
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    file << bytes << std::flush;
    if (!file) throw Refusal(http::status::internal_server_error, "the folder of the study cannot be written");
  }
  std::error_code error;
  fs::rename(beside, target, error);
  if (error) throw Refusal(http::status::internal_server_error, "the study cannot be written: " + error.message());
}

std::string file_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Refusal(http::status::not_found, "there is no such file in the study");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace rtsurv::server
