#pragma once
// How a journal prints numbers in its tables: P values, decimal points, the space before a percent sign, intervals.
//
//     style      P          smallest   digits of P                                       63.9 %   0.69 (0.54–0.88)
//     vancouver  P 0.017    <0.001     as in the report: three under 0.1, two above      63.9 %   0.69 (0.54–0.88)
//     jama       P .02      <.001      two, three under .01; P in italics                63.9%    0.69 (0.54-0.88)
//     lancet     p 0·017    <0·0001    two significant, four decimals at most            63·9%    0·69 (0·54–0·88)
//     nejm       P 0.02     <0.001     two, three under 0.01                             63.9%    0.69 (0.54 to 0.88)
//
// In every style a P below 0.05 has as many digits as keep it there, and one above 0.99 is ">0.99".
// Sources: ICMJE Recommendations and SAMPL (Lang & Altman 2013); AMA Manual of Style, 11th edition, 18.7.1 and 19.5; The
// Lancet, Formatting guidelines for electronic submission of manuscripts; NEJM, Statistical reporting guidelines (2019).

#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/report/table/table.hpp"

namespace rtsurv::report {

enum class TableStyle { vancouver, jama, lancet, nejm };

/// "vancouver", "jama", "lancet", "nejm": in the order of TableStyle.
[[nodiscard]] std::vector<std::string> table_style_names();

/// The style of that name, one of table_style_names().
[[nodiscard]] TableStyle table_style(std::string_view name);

/// The table as the journal prints it. P values of cells are printed anew from their values; those inside a sentence keep
/// their digits, and get the letter, the zero and the point of the style. A decimal point is one between digits that
/// belong to no word: of "C50.9" and "31.12.2020" nothing changes.
[[nodiscard]] Table in_style(Table table, TableStyle style);

/// A piece of a text in one font.
struct TextRun {
  std::string text;
  bool italic = false;
};

/// The text cut where the style wants a P that stands alone in italics.
[[nodiscard]] std::vector<TextRun> text_runs(std::string_view text, TableStyle style);

}  // namespace rtsurv::report
