#include "rtsurv/report/figure/dose/sweep_panel.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/report/figure/draw/placement.hpp"

namespace rtsurv::report::figure {

namespace {

constexpr double name_gap = 6.0;
constexpr double conclusion_share = 0.34;
constexpr double sweep_band_opacity = 0.1;
constexpr std::size_t conclusion_lines = 2;

/// The panel's scales; those of a ratio run over its logarithm.
struct Frame {
  Panel panel;
  bool ratio = false;

  [[nodiscard]] double y(double value) const {
    const double low = panel.y_ticks.front(), high = panel.y_ticks.back();
    const double inside = std::clamp(ratio ? std::log(std::max(value, 1e-300)) : value, low, high);
    return panel.y(inside);
  }
};

Frame frame_of(const Look& look, const SweepAxis& axis, const SweepPanel& content) {
  const Box& room = content.room;
  Frame frame;
  frame.ratio = content.ratio;
  Panel& panel = frame.panel;
  for (const double tick : content.y_ticks) {
    panel.y_ticks.push_back(content.ratio ? std::log(tick) : tick);
    panel.y_labels.push_back(tick_label(tick));
  }
  panel.box = room;
  panel.x = {axis.alpha_beta_gy.front(), axis.alpha_beta_gy.back(), room.left, room.right};
  if (!(panel.x.to > panel.x.from)) panel.x.to = panel.x.from + 1.0;
  panel.x_ticks = fitting_ticks(panel.x.from, panel.x.to, room.width(), look.type);
  panel.y = {panel.y_ticks.front(), panel.y_ticks.back(), room.bottom, room.top};
  return frame;
}

/// Calls `use` with the points of every unbroken stretch of some columns.
template <class Use>
void for_each_stretch(const Frame& frame, const SweepAxis& axis, const std::vector<std::optional<double>>& column,
                      Use use) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < column.size() && i < axis.alpha_beta_gy.size(); ++i) {
    if (column[i]) points.push_back({frame.panel.x(axis.alpha_beta_gy[i]), frame.y(*column[i])});
    if ((!column[i] || i + 1 == column.size()) && !points.empty()) {
      use(points);
      points.clear();
    }
  }
}

void draw_band(Svg& svg, const Frame& frame, const SweepAxis& axis, const SweptLine& line) {
  std::vector<std::vector<Point>> upper, lower;
  for_each_stretch(frame, axis, line.upper, [&](const auto& points) { upper.push_back(points); });
  for_each_stretch(frame, axis, line.lower, [&](const auto& points) { lower.push_back(points); });
  for (std::size_t i = 0; i < std::min(upper.size(), lower.size()); ++i) {
    if (upper[i].size() != lower[i].size()) continue;  // a limit is missing on one side
    upper[i].insert(upper[i].end(), lower[i].rbegin(), lower[i].rend());
    svg.area(upper[i], {line.stroke.color, sweep_band_opacity});
  }
}

void draw_line(Svg& svg, const Frame& frame, const SweepAxis& axis, const SweptLine& line) {
  for_each_stretch(frame, axis, line.value, [&](const std::vector<Point>& points) {
    if (points.size() == 1)
      svg.dot(points.front(), 1.2, {line.stroke.color});
    else
      svg.polyline(points, line.stroke);
  });
}

/// The last point of a line, if it has one.
std::optional<Point> end_of(const Frame& frame, const SweepAxis& axis, const SweptLine& line) {
  for (std::size_t i = std::min(line.value.size(), axis.alpha_beta_gy.size()); i-- > 0;)
    if (line.value[i]) return Point{frame.panel.x(axis.alpha_beta_gy[i]), frame.y(*line.value[i])};
  return std::nullopt;
}

struct Name {
  std::vector<std::string> lines;
  Point end;
};

/// The names of as many lines as have room, the first ones first, each as near to its line as the others let it.
void draw_names(Svg& svg, const Look& look, const Frame& frame, std::vector<Name> names) {
  const Type& type = look.type;
  std::optional<std::vector<double>> placed;
  while (!names.empty() && !placed) {
    std::vector<double> centre, height;
    for (const Name& name : names) {
      centre.push_back(name.end.y);
      height.push_back(static_cast<double>(name.lines.size()) * type.leading());
    }
    const Box column = {0.0, frame.panel.box.top - type.leading() / 2.0, 0.0, frame.panel.box.bottom + tick_length};
    placed = spread(centre, height, column, frame.panel.box.height());
    if (!placed) names.pop_back();
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double left = frame.panel.box.right + 2.0 * name_gap, centre = (*placed)[i];
    svg.line({names[i].end.x + 1.0, names[i].end.y}, {left - 2.0, centre},
             {.color = hair_ink, .width = hairline_weight});
    double baseline = centre - static_cast<double>(names[i].lines.size()) * type.leading() / 2.0 +
                      0.5 * (type.leading() - type.ascent()) + type.ascent();
    for (const std::string& line : names[i].lines) {
      svg.text({left, baseline}, line, {type});
      baseline += type.leading();
    }
  }
}

/// In the middle of the panel: the names of lines without any value.
void draw_missing(Svg& svg, const Look& look, const Frame& frame, const std::vector<std::string>& names) {
  const Box& box = frame.panel.box;
  double y = box.top + look.type.leading();
  for (const std::string& name : names) {
    svg.text({(box.left + box.right) / 2.0, y}, shortened(name + ": not estimable", box.width(), look.type),
             {look.type, Anchor::middle, soft_ink});
    y += look.type.leading();
  }
}

}  // namespace

double names_width(const Look& look, const std::vector<SweepPanel>& panels) {
  double width = 0.0;
  for (const SweepPanel& panel : panels)
    for (const SweptLine& line : panel.lines) width = std::max(width, text_width(line.name, look.type));
  return 2.0 * name_gap + std::min(width, conclusion_share * look.width);
}

void draw_sweep_panel(Svg& svg, const Look& look, const SweepAxis& axis, const SweepPanel& content) {
  const Box& room = content.room;
  const Frame frame = frame_of(look, axis, content);
  svg.open("sweep");
  for (const double reference : content.references)
    svg.line({room.left, frame.y(reference)}, {room.right, frame.y(reference)},
             {.color = hair_ink, .width = hairline_weight});
  const double at = frame.panel.x(axis.reference_gy);
  svg.line({at, room.top}, {at, room.bottom}, {.color = hair_ink, .width = hairline_weight});
  for (const SweptLine& line : content.lines) draw_band(svg, frame, axis, line);
  for (const SweptLine& line : content.lines) draw_line(svg, frame, axis, line);
  std::vector<Name> names;
  std::vector<std::string> missing;
  for (const SweptLine& line : content.lines) {
    const double width = look.width - edge - room.right - 2.0 * name_gap;
    if (const auto end = end_of(frame, axis, line))
      names.push_back({wrapped(line.name, width, conclusion_lines, look.type), *end});
    else
      missing.push_back(line.name);
  }
  draw_names(svg, look, frame, std::move(names));
  draw_missing(svg, look, frame, missing);
  svg.close();
  draw_y_axis(svg, look, frame.panel, content.y_title);
  draw_x_axis(svg, look, frame.panel, content.x_title);
}

}  // namespace rtsurv::report::figure
