#pragma once
// Tables as the text of a Word document: WordprocessingML, ISO/IEC 29500-1, section 17.4. Lengths in twips, 1/1440 inch.

#include <span>
#include <string>

#include "rtsurv/report/table/style.hpp"
#include "rtsurv/report/table/table.hpp"

namespace rtsurv::report::detail {

/// What the document gives: identifiers of its styles, empty where it has none, and its measures.
struct WordLook {
  std::string caption, cell, note;
  unsigned half_digit = 50;    ///< half the width of a digit; that of 9-point Arial
  unsigned text_width = 9070;  ///< of an upright page
  bool may_turn = true;        ///< whether a page may lie on its side for a wide table
};

/// The body's content, without the element itself: caption and table by turns. Where may_turn, the last element is the
/// set-up of the last page.
[[nodiscard]] std::string word_body(std::span<const PlacedTable> tables, TableStyle style, const WordLook& look);

/// `<NAME ATTRIBUTES>CONTENT</NAME>`; `attributes` and `content` are XML.
[[nodiscard]] std::string xml_element(const std::string& name, const std::string& attributes,
                                      const std::string& content);

}  // namespace rtsurv::report::detail
