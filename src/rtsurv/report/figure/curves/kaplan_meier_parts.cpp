#include "rtsurv/report/figure/curves/kaplan_meier_parts.hpp"

#include <algorithm>

namespace rtsurv::report::figure {

namespace {

constexpr double curve_band_opacity = 0.15;
constexpr double tail_band_opacity = 0.07;
constexpr std::size_t many_groups = 5;  // from here on bands are half as strong
constexpr double tail_opacity = 0.5;
constexpr double censor_tick = 3.0;  // 4 px
constexpr double entry_gap = 14.0;
constexpr std::size_t legend_lines = 2;
constexpr double arrow_length = 4.0, arrow_height = 4.5;
constexpr std::size_t most_lines = 4;  // of a test above the panel

void draw_band(Svg& svg, const KaplanMeierLayout& layout, std::size_t group) {
  const std::string color = layout.stroke(group).color;
  const double strength = layout.curves.size() < many_groups ? 1.0 : 0.5;
  const auto draw = [&](const Band& band, double opacity) {
    std::vector<Point> outline = band.upper;
    outline.insert(outline.end(), band.lower.rbegin(), band.lower.rend());
    svg.area(outline, {color, strength * opacity});
  };
  for (const Band& band : layout.curves[group].bands) draw(band, curve_band_opacity);
  for (const Band& band : layout.curves[group].tail_bands) draw(band, tail_band_opacity);
}

void draw_curve(Svg& svg, const KaplanMeierLayout& layout, std::size_t group) {
  const StepCurve& curve = layout.curves[group];
  const Stroke stroke = layout.stroke(group);
  Stroke pale = stroke;
  pale.opacity = tail_opacity;
  svg.polyline(curve.line, stroke);
  svg.polyline(curve.tail, pale);
  svg.upright_ticks(curve.censored, censor_tick, {.color = stroke.color, .width = axis_weight});
}

void draw_end_label(Svg& svg, const KaplanMeierLayout& layout, std::size_t group) {
  const Type& type = layout.look.type;
  const EndLabel& label = layout.end_labels[group];
  double baseline = layout.panel.box.top + label.box.top + 0.5 * (type.leading() - type.ascent()) + type.ascent();
  const double left = label.box.left - swatch_gap, middle = baseline - 0.36 * type.size;
  if (label.swatch) svg.line({left - swatch_length, middle}, {left, middle}, layout.stroke(group));
  for (const std::string& line : label.lines) {
    svg.text({label.box.left, baseline}, line, {type});
    baseline += type.leading();
  }
}

double draw_test_above(Svg& svg, const Look& look, const std::string& text, double top) {
  if (text.empty()) return top;
  for (const std::string& line : wrapped(text, look.width - 2.0 * edge, most_lines, look.type)) {
    svg.text({edge, top + look.type.ascent()}, line, {look.type});
    top += look.type.leading();
  }
  return top + 0.5 * look.type.size;
}

}  // namespace

double draw_head(Svg& svg, const KaplanMeierLayout& layout, const std::string& title, const std::string& test) {
  const double top = draw_test_above(svg, layout.look, test, draw_title(svg, layout.look, title));
  return layout.has_legend() ? draw_legend(svg, layout, top) : top;
}

void draw_curves(Svg& svg, const KaplanMeierLayout& layout) {
  svg.open("curves");
  if (layout.curves.size() <= most_banded_groups)
    for (std::size_t i = 0; i < layout.curves.size(); ++i) draw_band(svg, layout, i);
  for (std::size_t i = 0; i < layout.curves.size(); ++i) draw_curve(svg, layout, i);
  for (std::size_t i = 0; i < layout.end_labels.size(); ++i) draw_end_label(svg, layout, i);
  svg.close();
}

void draw_beyond(Svg& svg, const KaplanMeierLayout& layout) {
  if (!(layout.events_beyond > 0.0)) return;
  const Point end{layout.panel.box.right, layout.panel.box.bottom};
  const std::vector<Point> corners{
      {end.x, end.y - 0.5 * arrow_height}, {end.x + arrow_length, end.y}, {end.x, end.y + 0.5 * arrow_height}};
  svg.open("beyond");
  svg.area(corners, {ink});
  svg.close();
}

double draw_legend(Svg& svg, const KaplanMeierLayout& layout, double top) {
  const Type& type = layout.look.type;
  const double full = layout.look.width - 2.0 * edge, text_start = swatch_length + swatch_gap;
  const std::size_t n = layout.names.size();
  const double entry = std::min(full, text_start + widest(layout.names, type));
  const auto fitting = static_cast<std::size_t>((full + entry_gap) / (entry + entry_gap));
  const std::size_t rows = (n + fitting - 1) / fitting, columns = (n + rows - 1) / rows;
  svg.open("legend");
  for (std::size_t first = 0; first < n; first += columns) {
    std::size_t height = 1;
    for (std::size_t i = first; i < std::min(first + columns, n); ++i) {
      const double left = edge + static_cast<double>(i - first) * (entry + entry_gap);
      const double middle = top + type.ascent() - 0.36 * type.size;
      svg.line({left, middle}, {left + swatch_length, middle}, layout.stroke(i));
      const auto lines = wrapped(layout.names[i], entry - text_start, legend_lines, type);
      for (std::size_t k = 0; k < lines.size(); ++k)
        svg.text({left + text_start, top + type.ascent() + static_cast<double>(k) * type.leading()}, lines[k], {type});
      height = std::max(height, lines.size());
    }
    top += static_cast<double>(height) * type.leading();
  }
  svg.close();
  return top + 0.5 * type.size;
}

}  // namespace rtsurv::report::figure
