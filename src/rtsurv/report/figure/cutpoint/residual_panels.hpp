#pragma once
// Small panels of points with a smooth line, side by side: residuals of a model.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rtsurv/report/figure/draw/panel.hpp"
#include "rtsurv/results/parts/checks.hpp"

namespace rtsurv::report::figure {

struct ResidualPanel {
  std::string title, x_title, y_title;
  std::span<const double> x, y;
  const survival::SmoothLine* line = nullptr;  ///< may be null
  double reference = 0.0;                      ///< y of the dashed line: what the model assumes
  bool shows_points = true;                    ///< the y axis holds nine of ten points, not only the line and its band
};

/// The panels in two columns, in one on a narrow sheet, from `top` on; points beyond the y axis are left out.
/// Returns where the next thing begins.
double draw_residual_panels(Svg& svg, const Look& look, const std::vector<ResidualPanel>& panels, double top);

}  // namespace rtsurv::report::figure
