// The text of --terms: columns, expressions and factor(...), separated by commas.
#include "rtsurv/study/columns/terms.hpp"

#include <string_view>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"

namespace rtsurv::study {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

[[noreturn]] void refuse(std::string_view term, const std::string& why) {
  throw InvalidOption("terms: \"" + std::string(trimmed(term)) + "\" " + why);
}

/// Follows parentheses and quotes along a text; a doubled quote closes and opens again.
class Nesting {
 public:
  void pass(char c) {
    if (quote_ != 0) {
      if (c == quote_) quote_ = 0;
    } else if (c == '\'' || c == '"') {
      quote_ = c;
    } else if (c == '(') {
      ++depth_;
    } else if (c == ')') {
      --depth_;
    }
  }
  [[nodiscard]] bool at_top() const { return depth_ == 0 && quote_ == 0; }
  [[nodiscard]] bool broken() const { return depth_ < 0; }

 private:
  int depth_ = 0;
  char quote_ = 0;
};

/// The parts between the commas that stand outside parentheses and quotes.
std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  Nesting nesting;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ',' && nesting.at_top()) {
      parts.push_back(trimmed(text.substr(start, i - start)));
      start = i + 1;
    } else {
      nesting.pass(text[i]);
      if (nesting.broken()) refuse(text, "has a \")\" without its \"(\"");
    }
  }
  if (!nesting.at_top()) refuse(text, "has a parenthesis or a quote that does not close");
  parts.push_back(trimmed(text.substr(start)));
  return parts;
}

/// What stands in factor( ... ), when the whole term is one such call.
std::optional<std::string_view> inside_factor(std::string_view term) {
  constexpr std::string_view word = "factor";
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

std::string unquoted(std::string_view text) {
  if (text.size() < 2 || (text.front() != '\'' && text.front() != '"') || text.back() != text.front())
    return std::string(text);
  const char quote = text.front();
  std::string result;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    result += text[i];
    if (text[i] == quote && text[i + 1] == quote) ++i;
  }
  return result;
}

/// The label in "ref = label".
std::string reference_in(std::string_view argument, std::string_view term) {
  const std::size_t equals = argument.find('=');
  if (equals == std::string_view::npos || trimmed(argument.substr(0, equals)) != "ref")
    refuse(term, "is not understood; write factor(column) or factor(column, ref=level)");
  const std::string label = unquoted(trimmed(argument.substr(equals + 1)));
  if (label.empty()) refuse(term, "names no reference level after \"ref=\"");
  return label;
}

TermSpec parse_term(std::string_view term) {
  TermSpec spec;
  const auto inside = inside_factor(term);
  if (!inside) {
    spec.text = std::string(term);
    return spec;
  }
  const std::vector<std::string_view> arguments = split(*inside);
  if (arguments.front().empty()) refuse(term, "names no column");
  if (arguments.size() > 2) refuse(term, "is not understood; write factor(column) or factor(column, ref=level)");
  spec.text = std::string(arguments.front());
  spec.factor = true;
  if (arguments.size() == 2) spec.reference = reference_in(arguments[1], term);
  return spec;
}

}  // namespace

std::vector<TermSpec> parse_terms(const std::string& text) {
  std::vector<TermSpec> terms;
  for (const std::string_view term : split(text)) {
    if (term.empty()) throw InvalidOption("terms: a term is empty; separate columns by single commas");
    terms.push_back(parse_term(term));
  }
  return terms;
}

}  // namespace rtsurv::study
