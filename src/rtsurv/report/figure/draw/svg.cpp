#include "rtsurv/report/figure/draw/svg.hpp"

#include "rtsurv/report/words/escape.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report::figure {

namespace {

std::string number(double value) { return plain(value, 2); }

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + std::string(value) + "\"";
}

std::string attributes(const Stroke& stroke) {
  std::string out = attribute("stroke", stroke.color) + attribute("stroke-width", number(stroke.width));
  if (!stroke.dash.empty()) out += attribute("stroke-dasharray", stroke.dash);
  if (stroke.opacity < 1.0) out += attribute("stroke-opacity", number(stroke.opacity));
  return out;
}

std::string attributes(const Fill& fill) {
  std::string out = attribute("fill", fill.color);
  if (fill.opacity < 1.0) out += attribute("fill-opacity", number(fill.opacity));
  return out;
}

/// Path data; H and V where the rounded coordinate stays.
std::string path(std::span<const Point> points) {
  std::string out, last_x, last_y;
  for (const Point& point : points) {
    const std::string x = number(point.x), y = number(point.y);
    if (out.empty())
      out = "M" + x + " " + y;
    else if (x == last_x && y != last_y)
      out += "V" + y;
    else if (y == last_y && x != last_x)
      out += "H" + x;
    else if (x != last_x)
      out += "L" + x + " " + y;
    last_x = x;
    last_y = y;
  }
  return out;
}

}  // namespace

void Svg::open(std::string_view css_class) { body_ += "<g" + attribute("class", css_class) + ">\n"; }

void Svg::close() { body_ += "</g>\n"; }

void Svg::line(Point from, Point to, const Stroke& stroke) {
  body_ += "<line" + attribute("x1", number(from.x)) + attribute("y1", number(from.y)) + attribute("x2", number(to.x)) +
           attribute("y2", number(to.y)) + attributes(stroke) + "/>\n";
}

void Svg::polyline(std::span<const Point> points, const Stroke& stroke) {
  if (points.size() < 2) return;
  body_ += "<path" + attribute("d", path(points)) + attribute("fill", "none") + attributes(stroke) + "/>\n";
}

void Svg::upright_ticks(std::span<const Point> centres, double height, const Stroke& stroke) {
  std::string d;
  for (const Point& at : centres)
    d += "M" + number(at.x) + " " + number(at.y - height / 2.0) + "V" + number(at.y + height / 2.0);
  if (!d.empty()) body_ += "<path" + attribute("d", d) + attributes(stroke) + "/>\n";
}

void Svg::area(std::span<const Point> corners, const Fill& fill) {
  if (corners.size() < 3) return;
  body_ += "<path" + attribute("d", path(corners) + "Z") + attributes(fill) + "/>\n";
}

void Svg::dot(Point centre, double radius, const Fill& fill) {
  body_ += "<circle" + attribute("cx", number(centre.x)) + attribute("cy", number(centre.y)) +
           attribute("r", number(radius)) + attributes(fill) + "/>\n";
}

void Svg::box(const Box& box, const Fill& fill, const Stroke& stroke) {
  body_ += "<rect" + attribute("x", number(box.left)) + attribute("y", number(box.top)) +
           attribute("width", number(box.width())) + attribute("height", number(box.height())) + attributes(fill) +
           attributes(stroke) + "/>\n";
}

void Svg::write_text(Point at, std::string_view attributes, std::string_view content, const TextStyle& style) {
  body_ += "<text" + attribute("x", number(at.x)) + attribute("y", number(at.y)) +
           attribute("font-size", number(style.type.size));
  if (style.type.weight == Weight::bold) body_ += attribute("font-weight", "bold");
  if (style.anchor != Anchor::start) body_ += attribute("text-anchor", style.anchor == Anchor::end ? "end" : "middle");
  if (style.color != ink) body_ += attribute("fill", style.color);
  body_ += std::string(attributes) + ">" + std::string(content) + "</text>\n";
}

void Svg::text(Point at, std::string_view text, const TextStyle& style) {
  if (!text.empty()) write_text(at, "", xml_escaped(text), style);
}

void Svg::text(Point at, std::span<const Run> runs, const TextStyle& style) {
  std::string content;
  for (const Run& run : runs)
    content += run.bold ? "<tspan font-weight=\"bold\">" + xml_escaped(run.text) + "</tspan>" : xml_escaped(run.text);
  if (!content.empty()) write_text(at, "", content, style);
}

void Svg::rising_text(Point at, std::string_view text, const TextStyle& style) {
  TextStyle centred = style;
  centred.anchor = Anchor::middle;
  write_text(at, attribute("transform", "rotate(-90 " + number(at.x) + " " + number(at.y) + ")"), xml_escaped(text),
             centred);
}

std::string Svg::finish(double height, std::string_view title, std::string_view description) const {
  const std::string w = number(width_), h = number(height);
  return "<svg" + attribute("xmlns", "http://www.w3.org/2000/svg") +
         attribute("width", plain(width_ / points_per_mm, 3) + "mm") +
         attribute("height", plain(height / points_per_mm, 3) + "mm") + attribute("viewBox", "0 0 " + w + " " + h) +
         attribute("role", "img") + attribute("font-family", "Arial, 'Liberation Sans', Helvetica, sans-serif") +
         attribute("fill", ink) + ">\n<title>" + xml_escaped(title) + "</title>\n<desc>" + xml_escaped(description) +
         "</desc>\n<rect" + attribute("width", w) + attribute("height", h) + " fill=\"#ffffff\"/>\n" + body_ +
         "</svg>\n";
}

}  // namespace rtsurv::report::figure
