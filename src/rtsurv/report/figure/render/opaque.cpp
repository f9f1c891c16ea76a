#include "rtsurv/report/figure/render/opaque.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <sstream>

#include <fmt/format.h>
#include <pugixml.hpp>

namespace rtsurv::report::render {

namespace {

/// "#rrggbb" behind `opacity`, on white.
std::string on_white(const std::string& color, double opacity) {
  std::array<int, 3> mixed{};
  for (std::size_t i = 0; i < mixed.size(); ++i) {
    int channel = 0;
    const char* digits = color.data() + 1 + 2 * i;
    std::from_chars(digits, digits + 2, channel, 16);
    mixed[i] = static_cast<int>(std::lround(opacity * channel + (1.0 - opacity) * 255.0));
  }
  return fmt::format("#{:02x}{:02x}{:02x}", mixed[0], mixed[1], mixed[2]);
}

void mix(pugi::xml_node node, const char* color, const char* opacity) {
  const pugi::xml_attribute share = node.attribute(opacity);
  const std::string named = node.attribute(color).value();
  if (!share || named.size() != 7 || named[0] != '#') return;
  node.attribute(color).set_value(on_white(named, share.as_double()).c_str());
  node.remove_attribute(share);
}

void mix_all(pugi::xml_node node) {
  mix(node, "fill", "fill-opacity");
  mix(node, "stroke", "stroke-opacity");
  for (const pugi::xml_node child : node.children()) mix_all(child);
}

}  // namespace

std::string opaque(const std::string& svg) {
  pugi::xml_document document;
  if (!document.load_buffer(svg.data(), svg.size(), pugi::parse_full | pugi::parse_ws_pcdata)) return svg;
  mix_all(document.document_element());
  std::ostringstream text;
  document.save(text, "", pugi::format_raw | pugi::format_no_declaration);
  return text.str();
}

}  // namespace rtsurv::report::render
