#pragma once
// What the sheets of a workbook share: their list, the number formats, the texts.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/table/read/detail/xlsx/archive.hpp"
#include "rtsurv/table/read/detail/xlsx/number_format.hpp"
#include "rtsurv/table/read/detail/xlsx/xml.hpp"

namespace rtsurv::table::detail::xlsx {

struct SheetEntry {
  std::string name;
  std::string part;  ///< path in the archive
};

struct Workbook {
  std::vector<SheetEntry> sheets;  ///< the visible worksheets, in order
  std::size_t hidden = 0;          ///< sheets that are not shown
  bool from_1904 = false;
  std::vector<Shown> styles;  ///< by the style number of a cell
};

/// Throws Error(io) when the archive is no workbook.
[[nodiscard]] Workbook read_workbook(const Archive& archive, const std::string& path);

/// A scanner over a part, which is kept open as long as the scanner lives.
[[nodiscard]] XmlScanner scan_part(const Archive& archive, const std::string& name, const std::string& path);

/// The texts that cells name by number.
class SharedTexts {
 public:
  /// Empty when the workbook has none. Throws Error(io) for a text of more than 128 kB, four times what Excel lets in.
  SharedTexts(const Archive& archive, const std::string& path);

  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept {
    const std::size_t start = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(texts_).substr(start, ends_[i] - start);
  }

 private:
  std::string texts_;
  std::vector<std::size_t> ends_;
};

/// Reads the text of an opened tag up to its end: that of every "t" within, but not of "rPh", the reading aid of
/// Japanese texts. _x000D_ and the like become their characters.
void append_rich_text(XmlScanner& xml, std::string_view tag, std::string& to);

}  // namespace rtsurv::table::detail::xlsx
