#pragma once
// Lines over alpha/beta in one panel, with their names at the right.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/report/figure/draw/panel.hpp"

namespace rtsurv::report::figure {

/// One value for each alpha/beta; a line breaks where there is none.
struct SweptLine {
  std::string name;
  std::vector<std::optional<double>> value, lower, upper;  ///< columns of limits may be empty
  Stroke stroke;
};

struct SweepPanel {
  std::string x_title, y_title;
  bool ratio = false;              ///< y is logarithmic
  std::vector<double> y_ticks;     ///< the axis runs from the first to the last; what lies beyond is drawn at the rim
  std::vector<double> references;  ///< thin horizontal lines
  std::vector<SweptLine> lines;    ///< the first ones are named first when not all names have room
  Box room = {};                   ///< ticks and titles stand left of and below it
};

struct SweepAxis {
  std::vector<double> alpha_beta_gy;
  double reference_gy = 0.0;  ///< marked by a thin vertical line
};

/// Room right of all panels for the widest name, at most a third of the sheet.
[[nodiscard]] double names_width(const Look& look, const std::vector<SweepPanel>& panels);

void draw_sweep_panel(Svg& svg, const Look& look, const SweepAxis& axis, const SweepPanel& content);

}  // namespace rtsurv::report::figure
