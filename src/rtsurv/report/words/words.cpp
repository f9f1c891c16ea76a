#include "rtsurv/report/words/words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {

/// As many digits as the level has; none is printed as all or nothing.
std::string level_phrase(double confidence_level) {
  std::string percent;
  for (int digits = 15; digits <= 17 && (percent.empty() || percent == "100"); ++digits)
    percent = fmt::format("{:.{}g}", 100.0 * confidence_level, digits);
  return percent + "\u2009%";
}

std::string interval_head(double confidence_level) { return level_phrase(confidence_level) + " CI"; }

bool is_robust(const results::Sample& sample) {
  return sample.clusters || (sample.weights && !sample.weights->count_patients);
}

std::string curve_variance(const results::Sample& sample) {
  return is_robust(sample) ? "robust variance (infinitesimal jackknife)" : "Greenwood\u2019s variance";
}

std::string term_test(const results::Sample& sample) {
  return is_robust(sample) ? "robust Wald test" : "likelihood ratio";
}

std::string rows_phrase(const results::Sample& sample) {
  std::string text;
  const bool sampling = sample.weights && !sample.weights->count_patients;
  if (sample.clusters)
    text = "Robust standard error, clusters by " + sample.clusters->column + ", " +
           counted(static_cast<double>(sample.clusters->n), "cluster") + ".";
  else if (sampling)
    text = "Robust standard error.";
  if (!sample.weights) return text;
  if (!text.empty()) text += " ";
  if (sampling)
    return text + "Weighted by " + sample.weights->column + " (sampling weights, sum " + plain(sample.weights->n, 1) +
           ", of events " + plain(sample.weights->events, 1) +
           "): estimates and numbers at risk; n and events count rows.";
  return text + "Rows stand for " + counted(sample.weights->n, "patient") + " with " + count(sample.weights->events) +
         " events (weights by " + sample.weights->column + ").";
}

std::string weighted_counts(const results::Sample& sample) {
  return sample.weights && !sample.weights->count_patients ? " Numbers below the curves are sums of weights." : "";
}

std::string ties_name(survival::Ties ties) { return ties == survival::Ties::efron ? "Efron" : "Breslow"; }

std::string interval_type(survival::ConfidenceType type) {
  switch (type) {
    case survival::ConfidenceType::plain:
      return "plain (linear)";
    case survival::ConfidenceType::log:
      return "log-transformed";
    case survival::ConfidenceType::log_log:
      break;
  }
  return "log-log-transformed";
}

std::string cutpoint_score(const results::CutpointResult& cutpoint) {
  switch (cutpoint.score) {
    case survival::MaxstatScore::log_rank:
      return "log-rank";
    case survival::MaxstatScore::gehan:
      return "Gehan";
    case survival::MaxstatScore::gray:
      break;
  }
  return "Gray";
}

std::string cutpoint_ratio(const results::CutpointResult& cutpoint) {
  return cutpoint.score == survival::MaxstatScore::gray ? "subdistribution hazard ratio" : "hazard ratio";
}

std::string cutpoint_p_method(const results::CutpointResult& cutpoint) {
  switch (cutpoint.p_method) {
    case survival::MaxstatP::conditional_monte_carlo:
      return count(cutpoint.replicates) + " permutations (conditional Monte Carlo)";
    case survival::MaxstatP::hothorn_lausen:
      return "upper bound of Hothorn and Lausen";
    case survival::MaxstatP::lausen92:
      return "approximation of Lausen and Schumacher (1992)";
    case survival::MaxstatP::lausen94:
      return "approximation of Lausen, Sauerbrei and Schumacher (1994)";
    case survival::MaxstatP::exact_gauss:
      return "Gaussian limit distribution";
    case survival::MaxstatP::exact:
      break;
  }
  return "exact permutation distribution";
}

std::string cutpoint_p_source(const results::CutpointResult& cutpoint) {
  const bool simulated = cutpoint.p_method == survival::MaxstatP::conditional_monte_carlo;
  return (simulated ? "from " : "by the ") + cutpoint_p_method(cutpoint);
}

std::string cutpoint_p_phrase(const results::CutpointResult& cutpoint) {
  std::string phrase = p_phrase(cutpoint.maxstat.p) + " " + cutpoint_p_source(cutpoint);
  if (!cutpoint.maxstat.p_std_error) return phrase;
  return phrase + ", Monte Carlo error " + plain(*cutpoint.maxstat.p_std_error, 5);
}

std::string p_phrase_of_search(double p, std::uint32_t replicates, double std_error) {
  return p_phrase(p) + " from " + count(replicates) + " permutations, Monte Carlo error " + plain(std_error, 5);
}

std::string zph_scale(const std::string& transform) {
  if (transform == "km") return "time transformed by the Kaplan\u2013Meier estimate";
  if (transform == "rank") return "ranks of the event times";
  if (transform == "log") return "the logarithm of time";
  return "time itself";
}

std::string log_rank_name(const survival::LogRankOptions& options) {
  const std::string_view word = results::log_rank_word(options);
  if (word == "logrank") return "log-rank test";
  if (word == "peto") return "Peto\u2013Peto test";
  if (word == "gehan") return "Gehan test";
  if (word == "tarone-ware") return "Tarone\u2013Ware test";
  if (options.gamma == 0.0) return "G-rho test with rho = " + plain(options.rho);
  return "Fleming\u2013Harrington test with rho = " + plain(options.rho) + ", gamma = " + plain(options.gamma);
}

std::string spline_phrase(const results::CoxResult::Spline& spline) {
  const survival::SplineCox& curve = spline.curve;
  const auto test = [](const survival::ChiSquareTest& of) {
    return "chi-square " + fixed(of.chi_square, 2) + " on " + plain(of.df) + " df, " + p_phrase(of.p);
  };
  std::vector<std::string> knots;
  for (const double knot : curve.knots)
    if (std::isfinite(knot)) knots.push_back(plain(knot, 4));
  if (knots.size() < curve.knots.size()) knots.emplace_back("the ends of the range");
  std::string text = "natural cubic spline of " + std::to_string(curve.knots.size() - 1) +
                     " degrees of freedom, knots at " + enumerate(knots) + "; the curve: " + test(curve.overall);
  if (curve.nonlinear) text += "; not a straight line: " + test(*curve.nonlinear);
  return text;
}

std::string test_name(const std::string& test) {
  const std::size_t remark = std::min(test.find(" ("), test.size());
  return test.substr(0, remark) + " test" + test.substr(remark);
}

std::string hazard_ratio(const results::CoxTerm& term) {
  if (term.undetermined) return "undetermined";
  if (!term.infinite) return ratio_interval(term.hazard_ratio, term.lower, term.upper);
  return term.towards_zero ? "zero (separation)" : "infinite (separation)";
}

std::string small_counts_sentence(std::size_t min_cell) {
  const std::string least = count(static_cast<double>(min_cell));
  return "Counts of patients or events from 1 to " + count(static_cast<double>(min_cell - 1)) + " are printed as <" +
         least +
         ", others that would give them away as \u201Chidden\u201D; rates and times that rest on them are left " +
         "out, and curves and the numbers below them move in steps of at least " + least + " patients.";
}

}  // namespace rtsurv::report
