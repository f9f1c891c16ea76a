#include "rtsurv/report/figure/forest/forest_plot.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report::figure {

namespace {

constexpr double most_doublings = 6.0;  // estimates beyond 1/64 and 64 are drawn as arrows
constexpr double reach = 1.6;           // doublings around an estimate that an interval may widen the axis
constexpr double air = 0.1;             // doublings beyond
constexpr double largest_square = 7.0;
constexpr double smallest_square = 2.5;
constexpr double plain_square = 4.0;  // of an estimate without comparable information
constexpr double arrow = 3.5;
constexpr double diamond_half = 4.0;

double doublings(double ratio) { return std::clamp(std::log2(ratio), -20.0, 20.0); }

/// A triangle at the end of the axis, pointing out; `side` is -1 or 1.
void draw_arrow(Svg& svg, Point tip, double side, const std::string& color) {
  const double back = tip.x - side * arrow;
  const std::vector<Point> corners = {tip, {back, tip.y - arrow / 2.0}, {back, tip.y + arrow / 2.0}};
  svg.area(corners, {color});
}

void draw_whisker(Svg& svg, const RatioAxis& axis, const ForestRow& row, double y) {
  const double start = axis.doublings.start, end = axis.doublings.end;
  const double left = row.lower ? axis(*row.lower) : start - 1.0, right = row.upper ? axis(*row.upper) : end + 1.0;
  svg.line({std::clamp(left, start, end), y}, {std::clamp(right, start, end), y}, {.width = axis_weight});
  if (left < start) draw_arrow(svg, {start, y}, -1.0, ink);
  if (right > end) draw_arrow(svg, {end, y}, 1.0, ink);
}

void draw_square(Svg& svg, const RatioAxis& axis, Point at, double side, const std::string& color) {
  if (at.x < axis.doublings.start || at.x > axis.doublings.end) return;
  const double half = side / 2.0;
  const std::vector<Point> corners = {
      {at.x - half, at.y - half}, {at.x + half, at.y - half}, {at.x + half, at.y + half}, {at.x - half, at.y + half}};
  svg.area(corners, {color});
}

void draw_diamond(Svg& svg, const RatioAxis& axis, const ForestRow& row, double y, const std::string& color) {
  const double start = axis.doublings.start, end = axis.doublings.end;
  const auto inside = [&](double ratio) { return std::clamp(axis(ratio), start, end); };
  const double middle = inside(*row.ratio);
  const double left = row.lower ? inside(*row.lower) : start, right = row.upper ? inside(*row.upper) : end;
  const std::vector<Point> corners = {{left, y}, {middle, y - diamond_half}, {right, y}, {middle, y + diamond_half}};
  svg.area(corners, {color});
}

bool labels_fit(const Look& look, const RatioAxis& axis) {
  double free_from = -1e9;
  for (const double tick : axis.labelled) {
    const double half = text_width(tick_label(tick), look.type) / 2.0 + 1.5;
    if (axis(tick) - half < free_from) return false;
    free_from = axis(tick) + half;
  }
  return true;
}

/// What lies on either side of 1, in as many words as there is room for.
void draw_directions(Svg& svg, const Look& look, double one, double y) {
  const double room = look.type.size / 2.0;
  for (const char* word : {" hazard", ""}) {
    const std::string lower = "\u2190 lower" + std::string(word), higher = "higher" + std::string(word) + " \u2192";
    const bool fits = one - room - text_width(lower, look.type) >= edge &&
                      one + room + text_width(higher, look.type) <= look.width - edge;
    if (!fits) continue;
    svg.text({one - room, y}, lower, {look.type, Anchor::end, soft_ink});
    svg.text({one + room, y}, higher, {look.type, Anchor::start, soft_ink});
    return;
  }
}

}  // namespace

double RatioAxis::operator()(double ratio) const { return doublings(figure::doublings(ratio)); }

RatioAxis ratio_axis(const Look& look, const std::vector<ForestRow>& rows, double left, double right) {
  double low = -1.0, high = 1.0;
  for (const ForestRow& row : rows) {
    if (!row.ratio) continue;
    const double at = std::clamp(doublings(*row.ratio), -most_doublings, most_doublings);
    low = std::min({low, at, row.lower ? std::max(doublings(*row.lower), at - reach) : at - reach});
    high = std::max({high, at, row.upper ? std::min(doublings(*row.upper), at + reach) : at + reach});
  }
  RatioAxis axis;
  axis.doublings = {low - air, high + air, left, right};
  low = std::exp2(axis.doublings.from);
  high = std::exp2(axis.doublings.to);
  axis.ticks = axis.labelled = ratio_ticks(low, high, 1);
  for (int step = 2; !labels_fit(look, axis); ++step) axis.labelled = ratio_ticks(low, high, step);
  return axis;
}

double ratio_axis_height(const Look& look) {
  return tick_length + 2.0 + 2.0 * look.type.leading() + 0.5 * look.type.size;
}

void draw_ratio_axis(Svg& svg, const Look& look, const RatioAxis& axis, double top, double bottom) {
  const double start = axis.doublings.start, end = axis.doublings.end, one = axis(1.0);
  svg.open("x-axis");
  svg.line({one, top}, {one, bottom}, {.width = hairline_weight});
  svg.line({start, bottom}, {end, bottom}, {.width = axis_weight});
  const double label_y = bottom + tick_length + 2.0 + look.type.ascent();
  for (const double tick : axis.ticks)
    svg.line({axis(tick), bottom}, {axis(tick), bottom + tick_length}, {.width = axis_weight});
  for (const double tick : axis.labelled)
    svg.text({axis(tick), label_y}, tick_label(tick), {look.type, Anchor::middle});
  draw_directions(svg, look, one, label_y + look.type.leading());
  svg.close();
}

void draw_marks(Svg& svg, const Look& look, const RatioAxis& axis, const std::vector<ForestRow>& rows,
                std::span<const double> middles) {
  const std::string color = series_stroke(look, 0).color;
  double most = 0.0;
  for (const ForestRow& row : rows)
    if (row.mark == ForestRow::Mark::square) most = std::max(most, row.information);
  svg.open("marks");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const ForestRow& row = rows[i];
    if (row.mark == ForestRow::Mark::diamond) draw_diamond(svg, axis, row, middles[i], color);
    if (row.mark != ForestRow::Mark::square) continue;
    draw_whisker(svg, axis, row, middles[i]);
    const double side = row.information > 0.0
                            ? std::max(smallest_square, largest_square * std::sqrt(row.information / most))
                            : plain_square;
    draw_square(svg, axis, {axis(*row.ratio), middles[i]}, side, color);
  }
  svg.close();
}

}  // namespace rtsurv::report::figure
