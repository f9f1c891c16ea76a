#include "rtsurv/report/text/coefficients.hpp"

#include <algorithm>
#include <vector>

#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {
namespace {

std::string number(const std::optional<double>& value) { return value ? fixed(*value, 4) : "not estimable"; }

/// The row of one coefficient; `name` is the covariate or the indented level.
std::vector<std::string> coefficient_row(const std::string& name, const results::CoxTerm& term) {
  const std::optional<double>& error = term.robust_std_error ? term.robust_std_error : term.std_error;
  return {name,
          std::to_string(term.n),
          plain(term.events, 1),
          term.infinite       ? "no bound"
          : term.undetermined ? ""
                              : number(term.coefficient),
          term.infinite || term.undetermined ? "" : number(error),
          hazard_ratio(term),
          p_value(term.p)};
}

/// The lines that open a factor: its name, then its reference level.
void add_factor_head(Grid& grid, const results::CoxResult& result, const results::CoxTerm& term) {
  grid.add({term.term});
  if (!term.reference) return;  // an interaction
  const auto reference = std::ranges::find(result.references, term.term, &results::CoxResult::Reference::term);
  if (reference != result.references.end())
    grid.add({"  " + reference->level, std::to_string(reference->n), plain(reference->events, 1), "", "", "reference"});
  else
    grid.add({"  " + *term.reference, "", "", "", "", "reference"});
}

}  // namespace

std::string coefficients(const results::CoxResult& result, const std::string& ratio) {
  Grid grid({"Term", "n", "Events", "Coefficient", result.robust ? "Robust SE" : "SE",
             ratio + " (" + interval_head(result.confidence_level) + ")", "P"});
  std::string previous;
  for (const results::CoxTerm& term : result.terms) {
    if (term.is_single_level()) {
      grid.add({term.term});
      grid.add({"  " + *term.reference, std::to_string(term.n), plain(term.events, 1), "", "", "a single level"});
    } else if (term.is_number()) {
      grid.add(coefficient_row(term.term, term));
    } else {
      if (term.term != previous) add_factor_head(grid, result, term);
      grid.add(coefficient_row("  " + *term.level, term));
    }
    previous = term.level ? term.term : "";
  }
  return grid.text();
}

std::string test_line(const char* name, const survival::ChiSquareTest& test) {
  return std::string(name) + ": chi-square " + fixed(test.chi_square, 2) + " on " + plain(test.df) + " df, " +
         p_phrase(test.p) + "\n";
}

}  // namespace rtsurv::report
