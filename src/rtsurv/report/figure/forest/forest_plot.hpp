#pragma once
// The plot between the columns of a forest: a log axis, squares, diamonds and whiskers.

#include <span>
#include <vector>

#include "rtsurv/report/figure/forest/forest_table.hpp"

namespace rtsurv::report::figure {

/// Ratios on a log scale, with ticks at powers of two.
struct RatioAxis {
  std::vector<double> ticks, labelled;  ///< all powers; those with room for a label, 1 among them
  LinearScale doublings;                ///< of log2(ratio)

  [[nodiscard]] double operator()(double ratio) const;
};

/// Covers 0.5 to 2, the estimates, and of each interval as much as a factor of 3 around its estimate.
[[nodiscard]] RatioAxis ratio_axis(const Look& look, const std::vector<ForestRow>& rows, double left, double right);

[[nodiscard]] double ratio_axis_height(const Look& look);

/// The axis at `bottom`, the thin line at 1 up to `top`, and what lies on either side of it.
void draw_ratio_axis(Svg& svg, const Look& look, const RatioAxis& axis, double top, double bottom);

/// Squares by information, diamonds over their intervals, whiskers with arrows where they leave the axis.
void draw_marks(Svg& svg, const Look& look, const RatioAxis& axis, const std::vector<ForestRow>& rows,
                std::span<const double> middles);

}  // namespace rtsurv::report::figure
