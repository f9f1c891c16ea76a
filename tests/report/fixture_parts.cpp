#include "report/fixture_parts.hpp"

#include <algorithm>
#include <cmath>

namespace rtsurv::report::fixture {

namespace {

constexpr double z = 1.959963984540054;

/// Fills the columns of a curve with one row per half-year, limits of type log.
void fill(survival::KaplanMeier& curve, const std::vector<double>& events_at, const std::vector<double>& censored) {
  double at_risk = curve.n, survival = 1.0, greenwood = 0.0;
  for (std::size_t i = 0; i < events_at.size(); ++i) {
    const double d = events_at[i];
    if (d + censored[i] == 0.0) continue;
    survival *= 1.0 - d / at_risk;
    greenwood += d / (at_risk * (at_risk - d));
    const double error = std::sqrt(greenwood);
    curve.time.push_back(6.0 * static_cast<double>(i + 1));
    curve.at_risk.push_back(at_risk);
    curve.events_at.push_back(d);
    curve.censored.push_back(censored[i]);
    curve.survival.push_back(survival);
    curve.std_error.push_back(survival * error);
    curve.lower.push_back(survival * std::exp(-z * error));
    curve.upper.push_back(std::min(1.0, survival * std::exp(z * error)));
    at_risk -= d + censored[i];
  }
}

}  // namespace

Group group(const std::string& name, double n, double events, survival::Estimate median,
            std::vector<survival::SurvivalAt> at, const std::vector<double>& events_at,
            const std::vector<double>& censored) {
  Group result;
  result.group = name;
  result.curve.n = n;
  result.curve.events = events;
  result.curve.median = median;
  result.curve.at = std::move(at);
  fill(result.curve, events_at, censored);
  return result;
}

results::KaplanMeierResult kaplan_meier(results::Sample sample, const std::string& by, std::vector<Group> groups) {
  results::KaplanMeierResult result;
  result.sample = std::move(sample);
  result.by = by;
  result.groups = std::move(groups);
  return result;
}

results::LogRankResult log_rank(results::Sample sample, const std::string& by, std::vector<std::string> groups,
                                survival::LogRank test) {
  return {std::move(sample), by, {}, {}, std::move(groups), std::move(test)};
}

results::CoxResult cox(results::Sample sample, std::vector<results::CoxTerm> terms,
                       std::vector<results::CoxResult::Reference> references, const GlobalTests& tests,
                       survival::Concordance concordance, std::vector<results::CoxResult::Zph> zph) {
  results::CoxResult result;
  result.sample = std::move(sample);
  result.terms = std::move(terms);
  result.references = std::move(references);
  result.likelihood_ratio = tests.likelihood_ratio;
  result.wald = tests.wald;
  result.score = tests.score;
  result.concordance = concordance;
  result.zph = std::move(zph);
  if (!result.zph.empty()) result.zph_transform = "km";
  result.iterations = 5;
  result.converged = true;
  return result;
}

results::UnivariableRow factor_row(const std::string& factor, results::LogRankResult logrank,
                                   results::KaplanMeierResult km, results::CoxResult cox) {
  return {factor, factor, false, {std::move(logrank), ""}, {std::move(km), ""}, {std::move(cox), ""}};
}

results::UnivariableRow numeric_row(const std::string& factor, results::CoxResult cox) {
  return {factor, factor, true, {{}, "a numeric covariate"}, {{}, "a numeric covariate"}, {std::move(cox), ""}};
}

}  // namespace rtsurv::report::fixture
