#include "rtsurv/report/html/page/markup.hpp"

#include "rtsurv/report/words/escape.hpp"

namespace rtsurv::report::html {

namespace {

std::string opening(std::string_view name, const Attributes& attributes) {
  std::string result = "<" + std::string(name);
  for (const auto& [key, value] : attributes) result += " " + key + "=\"" + xml_escaped(value) + "\"";
  return result;
}

/// Elements after which the source has a line break, for those who read it.
bool ends_line(std::string_view name) {
  return name != "a" && name != "b" && name != "i" && name != "span" && name != "td" && name != "th" && name != "dt" &&
         name != "code";
}

}  // namespace

Html text(std::string_view plain) { return {unbroken(xml_escaped(plain))}; }

Html element(std::string_view name, const Attributes& attributes, const Html& content) {
  return {opening(name, attributes) + ">" + content.markup + "</" + std::string(name) +
          (ends_line(name) ? ">\n" : ">")};
}

Html element(std::string_view name, const Html& content) { return element(name, {}, content); }

Html void_element(std::string_view name, const Attributes& attributes) { return {opening(name, attributes) + "/>\n"}; }

Html paragraph(std::string_view plain) { return plain.empty() ? Html{} : element("p", text(plain)); }

Html link(const std::string& id, std::string_view plain) { return element("a", {{"href", "#" + id}}, text(plain)); }

std::string css_string(std::string_view plain) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string result = "\"";
  for (const char c : plain) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || c == '"' || c == '\\' || c == '<' || c == '&' || c == '>')
      result += std::string("\\") + digits[byte >> 4] + digits[byte & 15] + " ";
    else
      result += c;
  }
  return result + "\"";
}

}  // namespace rtsurv::report::html
