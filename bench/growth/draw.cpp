// Draws how cost grows, two panels with logarithmic axes on one scale of seconds: bench_growth < growth.csv > growth.svg
//
// Lines of standard input: panel,line,size,seconds. Panels: "rows" and "columns". A grey line shows what grows in proportion.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <exception>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "rtsurv/report/figure/draw/panel.hpp"
#include "rtsurv/report/figure/draw/placement.hpp"

namespace {

using namespace rtsurv::report;
using namespace rtsurv::report::figure;

struct Line {
  std::string panel, name;
  std::vector<Point> points;  ///< logarithms of size and seconds
};

struct Axis {
  std::string panel, title;
  std::vector<double> sizes;
  std::vector<std::string> labels;
};

struct Ends {
  std::vector<Point> at;
  std::vector<std::string> name;
};

const std::array axes{
    Axis{"rows", "Patients", {1e3, 1e4, 1e5, 1e6, 1e7}, {"10\u00B3", "10\u2074", "10\u2075", "10\u2076", "10\u2077"}},
    Axis{"columns", "Covariates, 100,000 patients", {1, 10, 100, 200}, {"1", "10", "100", "200"}}};
const std::vector<double> seconds{1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0, 100.0};
const std::vector<std::string> seconds_labels{"10 \u00B5s", "0.1 ms", "1 ms", "10 ms", "0.1 s", "1 s", "10 s", "100 s"};

std::vector<double> logarithms(std::vector<double> values) {
  for (double& value : values) value = std::log10(value);
  return values;
}

std::vector<Line> read(std::istream& in) {
  std::vector<Line> lines;
  for (std::string text; std::getline(in, text);) {
    std::istringstream fields(text);
    std::string panel, name, size, taken;
    std::getline(fields, panel, ',');
    std::getline(fields, name, ',');
    std::getline(fields, size, ',');
    std::getline(fields, taken, ',');
    const auto same = [&](const Line& line) { return line.panel == panel && line.name == name; };
    auto line = std::ranges::find_if(lines, same);
    if (line == lines.end()) line = lines.insert(line, {panel, name, {}});
    line->points.push_back({std::log10(std::stod(size)), std::log10(std::stod(taken))});
  }
  return lines;
}

double names_width(const Look& look, const std::vector<Line>& lines, const std::string& panel) {
  double width = 0.0;
  for (const Line& line : lines)
    if (line.panel == panel) width = std::max(width, text_width(line.name, look.type));
  return width + 14.0;
}

/// From the lower left corner upwards, one decade for each decade.
void draw_proportion(Svg& svg, const Panel& panel) {
  const double from = panel.x_ticks.front(), low = panel.y_ticks.front();
  const double decades = std::min(panel.x_ticks.back() - from, panel.y_ticks.back() - low);
  const std::array ends{Point{panel.x(from), panel.y(low)}, Point{panel.x(from + decades), panel.y(low + decades)}};
  svg.polyline(ends, {.color = hair_ink, .width = hairline_weight});
}

void draw_names(Svg& svg, const Look& look, const Panel& panel, const Ends& ends) {
  std::vector<double> centre;
  for (const Point& end : ends.at) centre.push_back(end.y);
  const std::vector<double> height(centre.size(), look.type.leading());
  const auto placed = spread(centre, height, {0.0, panel.box.top, 0.0, panel.box.bottom}, panel.box.height());
  if (!placed) return;
  for (std::size_t i = 0; i < ends.at.size(); ++i) {
    const double left = panel.box.right + 12.0, y = (*placed)[i];
    svg.line({ends.at[i].x + 2.0, ends.at[i].y}, {left - 2.0, y}, {.color = hair_ink, .width = hairline_weight});
    svg.text({left, y + 0.36 * look.type.size}, ends.name[i], {look.type});
  }
}

void draw_panel(Svg& svg, const Look& look, const Axis& axis, const Box& box, const std::vector<Line>& lines) {
  Panel panel = make_panel(box, logarithms(axis.sizes), logarithms(seconds));
  panel.x_labels = axis.labels;
  panel.y_labels = seconds_labels;
  draw_proportion(svg, panel);
  Ends ends;
  for (const Line& line : lines) {
    if (line.panel != axis.panel) continue;
    std::vector<Point> drawn;
    for (const Point& point : line.points) drawn.push_back({panel.x(point.x), panel.y(point.y)});
    const Stroke stroke = series_stroke(look, ends.at.size());
    svg.polyline(drawn, stroke);
    for (const Point& point : drawn) svg.dot(point, 1.5, {stroke.color});
    ends.at.push_back(drawn.back());
    ends.name.push_back(line.name);
  }
  draw_names(svg, look, panel, ends);
  draw_axes(svg, look, panel, axis.title, "Time of one call");
}

std::string draw(const std::vector<Line>& lines) {
  const Look look({.width_mm = 190.0, .title = false});
  Svg svg(look.width);
  const double left = 44.0, gap = 16.0, top = 8.0, height = 190.0;
  double names = 0.0;
  for (const Axis& axis : axes) names += names_width(look, lines, axis.panel);
  const double width = (look.width - 2.0 * left - gap - names - edge) / 2.0;
  double at = left;
  for (const Axis& axis : axes) {
    draw_panel(svg, look, axis, {at, top, at + width, top + height}, lines);
    at += width + names_width(look, lines, axis.panel) + gap + left;
  }
  return svg.finish(top + height + x_axis_height(look) + edge, "How cost grows",
                    "Seconds of one call over patients and over covariates, both on logarithmic axes");
}

}  // namespace

int main() try {
  std::puts(draw(read(std::cin)).c_str());
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_growth: %s\n", error.what());
  return 1;
}
