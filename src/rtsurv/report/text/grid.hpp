#pragma once
// A table of text with three rules, aligned by display width, for terminals.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rtsurv::report {

/// Cells a terminal uses for UTF-8 text: combining marks take none, wide East Asian characters two.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The first column is aligned left, the others on their decimal point, or on the end of the leading whole number.
class Grid {
 public:
  explicit Grid(std::vector<std::string> header) : header_(std::move(header)) {}

  /// Rows shorter than the header are filled with empty cells.
  void add(std::vector<std::string> row);

  /// The table with a newline after every line, no spaces at the ends of lines; empty without rows.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace rtsurv::report
