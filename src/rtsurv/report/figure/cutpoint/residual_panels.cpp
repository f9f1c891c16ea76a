#include "rtsurv/report/figure/cutpoint/residual_panels.hpp"

#include <algorithm>
#include <cmath>

namespace rtsurv::report::figure {

namespace {

constexpr double smooth_band_opacity = 0.15, point_opacity = 0.45, residual_radius = 1.2, gutter = 14.0;
constexpr double least_half = 0.5;  // of the y axis, about the reference
constexpr std::size_t title_lines = 2;

/// The values between which all but a twentieth at each end lie.
std::pair<double, double> inner_range(std::span<const double> values) {
  std::vector<double> ascending(values.begin(), values.end());
  std::ranges::sort(ascending);
  const std::size_t off = ascending.size() / 20;
  return {ascending[off], ascending[ascending.size() - 1 - off]};
}

Panel frame_of(const Look& look, const ResidualPanel& content, const Box& box) {
  double low = content.reference - least_half, high = content.reference + least_half;
  if (content.shows_points || !content.line) {
    const auto [least, most] = inner_range(content.y);
    low = std::min(low, least);
    high = std::max(high, most);
  }
  if (content.line) {
    low = std::min(low, std::ranges::min(content.line->lower));
    high = std::max(high, std::ranges::max(content.line->upper));
  }
  Panel panel;
  panel.box = box;
  const double first = std::ranges::min(content.x), last = std::ranges::max(content.x);
  const double air = 0.02 * std::max(last - first, 1e-9);
  panel.x = {first - air, last + air, box.left, box.right};
  panel.x_ticks = fitting_ticks(panel.x.from, panel.x.to, box.width(), look.type);
  panel.y = {low, high, box.bottom, box.top};
  panel.y_ticks = round_ticks(low, high, look.narrow ? 4 : 5);
  return panel;
}

void draw_points(Svg& svg, const Panel& panel, const ResidualPanel& content) {
  for (std::size_t i = 0; i < content.x.size(); ++i)
    if (content.y[i] >= panel.y.from && content.y[i] <= panel.y.to)
      svg.dot({panel.x(content.x[i]), panel.y(content.y[i])}, residual_radius, {soft_ink, point_opacity});
}

void draw_line(Svg& svg, const Look& look, const Panel& panel, const ResidualPanel& content) {
  svg.line({panel.box.left, panel.y(content.reference)}, {panel.box.right, panel.y(content.reference)},
           {.color = ink, .width = axis_weight, .dash = "4 2"});
  if (!content.line) return;
  std::vector<Point> line, band;
  for (std::size_t k = 0; k < content.line->x.size(); ++k) {
    line.push_back({panel.x(content.line->x[k]), panel.y(content.line->value[k])});
    band.push_back({panel.x(content.line->x[k]), panel.y(content.line->upper[k])});
  }
  for (std::size_t k = content.line->x.size(); k-- > 0;)
    band.push_back({panel.x(content.line->x[k]), panel.y(content.line->lower[k])});
  const Stroke stroke = series_stroke(look, 0);
  svg.area(band, {stroke.color, smooth_band_opacity});
  svg.polyline(line, {.color = stroke.color, .width = curve_weight});
}

void draw_panel(Svg& svg, const Look& look, const ResidualPanel& content, const Box& box, double title_top) {
  svg.open("panel");
  double baseline = title_top + look.type.ascent();
  for (const std::string& line : wrapped(content.title, box.right - box.left, title_lines, look.bold)) {
    svg.text({box.left, baseline}, line, {look.bold});
    baseline += look.type.leading();
  }
  const Panel panel = frame_of(look, content, box);
  draw_points(svg, panel, content);
  draw_line(svg, look, panel, content);
  draw_axes(svg, look, panel, content.x_title, content.y_title);
  svg.close();
}

}  // namespace

double draw_residual_panels(Svg& svg, const Look& look, const std::vector<ResidualPanel>& panels, double top) {
  const std::size_t columns = look.narrow || panels.size() == 1 ? 1 : 2;
  const double y_axis = y_axis_width(look, {-10.0, -0.5});
  const double width =
      (look.width - 2.0 * edge - gutter * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const double height = look.width * (columns == 2 ? 0.19 : look.narrow ? 0.4 : 0.25);
  const double titles = static_cast<double>(title_lines) * look.type.leading();
  const double row = titles + height + x_axis_height(look) + 0.5 * look.type.leading();
  for (std::size_t i = 0; i < panels.size(); ++i) {
    const std::size_t place = i % columns, line = i / columns;
    const double left = edge + static_cast<double>(place) * (width + gutter) + y_axis;
    const double from = top + static_cast<double>(line) * row;
    const double right = left - y_axis + width - 0.5 * text_width("000", look.type);
    draw_panel(svg, look, panels[i], {left, from + titles, right, from + titles + height}, from);
  }
  const std::size_t lines = (panels.size() + columns - 1) / columns;
  return top + static_cast<double>(lines) * row;
}

}  // namespace rtsurv::report::figure
