#pragma once
// The tables under the curves: patients at risk at each tick, and the rates at landmarks when the panel had no room.

#include <string>
#include <vector>

#include "rtsurv/report/figure/curves/kaplan_meier_layout.hpp"

namespace rtsurv::report::figure {

/// Rows per group on the panel's x scale, from `top` on, as the layout wants them. Returns where the next thing begins.
double draw_risk_table(Svg& svg, const results::KaplanMeierResult& result, const KaplanMeierLayout& layout, double top);

/// The same with the competing events, which are neither censored nor lost; and what a caption says of it.
double draw_risk_table(Svg& svg, const results::IncidenceResult& result, const KaplanMeierLayout& layout, double top);
[[nodiscard]] std::string incidence_table_words(const KaplanMeierLayout& layout);

/// Rates with limits, a row per group and a column per landmark; returns where the next thing begins.
double draw_rate_table(Svg& svg, const KaplanMeierFigure& content, const KaplanMeierLayout& layout, double top);

}  // namespace rtsurv::report::figure
