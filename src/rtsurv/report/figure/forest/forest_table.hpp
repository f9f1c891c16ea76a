#pragma once
// A table of hazard ratios with a plot in it: the common part of the forest figures.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/report/figure/draw/panel.hpp"

namespace rtsurv::report::figure {

struct ForestRow {
  enum class Mark { none, square, diamond };

  std::string label;
  bool indented = false;  ///< a level of the heading above
  std::string n, events;  ///< as printed; empty in headings
  std::optional<double> ratio, lower, upper;
  double information = 0.0;  ///< 1 / variance of the log ratio: the area of the square; 0 for that of a number, which
                             ///< depends on its unit
  std::string ratio_text;    ///< "0.69 (0.54–0.88)", "reference", "not estimable (separation)"
  std::string p;
  Mark mark = Mark::none;
  double family_width =
      0.0;  ///< in points: of the labels that stand beside their numbers together; set by draw_forest()
};

struct ForestTable {
  std::string label_head;  ///< of the first column
  std::string ratio_head = "HR", p_head = "P";
  std::vector<ForestRow> rows;
  std::vector<std::string> notes;  ///< below the axis, a paragraph each
};

/// A row of one coefficient: "not estimable" when it is redundant, "not estimable (separation)" when it is infinite,
/// "undetermined" when it is that.
[[nodiscard]] ForestRow forest_row(const results::CoxTerm& term, const std::string& label);

/// Adds the row of a coefficient, made by forest_row(), and below an infinite one its penalised estimate.
void add_term_rows(std::vector<ForestRow>& rows, ForestRow row, const results::CoxTerm& term);

/// Draws the table from `top` on; returns where the next thing begins.
double draw_forest(Svg& svg, const Look& look, ForestTable table, double top);

}  // namespace rtsurv::report::figure
