#pragma once
// A covariate as a user names it. Start here: parse_model().

#include <optional>
#include <string>
#include <vector>

namespace rtsurv::study {

/// A number as a natural cubic spline: "spline(age, 3)".
struct SplineSpec {
  std::string variable = {};  ///< column or SQL expression
  std::size_t df = 0;         ///< columns of the spline, 2 to most_spline_df
};

inline constexpr std::size_t most_spline_df = 8;

/// A covariate of a model.
struct TermSpec {
  std::string text = {};  ///< column, SQL expression or spline(...); also the name of the term
  bool factor = false;    ///< factor(a): levels even when numeric; text and boolean columns always are factors
  std::optional<std::string> reference = {};  ///< factor(a, ref=x); the first level otherwise
  std::vector<std::string> levels = {};       ///< order of the levels, when the protocol gives one
  std::vector<TermSpec> crossed = {};         ///< of an interaction its variables, two or more; `text` is "a:b"
  std::optional<SplineSpec> spline = {};
};

/// "a", "factor(a)", "factor(a, ref=x)", "spline(a, 3)", separated by commas outside parentheses and quotes. Throws InvalidOption,
/// also for what a formula of R would say (formula.hpp): a sum of columns stands in parentheses.
[[nodiscard]] std::vector<TermSpec> parse_terms(const std::string& text);

/// What a text "spline(x, df)" says; nothing for any other text. Throws InvalidOption where it says something else.
[[nodiscard]] std::optional<SplineSpec> parse_spline(const std::string& text);

/// Both are splines of the same variable and degree, whatever the blanks in their texts.
[[nodiscard]] bool same_spline(const std::optional<SplineSpec>& a, const std::optional<SplineSpec>& b);

/// The column or expression of a text: that inside spline(...), or the text itself. Throws as parse_spline().
[[nodiscard]] std::string variable_of(const std::string& text);

/// What ":" crosses in a text, and "*" where a spline stands beside it, each in quotes; empty for any other text, such as
/// SQL. Throws InvalidOption for parentheses and quotes that do not close.
[[nodiscard]] std::vector<std::string> crossed_variables(const std::string& text);

/// The same with interactions, which mean what they mean in a formula of R: "a:b" is the interaction alone, "a*b" both
/// variables and their interaction, "a*b*c" all of them up to a:b:c. Single variables stand before interactions of two,
/// these before those of three; what "*" brings and is there already comes once, and so does a spline of one
/// variable and degree. A variable is a factor in an
/// interaction when it is one in a term of its own. A spline stands in no interaction.
///
/// ":" always crosses (a slice or a cast stands in parentheses or is "::"). "*" crosses columns, factor(...) and what is
/// in parentheses; beside a number or another operator it is the product of SQL: "age * 10", "(a * b)". Throws
/// InvalidOption.
[[nodiscard]] std::vector<TermSpec> parse_model(const std::string& text);

/// Codes each variable of an interaction as the term of its own, where there is one.
void code_as_alone(std::vector<TermSpec>& terms);

}  // namespace rtsurv::study
