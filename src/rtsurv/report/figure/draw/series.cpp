#include "rtsurv/report/figure/draw/series.hpp"

#include <algorithm>
#include <array>

namespace rtsurv::report::figure {

namespace {

constexpr double least_width_mm = 60.0;
constexpr double one_column_mm = 140.0;
constexpr std::array<const char*, 5> colors = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#000000"};
constexpr std::array<const char*, 5> greys = {"#000000", "#737373", "#404040", "#8c8c8c", "#000000"};
constexpr std::array<const char*, 8> dashes = {
    "", "6 2", "2 1.5", "7 2 1.5 2", "1 1.25", "3.5 3.5", "7 1.5 1 1.5 1 1.5", "10 3"};

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
  const std::size_t i = group % colors.size();
  return {look.greyscale ? greys[i] : colors[i], curve_weight, dashes[group % dashes.size()]};
}

}  // namespace rtsurv::report::figure
