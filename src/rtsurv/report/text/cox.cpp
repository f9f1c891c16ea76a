#include <algorithm>

#include "rtsurv/report/format.hpp"
#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/text/notes.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words.hpp"

namespace rtsurv::report {

namespace {

std::string number(const std::optional<double>& value) { return value ? fixed(*value, 4) : "not estimable"; }

/// The row of one coefficient; `name` is the covariate or the indented level.
std::vector<std::string> coefficient_row(const std::string& name, const results::CoxTerm& term) {
  const std::optional<double>& error = term.robust_std_error ? term.robust_std_error : term.std_error;
  return {name,
          std::to_string(term.n),
          plain(term.events, 1),
          term.infinite ? "no bound" : number(term.coefficient),
          term.infinite ? "" : number(error),
          hazard_ratio(term),
          p_value(term.p)};
}

/// The lines that open a factor: its name, then its reference level.
void add_factor_head(Grid& grid, const results::CoxResult& result, const results::CoxTerm& term) {
  grid.add({term.term});
  const auto reference = std::ranges::find(result.references, term.term, &results::CoxResult::Reference::term);
  if (reference != result.references.end())
    grid.add({"  " + reference->level, std::to_string(reference->n), plain(reference->events, 1), "", "", "reference"});
  else
    grid.add({"  " + term.reference.value_or("reference level"), "", "", "", "", "reference"});
}

std::string coefficients(const results::CoxResult& result) {
  Grid grid({"Term", "n", "Events", "Coefficient", result.robust ? "Robust SE" : "SE",
             "HR (" + interval_head(result.confidence_level) + ")", "P"});
  std::string previous;
  for (const results::CoxTerm& term : result.terms) {
    if (!term.level) {
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

std::string proportional_hazards(const results::CoxResult& result) {
  if (result.zph.empty()) return "";
  Grid grid({"Proportional hazards", "Chi-square", "df", "P"});
  for (const auto& zph : result.zph)
    grid.add({zph.term == "GLOBAL" ? "all terms" : zph.term, fixed(zph.test.chi_square, 2), plain(zph.test.df),
              p_value(zph.test.p)});
  return "\n" + grid.text() + "Score test of a trend of the coefficients over " + zph_scale(result.zph_transform) +
         ".\n";
}

std::string convention(const results::CoxResult& result) {
  std::string text = "Convention: " + ties_name(result.ties) + " ties; " + level_phrase(result.confidence_level) +
                     " Wald intervals" + (result.robust ? " from the robust variance" : "") + "; P of the Wald test";
  if (std::ranges::any_of(result.terms, &results::CoxTerm::infinite))
    text += ", without bound of the likelihood-ratio test";
  for (std::size_t i = 0; i < result.strata.size(); ++i)
    text += (i == 0 ? "; stratified by " : ", ") + result.strata[i];
  return text + ".\n";
}

}  // namespace

std::string to_text(const results::CoxResult& result) {
  std::string text = heading("Cox proportional hazards model") + coefficients(result);
  text += sample_line(result.sample);
  text += test_line("Likelihood ratio", result.likelihood_ratio) + test_line("Wald", result.wald) +
          test_line("Score", result.score);
  if (result.concordance)
    text += "Concordance (Harrell's C): " + fixed(result.concordance->c, 3) + " (SE " +
            fixed(result.concordance->std_error, 3) + ")\n";
  text += "Log likelihood: " + fixed(result.loglik_null, 3) + " without, " + fixed(result.loglik_model, 3) +
          " with the terms; " + std::to_string(result.iterations) + " iterations" +
          (result.converged ? "" : ", not converged") + ".\n";
  text += convention(result) + proportional_hazards(result);
  return text + warning_lines(result.sample.warnings);
}

}  // namespace rtsurv::report
