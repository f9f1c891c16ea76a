#include "rtsurv/report/words/escape.hpp"

#include "rtsurv/core/utf8.hpp"

namespace rtsurv::report {

namespace {

void replace_each(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

std::string xml_escaped(std::string_view plain) {
  std::string out;
  for (const char32_t code : code_points(plain)) {
    switch (code) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\t':
      case '\n':
        out += ' ';
        break;
      default:
        if (code >= 0x20 && code != 0x7F && code != 0xFFFE && code != 0xFFFF) out += utf8(code);
    }
  }
  return out;
}

std::string unbroken(std::string text) {
  replace_each(text, "\u03B1/", "\u03B1/\u2060");
  replace_each(text, "\u2009", "\u202F");
  return text;
}

}  // namespace rtsurv::report
