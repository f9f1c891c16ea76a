#include <algorithm>

#include "rtsurv/report/text/coefficients.hpp"
#include "rtsurv/report/text/notes.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {
namespace {

constexpr auto fine_gray_estimand =
    "What it estimates: how a covariate goes with the probability of having failed from the cause by any time when "
    "the\n"
    "other causes remove patients first. A subdistribution hazard ratio (SHR) above 1 means that more fail; it is not\n"
    "the ratio of the rates among those still at risk, which Cox regression with the other causes censored gives.\n";

std::string fine_gray_convention(const results::CoxResult& model) {
  std::string text = "Convention: Breslow ties; one censoring distribution for all; " +
                     level_phrase(model.confidence_level) +
                     " Wald intervals and P from Fine and Gray's variance; likelihood ratio and score of a "
                     "pseudo-likelihood, approximate";
  if (std::ranges::any_of(model.terms, &results::CoxTerm::infinite))
    text += "; P without bound of the likelihood ratio";
  return text + ".\n";
}

}  // namespace

std::string to_text(const results::FineGrayResult& result) {
  const results::CoxResult& model = result.model;
  std::string text =
      heading("Fine\u2013Gray model of cause " + result.cause) + coefficients(model, "SHR") + sample_line(model.sample);
  text += std::to_string(result.competing) + " failed from another cause, " + std::to_string(result.censored) + " " +
          plural(static_cast<double>(result.censored), "was", "were") + " censored.\n";
  text += test_line("Wald", model.wald) + test_line("Likelihood ratio", model.likelihood_ratio) +
          test_line("Score", model.score);
  text += "Log pseudo-likelihood: " + fixed(model.loglik_null, 3) + " without, " + fixed(model.loglik_model, 3) +
          " with the terms; " + std::to_string(model.iterations) + " iterations" +
          (model.converged ? "" : ", not converged") + ".\n";
  return text + fine_gray_estimand + fine_gray_convention(model) + warning_lines(model.sample.warnings);
}

}  // namespace rtsurv::report
