#include "report/figure_reading.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <pugixml.hpp>

#include "rtsurv/report/figure/draw/placement.hpp"

namespace rtsurv::report::figure_reading {

namespace {

std::string content(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& child : node.children())
    text += child.type() == pugi::node_element ? content(child) : std::string(child.value());
  return text;
}

bool is_bold(const pugi::xml_node& node) { return std::string_view(node.attribute("font-weight").value()) == "bold"; }

/// The sum of the widths of the pieces, bold ones as bold.
double drawn_width(const pugi::xml_node& node, double size, bool bold) {
  double width = 0.0;
  const figure::Type type{size, bold ? figure::Weight::bold : figure::Weight::regular};
  for (const pugi::xml_node& child : node.children())
    width += child.type() == pugi::node_element ? drawn_width(child, size, bold || is_bold(child))
                                                : figure::text_width(child.value(), type);
  return width;
}

DrawnText read_text(const pugi::xml_node& node) {
  const std::string anchor = node.attribute("text-anchor").as_string("start");
  const figure::Type type{node.attribute("font-size").as_double()};
  const double width = drawn_width(node, type.size, is_bold(node));
  DrawnText out{content(node), node.parent().attribute("class").value(), {}, {}};
  out.at = {node.attribute("x").as_double(), node.attribute("y").as_double()};
  const double left = out.at.x - width * (anchor == "start" ? 0.0 : anchor == "end" ? 1.0 : 0.5);
  out.box = {left, out.at.y - type.ascent(), left + width, out.at.y + type.descent()};
  if (node.attribute("transform"))  // rotated by -90 degrees about its anchor
    out.box = {out.at.x - type.ascent(), out.at.y - width / 2.0, out.at.x + type.descent(), out.at.y + width / 2.0};
  return out;
}

/// The pieces of path data of M, H, V, L and Z.
void read_path(const pugi::xml_node& node, const std::string& group, std::vector<DrawnLine>& lines) {
  const std::string data = node.attribute("d").value();
  const bool filled = std::string_view(node.attribute("fill").value()) != "none" && !node.attribute("stroke");
  figure::Point at, start;
  for (std::size_t i = 0; i < data.size();) {
    const char command = data[i++];
    figure::Point next = at;
    const auto number = [&] {
      std::size_t used = 0;
      const double value = std::stod(data.substr(i), &used);
      i += used;
      return value;
    };
    if (command == 'M' || command == 'L' || command == 'H') next.x = number();
    if (command == 'M' || command == 'L' || command == 'V') next.y = number();
    if (command == 'Z') next = start;
    if (command == 'M')
      start = next;
    else
      lines.push_back({group, at, next, filled});
    at = next;
  }
}

void read_lines(const pugi::xml_node& node, std::vector<DrawnLine>& lines) {
  const std::string group = node.parent().attribute("class").value(), name = node.name();
  const auto at = [&](const char* key) { return node.attribute(key).as_double(); };
  if (name == "line") lines.push_back({group, {at("x1"), at("y1")}, {at("x2"), at("y2")}});
  if (name == "path") read_path(node, group, lines);
  if (name == "circle")
    lines.push_back({group, {at("cx") - at("r"), at("cy") - at("r")}, {at("cx") + at("r"), at("cy") + at("r")}, true});
  if (name == "rect" && node.attribute("x"))
    lines.push_back({group, {at("x"), at("y")}, {at("x") + at("width"), at("y") + at("height")}, true});
}

void collect(const pugi::xml_node& node, DrawnFigure& drawn) {
  for (const pugi::xml_node& child : node.children()) {
    for (const pugi::xml_attribute& attribute : child.attributes())
      EXPECT_EQ(std::string(attribute.value()).find("not estimable"), std::string::npos)
          << "a coordinate that is no number: " << child.name() << " " << attribute.name();
    if (std::string_view(child.name()) == "text") drawn.texts.push_back(read_text(child));
    read_lines(child, drawn.lines);
    collect(child, drawn);
  }
}

}  // namespace

std::vector<DrawnText> DrawnFigure::in(std::string_view group) const {
  std::vector<DrawnText> out;
  std::ranges::copy_if(texts, std::back_inserter(out), [&](const DrawnText& text) { return text.group == group; });
  return out;
}

bool DrawnFigure::says(std::string_view text) const {
  return std::ranges::any_of(texts, [&](const DrawnText& drawn) { return drawn.text == text; });
}

