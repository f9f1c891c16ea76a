#include "rtsurv/report/words/escape.hpp"

#include "rtsurv/core/utf8.hpp"

namespace rtsurv::report {

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

}  // namespace rtsurv::report
