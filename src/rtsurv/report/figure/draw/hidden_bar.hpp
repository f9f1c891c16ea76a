#pragma once
// What stands where a bar would, if its count may not be seen.

#include <string_view>

#include "rtsurv/report/figure/draw/svg.hpp"
#include "rtsurv/report/figure/draw/typesetting.hpp"

namespace rtsurv::report::figure {

/// The letters and the width that a bar may take.
struct BarRoom {
  Type type;
  double width = 0.0;
};

/// "<5" or "hidden" above `foot`, the middle of the bar's lower end; rising where the room is too narrow.
void draw_hidden_bar(Svg& svg, Point foot, std::string_view word, const BarRoom& room);

}  // namespace rtsurv::report::figure
