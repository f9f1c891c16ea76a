#include <algorithm>
#include <cmath>

#include "rtsurv/report/text/coefficients.hpp"
#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/text/notes.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {

namespace {

std::string proportional_hazards(const results::CoxResult& result) {
  if (result.zph.empty()) return "";
  Grid grid({"Proportional hazards", "Chi-square", "df", "P"});
  for (const auto& zph : result.zph)
    grid.add({zph.of_all_terms() ? "all terms" : zph.term, fixed(zph.test.chi_square, 2), plain(zph.test.df),
              p_value(zph.test.p)});
  return "\n" + grid.text() + "Score test of a trend of the coefficients over " + zph_scale(result.zph_transform) +
         ".\n";
}

/// The tests of whole terms, where one of them says more than the rows of the coefficients.
std::string whole_terms(const results::CoxResult& result) {
  if (std::ranges::none_of(result.factors, [](const auto& factor) { return factor.test.df > 1.0; })) return "";
  Grid grid({"Whole terms", "Chi-square", "df", "P"});
  for (const results::CoxResult::Factor& factor : result.factors)
    grid.add({factor.term, fixed(factor.test.chi_square, 2), plain(factor.test.df), p_value(factor.test.p)});
  return "\n" + grid.text() +
         (is_robust(result.sample) ? "Robust Wald test that the term and its interactions are all without effect.\n"
                                   : "Likelihood ratio against the model without the term and its interactions.\n");
}

/// A line for each spline; its rows are ratios between values of it.
std::string splines(const results::CoxResult& result) {
  std::string text;
  for (const results::CoxResult::Spline& spline : result.splines)
    text += spline.term + ": " + spline_phrase(spline) + ".\n";
  if (text.empty()) return text;
  return "\n" + text + "Its rows above: quartiles against the median, P of Wald; the term is tested by its curve.\n";
}

std::string with_firth(const results::CoxResult& result) {
  if (!result.firth) return "";
  Grid grid({"With Firth's penalty", "Coefficient", "SE", "HR (" + interval_head(result.confidence_level) + ")", "P"});
  for (const results::CoxTerm& term : result.terms)
    if (term.firth)
      grid.add({term.level ? term.term + ": " + *term.level : term.term, fixed(term.firth->coefficient, 4),
                fixed(term.firth->std_error, 4),
                ratio_interval(term.firth->hazard_ratio, term.firth->lower, term.firth->upper),
                p_value(term.firth->p)});
  return "\n" + grid.text() + test_line("Penalised likelihood ratio", *result.firth) +
         "Convention: " + ties_name(result.ties) + " ties; profile intervals; P of the penalised likelihood ratio.\n";
}

std::string cox_convention(const results::CoxResult& result) {
  std::string text = convention_head(result.as) + ties_name(result.ties) + " ties; " +
                     level_phrase(result.confidence_level) + " Wald intervals" +
                     (result.robust ? " from the robust variance" : "") + "; P of the Wald test";
  if (std::ranges::any_of(result.terms, &results::CoxTerm::infinite))
    text += ", without bound of the likelihood-ratio test";
  for (std::size_t i = 0; i < result.strata.size(); ++i)
    text += (i == 0 ? "; stratified by " : ", ") + result.strata[i];
  if (is_robust(result.sample))
    text += std::string("; the likelihood-ratio and score tests take rows as independent and counted once: read the ") +
            (std::isnan(result.wald.p) ? "tests of the terms" : "Wald test");
  return text + ".\n";
}

}  // namespace

std::string to_text(const results::CoxResult& result) {
  std::string text = heading("Cox proportional hazards model") + coefficients(result, "HR");
  text += sample_line(result.sample);
  text += test_line("Likelihood ratio", result.likelihood_ratio) + test_line("Wald", result.wald) +
          test_line("Score", result.score);
  if (result.concordance)
    text += "Concordance (Harrell's C): " + fixed(result.concordance->c, 3) + " (SE " +
            fixed(result.concordance->std_error, 3) + ")\n";
  text += "Log likelihood: " + fixed(result.loglik_null, 3) + " without, " + fixed(result.loglik_model, 3) +
          " with the terms; " + std::to_string(result.iterations) + " iterations" +
          (result.converged ? "" : ", not converged") + ".\n";
  text += cox_convention(result) + whole_terms(result) + splines(result) + with_firth(result) +
          proportional_hazards(result);
  return text + warning_lines(result.sample.warnings);
}

}  // namespace rtsurv::report
