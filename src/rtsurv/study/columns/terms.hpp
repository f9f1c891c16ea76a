#pragma once
// A covariate as a user names it. Start here: parse_terms().

#include <optional>
#include <string>
#include <vector>

namespace rtsurv::study {

/// A covariate of a model.
struct TermSpec {
  std::string text = {};  ///< column or SQL expression; also the name of the term
  bool factor = false;    ///< factor(a): levels even when numeric; text and boolean columns always are factors
  std::optional<std::string> reference = {};  ///< factor(a, ref=x); the first level otherwise
  std::vector<std::string> levels = {};       ///< order of the levels, when the protocol gives one
};

/// "a", "factor(a)", "factor(a, ref=x)", separated by commas outside parentheses and quotes. Throws InvalidOption.
[[nodiscard]] std::vector<TermSpec> parse_terms(const std::string& text);

}  // namespace rtsurv::study
