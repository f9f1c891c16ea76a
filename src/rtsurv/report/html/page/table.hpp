#pragma once
// A table as HTML. Pasted into Word or LibreOffice it keeps its three rules, its indents and its footnotes: the rules are
// styles of the cells themselves, an indent is an em space, the footnotes are the table's last row.

#include <string>

#include "rtsurv/report/html/page/markup.hpp"
#include "rtsurv/report/table/style.hpp"
#include "rtsurv/report/table/table.hpp"

namespace rtsurv::report::html {

/// The table as a figure-like block with `id`; `number` is "Table 2", or empty. Numbers are aligned on their decimal
/// point. Every header cell has a scope. `style` decides on the font of a P alone; its numbers are those of in_style().
[[nodiscard]] Html draw(const Table& table, const std::string& id, const std::string& number,
                        TableStyle style = TableStyle::vancouver);

/// The rules of a style sheet that push numbers to their decimal point, in cells with `padding` at their left.
[[nodiscard]] std::string number_pushes(const std::string& padding);

}  // namespace rtsurv::report::html
