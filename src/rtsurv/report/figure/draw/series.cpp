#include "rtsurv/report/figure/draw/series.hpp"

#include <algorithm>
#include <array>

namespace rtsurv::report::figure {

namespace {

constexpr double least_width_mm = 60.0;
constexpr double one_column_mm = 140.0;
constexpr std::array<const char*, 8> colors = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                               "#000000", "#882255", "#8a7a00", "#8c8c8c"};
constexpr std::array<const char*, 4> greys = {"#000000", "#737373", "#404040", "#8c8c8c"};
constexpr std::array<const char*, 8> dashes = {
    "", "6 2", "2 1.5", "8 2 1.5 2", "1.2 3", "3.5 3.5", "7 1.5 1.2 1.5 1.2 1.5", "12 4"};

}  // namespace

Look::Look(const FigureStyle& style)
    : width(std::max(least_width_mm, style.width_mm) * points_per_mm),
      narrow(style.width_mm < one_column_mm),
      greyscale(style.greyscale),
      titled(style.title),
      simulated(style.simulated),
      type{8.0, Weight::regular},
      bold{type.size, Weight::bold} {}

Stroke series_stroke(const Look& look, std::size_t group) {
  const std::size_t dash = (group + group / dashes.size()) % dashes.size();  // another one when the colours begin again
  return {look.greyscale ? greys[group % greys.size()] : colors[group % colors.size()], curve_weight, dashes[dash]};
}

}  // namespace rtsurv::report::figure
