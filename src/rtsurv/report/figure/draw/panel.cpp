#include "rtsurv/report/figure/draw/panel.hpp"

#include <algorithm>

#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report::figure {

namespace {

constexpr double label_gap = 2.0;     // between a tick of the y axis and its label
constexpr double label_drop = 3.0;    // below a tick of the x axis; clear of the lowest label of the y axis
constexpr double tick_spacing = 5.0;  // between labels
constexpr std::size_t most_intervals = 10;
constexpr double title_gap = 3.0;
constexpr std::size_t title_lines = 3;
constexpr std::size_t paragraph_lines = 5;
constexpr std::size_t most_title_lines = 2;  // of a y axis

double widest_label(const std::vector<double>& ticks, const Type& type) {
  double width = 0.0;
  for (const double tick : ticks) width = std::max(width, text_width(tick_label(tick), type));
  return width;
}

/// Of all ticks: those given, then their numbers.
std::vector<std::string> labels_of(const std::vector<double>& ticks, std::vector<std::string> given) {
  for (std::size_t i = given.size(); i < ticks.size(); ++i) given.push_back(tick_label(ticks[i]));
  return given;
}

}  // namespace

void Panel::move_down(double distance) {
  box.top += distance;
  box.bottom += distance;
  y.start += distance;
  y.end += distance;
}

Panel make_panel(const Box& box, std::vector<double> x_ticks, std::vector<double> y_ticks) {
  return {box,
          {x_ticks.front(), x_ticks.back(), box.left, box.right},
          {y_ticks.front(), y_ticks.back(), box.bottom, box.top},
          std::move(x_ticks),
          std::move(y_ticks)};
}

std::string tick_label(double value) {
  const std::string text = plain(value);
  return text.starts_with('-') ? "\u2212" + text.substr(1) : text;
}

std::vector<double> fitting_ticks(double low, double high, double length, const Type& type) {
  for (std::size_t intervals = most_intervals; intervals > 1; --intervals) {
    std::vector<double> ticks = round_ticks(low, high, intervals);
    const double widest_one = widest_label(ticks, type) + tick_spacing;
    if (ticks.size() < 2 || (ticks[1] - ticks[0]) / (high - low) * length >= widest_one) return ticks;
  }
  return {round_ticks(low, high, 1).front()};
}

double y_axis_width(const Look& look, const std::vector<double>& ticks) {
  return tick_length + label_gap + widest_label(ticks, look.type) + title_gap + look.type.size + edge;
}

double y_title_lines(const Look& look, std::string_view title, double height) {
  return static_cast<double>(wrapped(title, height, most_title_lines, look.type).size());
}

double x_axis_height(const Look& look) {
  return tick_length + label_drop + look.type.ascent() + look.type.leading() + look.type.descent();
}

void draw_x_axis(Svg& svg, const Look& look, const Panel& panel, std::string_view title) {
  const double y = panel.box.bottom, label_y = y + tick_length + label_drop + look.type.ascent();
  svg.open("x-axis");
  svg.line({panel.box.left, y}, {panel.box.right, y}, {.width = axis_weight});
  const std::vector<std::string> labels = labels_of(panel.x_ticks, panel.x_labels);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double x = panel.x(panel.x_ticks[i]);
    svg.line({x, y}, {x, y + tick_length}, {.width = axis_weight});
    svg.text({x, label_y}, labels[i], {look.type, Anchor::middle});
  }
  svg.text({(panel.box.left + panel.box.right) / 2.0, label_y + look.type.leading()},
           shortened(title, panel.box.width(), look.type), {look.type, Anchor::middle});
  svg.close();
}

void draw_y_axis(Svg& svg, const Look& look, const Panel& panel, std::string_view title) {
  const double x = panel.box.left, label_x = x - tick_length - label_gap;
  const std::vector<std::string> labels = labels_of(panel.y_ticks, panel.y_labels);
  svg.open("y-axis");
  svg.line({x, panel.box.top}, {x, panel.box.bottom}, {.width = axis_weight});
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double y = panel.y(panel.y_ticks[i]);
    svg.line({x - tick_length, y}, {x, y}, {.width = axis_weight});
    svg.text({label_x, y + 0.36 * look.type.size}, labels[i], {look.type, Anchor::end});
  }
  const double title_x = label_x - widest(labels, look.type) - title_gap - look.type.descent();
  const double room = std::max(0.0, title_x - look.type.ascent() - edge);
  const auto fitting = 1 + static_cast<std::size_t>(room / look.type.leading() + 1e-6);
  const auto lines = wrapped(title, panel.box.height(), std::min(fitting, most_title_lines), look.type);
  for (std::size_t i = 0; i < lines.size(); ++i)
    svg.rising_text({title_x - static_cast<double>(lines.size() - 1 - i) * look.type.leading(),
                     (panel.box.top + panel.box.bottom) / 2.0},
                    lines[i], {look.type});
  svg.close();
}

void draw_axes(Svg& svg, const Look& look, const Panel& panel, std::string_view x_title, std::string_view y_title) {
  draw_x_axis(svg, look, panel, x_title);
  draw_y_axis(svg, look, panel, y_title);
}

double draw_paragraph(Svg& svg, const Look& look, std::string_view text, double top) {
  for (const std::string& line : wrapped(text, look.width - 2.0 * edge, paragraph_lines, look.type)) {
    svg.text({edge, top + look.type.ascent()}, line, {look.type});
    top += look.type.leading();
  }
  return top;
}

double draw_title(Svg& svg, const Look& look, std::string_view title) {
  std::string text = look.titled ? std::string(title) : "";
  if (look.simulated) text += look.titled ? " (simulated patients)" : "Simulated patients";
  if (text.empty()) return edge;
  double y = edge;
  for (const std::string& line : wrapped(text, look.width - 2.0 * edge, title_lines, look.bold)) {
    svg.text({edge, y + look.bold.ascent()}, line, {look.bold});
    y += look.bold.leading();
  }
  return y + 0.6 * look.type.size;
}

}  // namespace rtsurv::report::figure