DrawnFigure read(const Figure& drawn) {
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_string(drawn.svg.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
  EXPECT_TRUE(parsed) << parsed.description() << " in " << drawn.name;
  const pugi::xml_node root = document.child("svg");
  DrawnFigure out;
  const std::string view = root.attribute("viewBox").value();
  EXPECT_EQ(std::sscanf(view.c_str(), "0 0 %lf %lf", &out.width, &out.height), 2) << view;
  collect(root, out);
  return out;
}

std::string misplaced_texts(const DrawnFigure& drawn) {
  constexpr double tolerance = 0.05;  // decimals of the SVG
  std::string problems;
  for (std::size_t i = 0; i < drawn.texts.size(); ++i) {
    const DrawnText& text = drawn.texts[i];
    if (text.box.left < -tolerance || text.box.top < -tolerance || text.box.right > drawn.width + tolerance ||
        text.box.bottom > drawn.height + tolerance)
      problems += "beyond the sheet: " + text.text + "\n";
    for (std::size_t j = 0; j < i; ++j) {
      const figure::Box other = drawn.texts[j].box;
      const figure::Box smaller = {other.left + tolerance, other.top + tolerance, other.right - tolerance,
                                   other.bottom - tolerance};
      if (overlap(text.box, smaller)) problems += "overlap: " + text.text + " / " + drawn.texts[j].text + "\n";
    }
  }
  return problems;
}

std::string struck_texts(const DrawnFigure& drawn) {
  constexpr double tolerance = 0.05;
  std::string problems;
  for (const DrawnLine& line : drawn.lines) {
    if (line.group != "marks") continue;
    const auto [left, right] = std::minmax(line.from.x, line.to.x);
    const auto [top, bottom] = std::minmax(line.from.y, line.to.y);
    for (const DrawnText& text : drawn.texts)
      if (left < text.box.right - tolerance && right > text.box.left + tolerance && top < text.box.bottom - tolerance &&
          bottom > text.box.top + tolerance)
        problems += "struck through: " + text.text + "\n";
  }
  return problems;
}

survival::KaplanMeier estimate(std::vector<Patient> patients, const std::vector<double>& landmarks) {
  std::ranges::sort(patients, {}, &Patient::time);
  survival::KaplanMeier out;
  out.n = static_cast<double>(patients.size());
  double share = 1.0, greenwood = 0.0;
  for (std::size_t i = 0, next = 0; i < patients.size(); i = next) {
    double events = 0.0;
    for (next = i; next < patients.size() && patients[next].time == patients[i].time; ++next)
      events += patients[next].event;
    const auto at_risk = static_cast<double>(patients.size() - i);
    share *= 1.0 - events / at_risk;
    greenwood += events / (at_risk * (at_risk - events));
    const double half_width = share > 0.0 ? 1.96 * std::sqrt(greenwood) : std::numeric_limits<double>::quiet_NaN();
    out.time.push_back(patients[i].time);
    out.at_risk.push_back(at_risk);
    out.events_at.push_back(events);
    out.censored.push_back(static_cast<double>(next - i) - events);
    out.survival.push_back(share);
    out.std_error.push_back(share * half_width / 1.96);
    out.lower.push_back(share * std::exp(-half_width));
    out.upper.push_back(share > 0.0 ? std::min(1.0, share * std::exp(half_width)) : half_width);
    out.events += events;
  }
  for (const double landmark : landmarks) {
    survival::SurvivalAt at{landmark, 0.0, {}, {}, {}, {}};
    for (std::size_t i = 0; i < out.time.size() && out.time[i] <= landmark && landmark <= out.time.back(); ++i) {
      at.survival = out.survival[i];
      at.lower = std::isfinite(out.lower[i]) ? std::optional(out.lower[i]) : std::nullopt;
      at.upper = std::isfinite(out.upper[i]) ? std::optional(out.upper[i]) : std::nullopt;
    }
    out.at.push_back(at);
  }
  return out;
}

std::vector<Patient> cohort(int n, double last, int events_in_ten) {
  std::vector<Patient> patients;
  for (int i = 1; i <= n; ++i) patients.push_back({last * i / n, (i * 7 + 5) % 10 < events_in_ten ? 1 : 0});
  return patients;
}

}  // namespace rtsurv::report::figure_reading
