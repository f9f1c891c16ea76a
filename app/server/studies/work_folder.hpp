#pragma once
// The studies of one folder, which the user has named; nothing is stored outside it.

#include <filesystem>
#include <string>
#include <vector>

namespace rtsurv::server {

/// A study is its protocol: FOLDER/NAME.toml, or FOLDER/NAME/study.toml.
struct StudyPlace {
  std::string id;  ///< "NAME" of the folder, "NAME.toml" of a protocol in the folder itself
  std::filesystem::path protocol;
};

class WorkFolder {
 public:
  explicit WorkFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return folder_; }

  /// By their ids; a TOML file is a protocol when it has a line "[study]", or versions (versions.hpp).
  [[nodiscard]] std::vector<StudyPlace> studies() const;

  /// Throws Refusal (404) for an id that studies() does not list.
  [[nodiscard]] StudyPlace study(const std::string& id) const;

  /// A new folder for a table of that name, and the table's path in it: "cohort.xlsx" -> FOLDER/cohort/cohort.xlsx, or
  /// FOLDER/cohort-2/cohort.xlsx where that stands already. Throws Refusal (400) for a name that is none: empty, longer
  /// than 120 bytes, with a leading dot, a separator or a control character.
  [[nodiscard]] std::filesystem::path make_room(const std::string& table_name) const;

 private:
  std::filesystem::path folder_;
};

/// Writes beside the target, then renames it. Throws Refusal (500) with the system's words.
void replace_file(const std::filesystem::path& target, const std::string& bytes);

/// Throws Refusal (404) when it cannot be read.
[[nodiscard]] std::string file_text(const std::filesystem::path& path);

}  // namespace rtsurv::server
