#include "rtsurv/report/figure/draw/axis_marks.hpp"

#include <algorithm>

namespace rtsurv::report::figure {

namespace {

constexpr int rows = 2;
constexpr double gap = 5.0, line_length = 3.5;

bool has_room(const std::vector<PlacedMark>& placed, const PlacedMark& mark) {
  return std::ranges::none_of(placed, [&](const PlacedMark& other) {
    if (other.row == mark.row) return mark.left < other.right + gap && other.left < mark.right + gap;
    const PlacedMark& lower = other.row < mark.row ? other : mark;
    const double line = other.row < mark.row ? mark.at : other.at;
    return line > lower.left - 2.0 && line < lower.right + 2.0;
  });
}

}  // namespace

std::vector<PlacedMark> place_marks(const Look& look, const Panel& panel, std::vector<AxisMark> marks) {
  std::ranges::stable_sort(marks, std::ranges::greater{}, &AxisMark::weight);
  std::vector<PlacedMark> placed;
  for (AxisMark& mark : marks) {
    if (mark.at < panel.x.from || mark.at > panel.x.to) continue;
    const double width = text_width(mark.text, look.type), at = panel.x(mark.at);
    const double left = std::clamp(at - 0.5 * width, panel.box.left, panel.box.right - width);
    PlacedMark one{at, left, left + width, std::move(mark.text), 0};
    while (one.row < rows && !has_room(placed, one)) ++one.row;
    if (one.row < rows) placed.push_back(std::move(one));
  }
  return placed;
}

double marks_height(const Look& look, const std::vector<PlacedMark>& marks) {
  if (marks.empty()) return 0.0;
  return (1 + std::ranges::max(marks, {}, &PlacedMark::row).row) * look.type.leading() + line_length;
}

void draw_marks(Svg& svg, const Look& look, const Panel& panel, const std::vector<PlacedMark>& marks) {
  if (marks.empty()) return;
  svg.open("marks");
  for (const PlacedMark& mark : marks) {
    const double bottom = panel.box.top - line_length - mark.row * look.type.leading();
    svg.line({mark.at, bottom}, {mark.at, panel.box.top}, {.color = hair_ink, .width = hairline_weight});
    svg.text({mark.left, bottom - look.type.leading() + look.type.ascent()}, mark.text,
             {.type = look.type, .color = soft_ink});
  }
  svg.close();
}

}  // namespace rtsurv::report::figure
