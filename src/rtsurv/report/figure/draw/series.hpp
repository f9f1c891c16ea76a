#pragma once
// How figures look: type sizes, line weights, and the colour and dash pattern of each group.

#include <cstddef>
#include <string>

#include "rtsurv/report/figure/draw/svg.hpp"
#include "rtsurv/report/figure/figure.hpp"

namespace rtsurv::report::figure {

inline constexpr double axis_weight = 0.75;
inline constexpr double curve_weight = 1.25;
inline constexpr double hairline_weight = 0.5;
inline constexpr double tick_length = 3.0;
inline constexpr double edge = 3.0;  ///< free rim of the sheet

/// A style in points.
struct Look {
  explicit Look(const FigureStyle& style);

  double width;  ///< of the sheet
  bool narrow;   ///< one column: under 140 mm
  bool greyscale;
  bool titled;
  bool simulated;
  Type type, bold;  ///< 8 pt at every width
};

/// Okabe and Ito's blue, vermillion, green and purple, then black, wine, olive and grey, all of contrast 3:1 on white, each
/// with a dash pattern of its own: eight groups stay apart by the colour alone and by the pattern alone, in grey. From the
/// ninth on colours come again with another pattern.
[[nodiscard]] Stroke series_stroke(const Look& look, std::size_t group);

}  // namespace rtsurv::report::figure
