#pragma once
// The parts of a Kaplan-Meier figure that stand in or above the panel.

#include "rtsurv/report/figure/curves/kaplan_meier_layout.hpp"

namespace rtsurv::report::figure {

/// Bands, curves and censoring ticks, and the names at the ends when the layout has them there.
void draw_curves(Svg& svg, const KaplanMeierLayout& layout);

/// An arrow at the end of the time axis when events lie beyond it.
void draw_beyond(Svg& svg, const KaplanMeierLayout& layout);

/// The title, the test where it found no room among the curves, and the legend; returns where the next thing begins.
double draw_head(Svg& svg, const KaplanMeierLayout& layout, const std::string& title, const std::string& test);

/// Swatches and names in rows from `top` on; returns where the next thing begins.
double draw_legend(Svg& svg, const KaplanMeierLayout& layout, double top);

}  // namespace rtsurv::report::figure
