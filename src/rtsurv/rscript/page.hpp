#pragma once
// The script as it is written, line by line.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rtsurv::rscript {

using Printed = std::vector<std::optional<double>>;

class Page {
 public:
  /// Where `in_blocks`, code stands in block("title", {...}), so that what R stops at ends one block and not the script.
  explicit Page(bool in_blocks = false) noexcept : in_blocks_(in_blocks) {}

  /// "# ==== title ====", a part of the report; as table(), it begins a block.
  void part(std::string_view title);
  /// "# ---- title ----", a table of the part.
  void table(std::string_view title);
  /// Another block within the table, from the next code on.
  void block(std::string_view what);
  /// Ends the last block.
  void close();
  /// Wrapped lines of a comment.
  void comment(std::string_view text);
  /// Code; a long call is wrapped at blanks after its first parenthesis, where R goes on reading.
  void line(std::string_view code);
  /// `head` with its arguments, wrapped: "d <- read.csv(" and "file", "nrows = 3".
  void call(std::string_view head, const std::vector<std::string>& arguments);
  /// compare("what", code, c(...)): what R computes beside what rtsurv printed.
  void compare(std::string_view what, std::string_view code, const Printed& printed);

  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  void add_code(std::string_view code);

  bool in_blocks_ = false, is_open_ = false;
  std::string text_, block_;
};

}  // namespace rtsurv::rscript
