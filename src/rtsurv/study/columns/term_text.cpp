#include "rtsurv/study/columns/term_text.hpp"

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"

namespace rtsurv::study {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

void refuse_term(std::string_view term, const std::string& why) {
  throw InvalidOption("terms: \"" + std::string(trimmed(term)) + "\" " + why);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  Nesting nesting;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "::") {
      ++i;
    } else if (text[i] == separator && nesting.at_top()) {
      parts.push_back(trimmed(text.substr(start, i - start)));
      start = i + 1;
    } else {
      nesting.pass(text[i]);
      if (nesting.broken()) refuse_term(text, "has a \")\" without its \"(\"");
    }
  }
  if (!nesting.at_top()) refuse_term(text, "has a parenthesis or a quote that does not close");
  parts.push_back(trimmed(text.substr(start)));
  return parts;
}

std::optional<std::string_view> inside_call(std::string_view word, std::string_view term) {
  if (term.substr(0, word.size()) != word) return std::nullopt;
  const std::string_view rest = trimmed(term.substr(word.size()));
  if (rest.size() < 2 || rest.front() != '(' || rest.back() != ')') return std::nullopt;
  Nesting nesting;
  for (std::size_t i = 0; i + 1 < rest.size(); ++i) {
    nesting.pass(rest[i]);
    if (nesting.at_top()) return std::nullopt;  // factor(a) + (b)
  }
  return rest.substr(1, rest.size() - 2);
}

}  // namespace rtsurv::study
