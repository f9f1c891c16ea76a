#include "rtsurv/audit/text/plain_text.hpp"

#include <algorithm>
#include <array>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/utf8.hpp"

namespace rtsurv::audit {
namespace {

constexpr std::size_t longest_quotation = 100;
constexpr double most_control_characters = 0.02;

bool continues(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

bool is_dash(char32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D || c == 0x96 ||
         c == 0x97;
}

bool is_blank(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_invisible(char32_t c) { return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF; }

/// What a character beyond ASCII becomes.
std::string_view plain_of(char32_t c) {
  if (is_dash(c)) return "-";
  if (is_blank(c)) return " ";
  if (is_invisible(c)) return "";
  switch (c) {
    case 0x2264:
    case 0x2A7D:
    case 0x2266:
      return "<=";
    case 0x2265:
    case 0x2A7E:
    case 0x2267:
      return ">=";
    case 0xFF1C:
      return "<";
    case 0xFF1E:
      return ">";
    case 0xFF1D:
      return "=";
    case 0xFF05:
      return "%";
    case 0xFF08:
      return "(";
    case 0xFF09:
      return ")";
    case 0xFF0C:
      return ",";
    case 0x3B1:
      return "alpha";
    case 0x3B2:
    case 0xDF:
      return "beta";
    case 0xB7:
    case 0x22C5:
    case 0x2219:
      return ".";
    case 0xD7:
      return "x";
    case 0x2044:
    case 0x2215:
      return "/";
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
      return "'";
    case 0x2028:
    case 0x2029:
      return "\n";
    default:
      return c < 0xC0 || (c >= 0x2000 && c < 0x2C00) ? " " : "x";
  }
}

void refuse_binary(const std::string& bytes, const std::string& path) {
  const auto refuse = [&](const std::string& what) { throw Error(ErrorKind::data, what, {.file = path}); };
  if (bytes.starts_with("%PDF")) refuse("a PDF is no text; save its text first, for example with pdftotext");
  if (bytes.starts_with("PK\x03\x04"))
    refuse("a Word document or other archive is no text; save it as plain text first");
  const auto control = static_cast<double>(std::ranges::count_if(bytes, [](char c) {
    return (c >= 0 && c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c == 0x7F;
  }));
  if (bytes.find('\0') != std::string::npos || control > most_control_characters * static_cast<double>(bytes.size()))
    refuse("a binary file, not text");
  if (bytes.find_first_not_of(" \t\r\n\f\v") == std::string::npos) refuse("the file is empty");
}

class Reader {
 public:
  explicit Reader(const std::string& bytes) : bytes_(bytes) {}

  PlainText read() {
    for (std::string_view rest = bytes_; !rest.empty();) {
      const auto character = first_character(rest);
      const std::size_t origin = plain_.source.size();
      // A byte that begins no character counts as Latin-1.
      const char32_t code = character ? character->code : static_cast<unsigned char>(rest.front());
      const std::size_t length = character ? character->length : 1;
      plain_.source += character ? std::string(rest.substr(0, length)) : utf8(code);
      take(code, origin);
      rest.remove_prefix(length);
    }
    return std::move(plain_);
  }

 private:
  void take(char32_t code, std::size_t origin) {
    if (code == '\n') return end_line(origin);
    if (code == '\r') return;
    if (code < 0x80) {
      const char one = static_cast<char>(code);
      put(one == '\t' || one == '\f' || one == '\v' ? " " : std::string_view(&one, 1), origin);
    } else {
      put(plain_of(code), origin);
    }
  }

  void put(std::string_view text, std::size_t origin) {
    for (const char c : text) {
      plain_.text += c;
      plain_.lines.push_back(line_);
      plain_.origin.push_back(static_cast<std::uint32_t>(origin));
      if (c != ' ') blank_line_ = false;
    }
  }

  /// One line break is a blank, an empty line ends the paragraph.
  void end_line(std::size_t origin) {
    put(blank_line_ ? "\n" : " ", origin);
    blank_line_ = true;
    ++line_;
  }

  const std::string& bytes_;
  PlainText plain_;
  std::uint32_t line_ = 1;
  bool blank_line_ = true;
};

}  // namespace

PlainText plain_text(const std::string& bytes, const std::string& path) {
  refuse_binary(bytes, path);
  return Reader(bytes).read();
}

std::string quotation(const PlainText& plain, std::size_t begin, std::size_t end) {
  end = std::min(end, plain.text.size());
  if (begin >= end) return {};
  const std::size_t from = plain.origin[begin];
  const std::size_t to = end < plain.origin.size() ? plain.origin[end] : plain.source.size();
  std::string quoted;
  for (const char c : plain.source.substr(from, to - from)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
    if (!blank)
      quoted += c;
    else if (!quoted.empty() && quoted.back() != ' ')
      quoted += ' ';
  }
  if (quoted.size() <= longest_quotation) return quoted.substr(0, quoted.find_last_not_of(' ') + 1);
  std::size_t cut = longest_quotation;
  while (cut > 0 && continues(static_cast<unsigned char>(quoted[cut]))) --cut;
  return quoted.substr(0, cut) + "\u2026";
}

}  // namespace rtsurv::audit
