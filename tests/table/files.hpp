#pragma once
// Small files for the tests of tables.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "rtsurv/table/table.hpp"

namespace rtsurv::table {

/// A file in a folder of its own, which goes away with the object.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& name, std::string_view content = {}) {
    std::string pattern = (std::filesystem::temp_directory_path() / "rtsurv-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    path_ = (folder_ / name).string();
    std::ofstream(path_, std::ios::binary) << content;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::filesystem::remove_all(folder_); }

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string folder() const { return folder_.string(); }

 private:
  std::filesystem::path folder_;
  std::string path_;
};

/// The table that the text of a file holds.
inline Table table_of(std::string_view content, const ReadOptions& options = {},
                      const std::string& name = "cohort.csv") {
  const TemporaryFile file(name, content);
  ReadOptions with_path = options;
  with_path.path = file.path();
  return Table::read(with_path);
}

/// What the error says when the callable throws one of that kind; a failure of the test otherwise.
template <typename Callable>
std::string message_of(ErrorKind kind, Callable&& callable) {
  try {
    callable();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    return error.what();
  }
  ADD_FAILURE() << "nothing was thrown";
  return "";
}

/// What reading the text of a file complains of.
inline std::string complaint(std::string_view content, const std::string& name = "cohort.csv") {
  return message_of(ErrorKind::data, [&] { (void)table_of(content, {}, name); });
}

/// The values as labels, with "" for a missing one.
inline std::vector<std::string> texts(const Column& column) {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column.missing[i] != 0) {
      result.emplace_back();
    } else if (column.type == ColumnType::text) {
      result.push_back(column.level[static_cast<std::size_t>(column.code[i])]);
    } else {
      result.push_back(label(column.number[i]));
    }
  }
  return result;
}

}  // namespace rtsurv::table
