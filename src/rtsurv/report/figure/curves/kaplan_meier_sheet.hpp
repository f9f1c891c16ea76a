#pragma once
// The whole sheet of a figure of curves, which fall from 1 or rise from 0.

#include <functional>
#include <string>

#include "rtsurv/report/figure/curves/kaplan_meier_layout.hpp"

namespace rtsurv::report::figure {

/// What is said of the figure, above it and to those who cannot see it.
struct SheetTexts {
  std::string title, description;
};

/// Draws the table below the panel from `top` on; returns where the next thing begins.
using DrawTable = std::function<double(Svg& svg, const KaplanMeierLayout& layout, double top)>;

/// The SVG: title, test and legend, curves with notes, axes, the table, and the rates where the panel has no room for them.
[[nodiscard]] std::string draw_sheet(const KaplanMeierFigure& content, KaplanMeierLayout layout,
                                     const SheetTexts& texts, const DrawTable& draw_table);

}  // namespace rtsurv::report::figure
