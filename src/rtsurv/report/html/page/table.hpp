#pragma once
// A table with three rules, a caption that stands alone, and footnotes.

#include <string>
#include <vector>

#include "rtsurv/report/html/page/markup.hpp"

namespace rtsurv::report::html {

/// All texts are plain; they are escaped when the table is drawn.
struct Table {
  enum class RowKind {
    plain,
    head,   ///< names a factor; its levels follow
    level,  ///< indented
  };
  struct Row {
    RowKind kind = RowKind::plain;
    std::string label;
    std::vector<std::string> cells;  ///< one per column after the first; missing ones are empty
    std::string span;                ///< a text over all columns after the first, instead of cells
  };
  std::string caption;
  std::vector<std::string> header;  ///< the first column holds the labels
  std::vector<Row> rows;
  std::vector<std::string> notes;
  bool words = false;  ///< cells are words that may wrap, not numbers to align
};

/// The table as a figure-like block with `id`; `number` is "Table 2", or empty. Numbers are aligned on their decimal
/// point. Every header cell has a scope.
[[nodiscard]] Html draw(const Table& table, const std::string& id, const std::string& number);

}  // namespace rtsurv::report::html
