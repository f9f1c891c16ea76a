#pragma once
// A hazard ratio as a curve over a covariate: what the figures of splines have in common.

#include <string>

#include "rtsurv/report/figure/draw/panel.hpp"
#include "rtsurv/results/methods/cox.hpp"

namespace rtsurv::report::figure {

/// No further from 0 than the logarithm of 16, where the axis ends.
[[nodiscard]] double limited_log_ratio(double log_ratio);

/// On the axis are powers of two of the hazard ratio.
[[nodiscard]] Panel spline_panel(const Look& look, const survival::SplineCox& spline);

/// The line with its band, and where the ratio is 1.
void draw_spline_curve(Svg& svg, const Look& look, const Panel& panel, const survival::SplineCox& spline);

/// "Curve: P = 0.012, of which not a straight line: P = 0.24".
[[nodiscard]] std::string spline_test_words(const survival::SplineCox& spline);

}  // namespace rtsurv::report::figure
