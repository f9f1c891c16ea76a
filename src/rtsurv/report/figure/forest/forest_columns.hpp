#pragma once
// Where the columns of a table of hazard ratios stand, and on which line of its row each text.

#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/report/figure/forest/forest_table.hpp"

namespace rtsurv::report::figure {

/// Places in points. Ratios and P are aligned on their first decimal point.
struct ForestColumns {
  bool narrow;         ///< events and patients share a column, and labels stand above their numbers rather than wrap
  bool ratio_below;    ///< no room for plot and ratio side by side: ratio and P stand below counts and plot
  double label_width;  ///< of the column beside the counts; 0: labels stand above the numbers
  double n_end, events_end;  ///< right ends
  double plot_left, plot_right;
  double ratio_left, ratio_point;  ///< left end, and the distance from it to the decimal point
  double p_left, p_point;
  double right;  ///< end of the last
  double gap;    ///< between two columns
};

/// Gives each row with counts the width of the widest label of its neighbours that are indented as it is.
void set_family_widths(const Look& look, std::vector<ForestRow>& rows);

/// As many labels beside their numbers as leave room for the plot. On a narrow sheet all of neighbouring rows or none.
[[nodiscard]] ForestColumns forest_columns(const Look& look, const ForestTable& table);

/// What the column of events says of a row: on a narrow sheet "47/120", "–/120" where they are not known.
[[nodiscard]] std::string events_text(const ForestRow& row, bool narrow);

/// The heads of the columns but P, as a row.
[[nodiscard]] ForestRow head_row(const ForestTable& table);

/// The lines of a row, counted from its top.
struct RowLines {
  std::vector<std::string> label;  ///< from line 0 on
  double numbers = 0.0;            ///< the line of counts and plot
  double ratio = 0.0;              ///< the line of ratio and P
  double all = 1.0;
};

/// A label that does not fit its column stands above, over the whole sheet. One without counts may reach to the plot,
/// and over it where nothing is drawn beside it.
[[nodiscard]] RowLines row_lines(const ForestRow& row, const ForestColumns& columns, const Type& type);

/// The head of the P column in its lines.
[[nodiscard]] std::vector<std::string> p_head_lines(const Look& look, const ForestTable& table);

/// Where the row's ratio and P start: numbers with their point at that of the column, words at its left end or, when they
/// are longer than the column, further left.
[[nodiscard]] double ratio_start(const ForestRow& row, const ForestColumns& columns, const Type& type);
[[nodiscard]] double p_start(std::string_view p, const ForestColumns& columns, const Type& type);

}  // namespace rtsurv::report::figure
