// The text of --terms: columns, expressions and factor(...), separated by commas.
#include "rtsurv/study/columns/terms.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

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

/// The parts between the separators that stand outside parentheses and quotes; "::" separates nothing.
std::vector<std::string_view> split(std::string_view text, char separator = ',') {
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
      if (nesting.broken()) refuse(text, "has a \")\" without its \"(\"");
    }
  }
  if (!nesting.at_top()) refuse(text, "has a parenthesis or a quote that does not close");
  parts.push_back(trimmed(text.substr(start)));
  return parts;
}

/// What stands in word( ... ), when the whole term is one such call.
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
  std::string label = unquoted(trimmed(argument.substr(equals + 1)));
  if (label.empty()) refuse(term, "names no reference level after \"ref=\"");
  return label;
}

std::optional<SplineSpec> spline_in(std::string_view term) {
  const auto inside = inside_call("spline", term);
  if (!inside) return std::nullopt;
  const std::vector<std::string_view> arguments = split(*inside);
  SplineSpec spline{std::string(arguments.front()), 0};
  if (arguments.size() == 2) {
    const auto [end, failure] =
        std::from_chars(arguments[1].data(), arguments[1].data() + arguments[1].size(), spline.df);
    if (failure != std::errc{} || end != arguments[1].data() + arguments[1].size()) spline.df = 0;
  }
  if (spline.variable.empty() || spline.df < 2 || spline.df > most_spline_df)
    refuse(term, "is not understood; write spline(column, df) with 2 to " + std::to_string(most_spline_df) +
                     " degrees of freedom, such as spline(age, 3)");
  return spline;
}

TermSpec parse_term(std::string_view term) {
  TermSpec spec;
  spec.spline = spline_in(term);
  const auto inside = inside_call("factor", term);
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

/// Whether "*" may cross it: a column, a call or what is in parentheses, without an operator outside them; no number.
bool is_variable(std::string_view text) {
  if (text.empty() || text.find_first_not_of("0123456789.eE") == std::string_view::npos) return false;
  Nesting nesting;
  for (const char c : text) {
    if (nesting.at_top() && std::string_view("+-/%<>=!|&^~").find(c) != std::string_view::npos) return false;
    nesting.pass(c);
  }
  return true;
}

TermSpec crossing(std::vector<TermSpec> variables) {
  TermSpec term;
  for (const TermSpec& variable : variables)
    if (variable.spline)
      refuse(variable.text, "stands in an interaction, which a spline cannot; cross \"" + variable.spline->variable +
                                "\" itself or a grouping of it");
  for (const TermSpec& variable : variables) term.text += (term.text.empty() ? "" : ":") + variable.text;
  term.crossed = std::move(variables);
  return term;
}

/// "a", or "a:b".
TermSpec parse_crossing(std::string_view term) {
  std::vector<TermSpec> variables;
  for (const std::string_view variable : split(term, ':')) {
    if (variable.empty()) refuse(term, "lacks a variable beside \":\"");
    variables.push_back(parse_term(variable));
  }
  return variables.size() == 1 ? std::move(variables.front()) : crossing(std::move(variables));
}

std::vector<TermSpec> variables_of(const TermSpec& term) {
  return term.crossed.empty() ? std::vector<TermSpec>{term} : term.crossed;
}

/// The terms that the product of `factors` stands for: each combination of one and more of them.
std::vector<TermSpec> expanded(const std::vector<TermSpec>& factors) {
  std::vector<TermSpec> terms;
  for (std::size_t chosen = 1; chosen < std::size_t{1} << factors.size(); ++chosen) {
    std::vector<TermSpec> variables;
    for (std::size_t i = 0; i < factors.size(); ++i)
      if ((chosen >> i & 1U) != 0)
        for (TermSpec& one : variables_of(factors[i])) variables.push_back(std::move(one));
    terms.push_back(variables.size() == 1 ? std::move(variables.front()) : crossing(std::move(variables)));
  }
  return terms;
}

/// The factors of a product "a*b"; one where "*" is none of ours.
std::vector<TermSpec> factors_of(std::string_view term) {
  constexpr std::size_t most = 6;
  const std::vector<std::string_view> parts = split(term, '*');
  std::vector<TermSpec> factors;
  if (parts.size() == 1 || !std::ranges::all_of(parts, is_variable)) return {parse_crossing(term)};
  if (parts.size() > most) refuse(term, "crosses more than 6 variables");
  for (const std::string_view part : parts) factors.push_back(parse_crossing(part));
  return factors;
}

bool same_variables(const TermSpec& a, const TermSpec& b) {
  const auto names = [](const TermSpec& term) {
    std::vector<std::string> result;
    for (const TermSpec& variable : variables_of(term)) result.push_back(variable.text);
    std::ranges::sort(result);
    return result;
  };
  return names(a) == names(b);
}

}  // namespace

void code_as_alone(std::vector<TermSpec>& terms) {
  for (TermSpec& term : terms)
    for (TermSpec& variable : term.crossed)
      for (const TermSpec& alone : terms)
        if (alone.crossed.empty() && alone.text == variable.text) variable = alone;
}

std::optional<SplineSpec> parse_spline(const std::string& text) { return spline_in(trimmed(text)); }

std::string variable_of(const std::string& text) {
  const std::optional<SplineSpec> spline = parse_spline(text);
  return spline ? spline->variable : text;
}

std::vector<TermSpec> parse_model(const std::string& text) {
  std::vector<TermSpec> terms;
  for (const std::string_view term : split(text)) {
    if (term.empty()) throw InvalidOption("terms: a term is empty; separate columns by single commas");
    const std::vector<TermSpec> factors = factors_of(term);
    for (TermSpec& one : expanded(factors)) {
      const bool there = std::ranges::any_of(terms, [&](const TermSpec& other) { return same_variables(one, other); });
      if (!there || (factors.size() == 1 && one.crossed.empty())) terms.push_back(std::move(one));
    }
  }
  code_as_alone(terms);
  std::ranges::stable_sort(terms, {}, [](const TermSpec& term) { return variables_of(term).size(); });
  return terms;
}

std::vector<TermSpec> parse_terms(const std::string& text) {
  std::vector<TermSpec> terms;
  for (const std::string_view term : split(text)) {
    if (term.empty()) throw InvalidOption("terms: a term is empty; separate columns by single commas");
    terms.push_back(parse_term(term));
  }
  return terms;
}

}  // namespace rtsurv::study
