#include "rtsurv/study/columns/formula.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "rtsurv/core/text.hpp"
#include "rtsurv/study/columns/term_text.hpp"

namespace rtsurv::study {
namespace {

struct Word {
  std::string_view word, instead;
};
constexpr std::array<Word, 12> words{{{"C", "write factor("},
                                      {"I", "write "},
                                      {"as.factor", "write factor("},
                                      {"ordered", "write factor("},
                                      {"ns", "write spline("},
                                      {"bs", "write spline("},
                                      {"rcs", "write spline("},
                                      {"pspline", "write spline("},
                                      {"strat", "leave it out and say --strata "},
                                      {"strata", "leave it out and say --strata "},
                                      {"cluster", "leave it out and say --cluster "},
                                      {"offset", "no covariate has a fixed coefficient here; leave out "}}};

/// A column as it stands, or a call such as factor(a): no number and no operator.
bool is_covariate(std::string_view text) {
  if (text.empty() || is_ascii_digit(text.front()) || text.front() == '(' || text.front() == '\'') return false;
  Nesting nesting;
  for (const char c : text) {
    if (nesting.at_top() && std::string_view(" +-*/%<>=!|&^~:").find(c) != std::string_view::npos) return false;
    nesting.pass(c);
  }
  return true;
}

std::string listed(const std::vector<std::string_view>& parts) {
  std::string list;
  for (const std::string_view part : parts) list += (list.empty() ? "" : ", ") + std::string(part);
  return list;
}

}  // namespace

void refuse_formula(std::string_view term) {
  if (term.starts_with('~') || inside_call("Surv", split(term, '~').front()))
    refuse_term(term, "is a formula of R; name the covariates alone, with commas between");
  for (const auto& [word, instead] : words)
    if (const auto inside = inside_call(word, term)) {
      const std::string_view named = instead.ends_with("factor(") ? split(*inside).front() : *inside;
      refuse_term(term, "is not known here; " + std::string(instead) + std::string(named) +
                            (instead.ends_with('(') ? ")" : ""));
    }
  for (const char sign : {'+', '&'}) {
    const std::vector<std::string_view> parts = split(term, sign);
    if (parts.size() > 1 && std::ranges::all_of(parts, is_covariate))
      refuse_term(term, std::string("would be one covariate, ") + (sign == '+' ? "the sum" : "their common bits") +
                            "; write commas between several: " + listed(parts) +
                            (sign == '+' ? "; a sum that is meant stands in parentheses" : ""));
  }
}

}  // namespace rtsurv::study
