#include "rtsurv/core/mention.hpp"

#include <algorithm>
#include <string>

#include "rtsurv/core/text.hpp"

namespace rtsurv {
namespace {

/// Letters beyond ASCII belong to names.
bool is_name_character(char c) { return is_ascii_alphanumeric(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

/// Takes what stands between the quotes at the start of `rest`; a doubled quote is one. To the end when not closed.
std::string take_quoted(std::string_view& rest) {
  const char quote = rest.front();
  std::string inside;
  rest.remove_prefix(1);
  while (!rest.empty() && (rest.front() != quote || rest.substr(1, 1) == std::string_view(&quote, 1))) {
    inside += rest.front();
    rest.remove_prefix(rest.front() == quote ? 2 : 1);
  }
  if (!rest.empty()) rest.remove_prefix(1);
  return inside;
}

std::string_view take_word(std::string_view& rest) {
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_name_character);
  const std::string_view word = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(word.size());
  return word;
}

bool calls(std::string_view after) {
  const std::size_t next = after.find_first_not_of(" \t\r\n");
  return next != std::string_view::npos && after[next] == '(';
}

}  // namespace

bool mentions(std::string_view text, std::string_view name) {
  if (same_without_case(text, name)) return true;
  std::string column(name);
  if (name.starts_with('"')) {
    column = take_quoted(name);
  } else if (!std::all_of(name.begin(), name.end(), is_name_character) &&
             fold_case(text).find(fold_case(name)) != std::string::npos) {
    return true;
  }
  while (!text.empty()) {
    if (text.front() == '\'') {
      take_quoted(text);
    } else if (text.front() == '"') {
      if (same_without_case(take_quoted(text), column)) return true;
    } else if (is_name_character(text.front())) {
      if (same_without_case(take_word(text), column) && !calls(text)) return true;
    } else {
      text.remove_prefix(1);
    }
  }
  return false;
}

}  // namespace rtsurv
