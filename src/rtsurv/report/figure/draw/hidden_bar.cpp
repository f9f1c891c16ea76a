#include "rtsurv/report/figure/draw/hidden_bar.hpp"

namespace rtsurv::report::figure {

namespace {

constexpr double above_axis = 2.0;

}  // namespace

void draw_hidden_bar(Svg& svg, Point foot, std::string_view word, const BarRoom& room) {
  const double length = text_width(word, room.type);
  const TextStyle style{room.type, Anchor::middle, soft_ink};
  if (length <= room.width)
    svg.text({foot.x, foot.y - above_axis - room.type.descent()}, word, style);
  else
    svg.rising_text({foot.x + room.type.descent(), foot.y - above_axis - length / 2.0}, word, style);
}

}  // namespace rtsurv::report::figure
