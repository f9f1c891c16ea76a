#include "rtsurv/table/read/detail/xlsx/xml.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/utf8.hpp"

namespace rtsurv::table::detail::xlsx {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Appends the character of an entity such as amp or #x41; an unknown one stays as it is.
void append_entity(std::string_view entity, std::string& to) {
  constexpr std::array<std::pair<std::string_view, char>, 5> known{
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  for (const auto& [name, c] : known)
    if (entity == name) {
      to += c;
      return;
    }
  unsigned code = 0;
  if (entity.starts_with('#')) {
    const bool hexadecimal = entity.substr(1).starts_with('x');
    const std::string_view digits = entity.substr(hexadecimal ? 2 : 1);
    const auto end = digits.data() + digits.size();
    const auto result = std::from_chars(digits.data(), end, code, hexadecimal ? 16 : 10);
    if (result.ptr == end && code > 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF)) {
      to += utf8(static_cast<char32_t>(code));
      return;
    }
  }
  to.append("&").append(entity).append(";");
}

void append_decoded(std::string_view text, std::string& to) {
  while (!text.empty()) {
    const std::size_t start = text.find('&');
    to += text.substr(0, start);
    if (start == std::string_view::npos) return;
    const std::size_t end = text.find(';', start);
    if (end == std::string_view::npos) {
      to += text.substr(start);
      return;
    }
    append_entity(text.substr(start + 1, end - start - 1), to);
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string decoded(std::string_view text) {
  std::string result;
  append_decoded(text, result);
  return result;
}

XmlScanner::XmlScanner(Source source, std::string path) : source_(std::move(source)), path_(std::move(path)) {}

void XmlScanner::fail() const {
  throw Error(ErrorKind::io, "is a damaged workbook; open it, save it again as .xlsx and try that", {.file = path_});
}

bool XmlScanner::more() {
  constexpr std::size_t step = std::size_t{1} << 18U, largest = 16'000'000;
  buffer_.erase(0, begin_);
  begin_ = 0;
  const std::size_t size = buffer_.size();
  if (size > largest) fail();
  buffer_.resize(size + step);
  const std::size_t got = source_(buffer_.data() + size, step);
  buffer_.resize(size + got);
  return got > 0;
}

std::size_t XmlScanner::through(std::string_view mark, std::size_t from) {
  while (true) {
    const std::size_t found = rest().find(mark, from);
    if (found != std::string_view::npos) return found + mark.size();
    from = std::max(from, rest().size() >= mark.size() ? rest().size() - mark.size() + 1 : 0);
    if (!more()) fail();
  }
}

std::size_t XmlScanner::through_tag() {
  char quote = '\0';
  for (std::size_t i = 1;; ++i) {
    if (i == rest().size() && !more()) fail();
    const char c = buffer_[begin_ + i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    }
  }
}

Token XmlScanner::next() {
  if (closes_itself_) {
    closes_itself_ = false;
    return Token::close;
  }
  Token token = Token::end;
  while (true) {
    if (rest().empty() && !more()) return Token::end;
    if (rest().front() != '<') return take_text();
    while (rest().size() < 9 && more()) {  // enough to tell "<![CDATA["
    }
    if (rest().size() > 1 && rest()[1] != '!' && rest()[1] != '?') return take_tag();
    if (skip_or_take_special(token)) return token;
  }
}

Token XmlScanner::take_text() {
  std::size_t size = rest().find('<');
  while (size == std::string_view::npos) {
    const std::size_t known = rest().size();
    if (!more()) break;
    size = rest().find('<', known);
  }
  text_ = rest().substr(0, size);
  begin_ += text_.size();
  verbatim_ = false;
  return Token::text;
}

bool XmlScanner::skip_or_take_special(Token& token) {
  if (rest().starts_with("<!--")) {
    begin_ += through("-->", 4);
  } else if (rest().starts_with("<![CDATA[")) {
    constexpr std::size_t start = 9, end = 3;
    const std::size_t size = through("]]>", start);
    text_ = rest().substr(start, size - start - end);
    begin_ += size;
    verbatim_ = true;
    token = Token::text;
    return true;
  } else if (rest().starts_with("<?")) {
    begin_ += through("?>", 2);
  } else {
    fail();
  }
  return false;
}

Token XmlScanner::take_tag() {
  const std::size_t size = through_tag();
  std::string_view tag = rest().substr(1, size - 2);
  begin_ += size;
  const bool closes = tag.starts_with('/');
  if (closes) tag.remove_prefix(1);
  closes_itself_ = !closes && tag.ends_with('/');
  if (closes_itself_) tag.remove_suffix(1);
  std::size_t end = 0;
  while (end < tag.size() && !is_space(tag[end])) ++end;
  name_ = without_prefix(tag.substr(0, end));
  attributes_ = tag.substr(end);
  return closes ? Token::close : Token::open;
}

std::optional<std::string_view> XmlScanner::attribute(std::string_view name) const noexcept {
  std::string_view text = attributes_;
  while (true) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    std::string_view key = text.substr(0, equals);
    while (!key.empty() && is_space(key.back())) key.remove_suffix(1);
    const std::size_t open = text.find_first_of("\"'", equals);
    if (open == std::string_view::npos) return std::nullopt;
    const std::size_t close = text.find(text[open], open + 1);
    if (close == std::string_view::npos) return std::nullopt;
    if (without_prefix(key) == name) return text.substr(open + 1, close - open - 1);
    text.remove_prefix(close + 1);
  }
}

void XmlScanner::append_text(std::string& to) const {
  if (verbatim_)
    to += text_;
  else
    append_decoded(text_, to);
}

}  // namespace rtsurv::table::detail::xlsx
