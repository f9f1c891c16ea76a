// The text of --terms: columns, expressions and factor(...), separated by commas.
#include "rtsurv/study/columns/terms.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/study/columns/formula.hpp"
#include "rtsurv/study/columns/term_text.hpp"

namespace rtsurv::study {
namespace {

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
    refuse_term(term, "is not understood; write factor(column) or factor(column, ref=level)");
  std::string label = unquoted(trimmed(argument.substr(equals + 1)));
  if (label.empty()) refuse_term(term, "names no reference level after \"ref=\"");
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
    refuse_term(term, "is not understood; write spline(column, df) with 2 to " + std::to_string(most_spline_df) +
                          " degrees of freedom, such as spline(age, 3)");
  return spline;
}

TermSpec parse_term(std::string_view term) {
  refuse_formula(term);
  TermSpec spec;
  spec.spline = spline_in(term);
  const auto inside = inside_call("factor", term);
  if (!inside) {
    spec.text = std::string(term);
    return spec;
  }
  const std::vector<std::string_view> arguments = split(*inside);
  if (arguments.front().empty()) refuse_term(term, "names no column");
  if (arguments.size() > 2) refuse_term(term, "is not understood; write factor(column) or factor(column, ref=level)");
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
      refuse_term(variable.text, "stands in an interaction, which a spline cannot; cross \"" +
                                     variable.spline->variable + "\" itself or a grouping of it");
  for (const TermSpec& variable : variables) term.text += (term.text.empty() ? "" : ":") + variable.text;
  term.crossed = std::move(variables);
  return term;
}

/// "a", or "a:b".
TermSpec parse_crossing(std::string_view term) {
  std::vector<TermSpec> variables;
  for (const std::string_view variable : split(term, ':')) {
    if (variable.empty()) refuse_term(term, "lacks a variable beside \":\"");
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
  if (parts.size() > most) refuse_term(term, "crosses more than 6 variables");
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

bool same_spline(const std::optional<SplineSpec>& a, const std::optional<SplineSpec>& b) {
  return a && b && a->variable == b->variable && a->df == b->df;
}

std::vector<std::string> crossed_variables(const std::string& text) {
  std::vector<std::string> variables;
  if (text.find('[') != std::string::npos) return variables;  // a[1:2]
  std::vector<std::string_view> parts = split(text, ':');
  if (parts.size() == 1) {
    parts = split(text, '*');
    if (std::ranges::none_of(parts, [](std::string_view one) { return inside_call("spline", one).has_value(); }))
      return variables;
  }
  if (parts.size() > 1)
    for (const std::string_view part : parts) variables.push_back('"' + std::string(part) + '"');
  return variables;
}

std::vector<TermSpec> parse_model(const std::string& text) {
  std::vector<TermSpec> terms;
  for (const std::string_view term : split(text)) {
    if (term.empty()) throw InvalidOption("terms: a term is empty; separate columns by single commas");
    const std::vector<TermSpec> factors = factors_of(term);
    for (TermSpec& one : expanded(factors)) {
      const auto there = [&](const auto& same) {
        return std::ranges::any_of(terms, [&](const TermSpec& other) { return same(one, other); });
      };
      const auto one_spline = [](const TermSpec& a, const TermSpec& b) { return same_spline(a.spline, b.spline); };
      const bool wanted_twice = factors.size() == 1 && one.crossed.empty();
      if (!there(one_spline) && (wanted_twice || !there(same_variables))) terms.push_back(std::move(one));
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
