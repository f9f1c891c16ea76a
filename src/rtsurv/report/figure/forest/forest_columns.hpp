#pragma once
// Where the columns of a table of hazard ratios stand.

#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/report/figure/forest/forest_table.hpp"

namespace rtsurv::report::figure {

/// Where the numbers of a row stand.
enum class ForestLines {
  one,    ///< beside the label
  two,    ///< below the label
  three,  ///< below the label counts and plot, below these ratio and P
};

/// Places in points. Ratios and P are aligned on their first decimal point.
struct ForestColumns {
  ForestLines lines;
  double label_width;
  double n_end, events_end;  ///< right ends
  double plot_left, plot_right;
  double ratio_left, ratio_point;  ///< left end, and the distance from it to the decimal point
  double p_left, p_point;
};

/// With as few lines a row as leave room for the plot; one line only in a figure of two columns.
[[nodiscard]] ForestColumns forest_columns(const Look& look, const ForestTable& table);

/// How far from the left end of a column a text starts, so that numbers have their decimal point at `point`; words
/// start at the end.
[[nodiscard]] double start_in_column(std::string_view text, double point, const Type& type);

/// The row's label in the lines that its column needs.
[[nodiscard]] std::vector<std::string> label_lines(const ForestRow& row, const ForestColumns& columns,
                                                   const Type& type);

}  // namespace rtsurv::report::figure
