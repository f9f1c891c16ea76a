#pragma once
// Named places of an x axis, written above the panel: schedules, deciles.

#include <string>
#include <vector>

#include "rtsurv/report/figure/draw/panel.hpp"

namespace rtsurv::report::figure {

struct AxisMark {
  double at = 0.0;  ///< on the x scale
  std::string text;
  double weight = 0.0;  ///< the heavier find their room first
};

/// A mark that has room; row 0 stands next to the panel.
struct PlacedMark {
  double at = 0.0, left = 0.0, right = 0.0;  ///< on the sheet
  std::string text;
  int row = 0;
};

/// Two rows at most, without overlaps, inside the panel's width; a mark without room or outside the scale is left out.
/// A mark of the upper row stands over a gap of the lower one, through which its line runs.
[[nodiscard]] std::vector<PlacedMark> place_marks(const Look& look, const Panel& panel, std::vector<AxisMark> marks);

/// Room that they need above the panel.
[[nodiscard]] double marks_height(const Look& look, const std::vector<PlacedMark>& marks);

void draw_marks(Svg& svg, const Look& look, const Panel& panel, const std::vector<PlacedMark>& marks);

}  // namespace rtsurv::report::figure
