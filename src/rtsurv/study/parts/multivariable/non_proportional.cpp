#include "rtsurv/study/parts/multivariable/non_proportional.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/time/estimate.hpp"

namespace rtsurv::study {
namespace {

using results::CoxResult, results::ModelChecks, results::Multivariable, results::NonProportional;

/// The factors whose ratio changes over time, in the order of the model.
std::vector<std::string> changing(const Multivariable& model) {
  std::vector<std::string> factors;
  for (const CoxResult::Zph& one : model.cox.value->zph)
    if (!one.of_all_terms() && one.test.p < thresholds::p &&
        std::ranges::find(model.factors, one.term) != model.factors.end())
      factors.push_back(one.term);
  return factors;
}

CoxResult stratified_by(Analysis& analysis, const std::string& endpoint, const std::vector<std::string>& factors,
                        const std::string& factor) {
  if (analysis.is_covariate_only(factor)) throw NotEstimable("a number with many values makes no strata");
  CoxCall call;
  call.outcome = analysis.model_outcome(endpoint);
  call.strata = analysis.model_strata();
  call.strata.push_back(factor);
  for (const std::string& other : factors)
    if (other != factor) call.terms.push_back(analysis.term(other));
  if (call.terms.empty()) throw NotEstimable("the model has no other factor");
  call.zph = survival::ZphTransform::kaplan_meier;
  return cox(analysis.values(), call);
}

/// The value of a line between the points of its grid; `line` is one of its columns.
double height(const std::vector<double>& x, const std::vector<double>& line, double at) {
  const auto after = std::ranges::upper_bound(x, at);
  if (after == x.end()) return line.back();
  if (after == x.begin()) return line.front();
  const auto k = static_cast<std::size_t>(after - x.begin());
  const double share = (at - x[k - 1]) / (x[k] - x[k - 1]);
  return line[k - 1] + share * (line[k] - line[k - 1]);
}

/// The smallest event time with that share of the events at or before it.
double quantile(const survival::FollowUp& follow_up, double share) {
  const bool counts = follow_up.counts_patients();
  std::map<double, double> events;
  double all = 0.0;
  for (std::size_t i = 0; i < follow_up.size(); ++i) {
    if (follow_up.event()[i] == 0 || !(follow_up.weight_of(i) > 0.0)) continue;
    const double patients = counts ? follow_up.weight_of(i) : 1.0;
    events[follow_up.time()[i]] += patients;
    all += patients;
  }
  const double wanted = std::max(1.0, std::ceil(share * all));
  auto at = events.begin();
  for (double before = at->second; before < wanted; before += at->second) ++at;
  return at->first;
}

/// The smooth lines of the model's checks at the quartiles of the event times.
std::vector<NonProportional::OverTime> over_time(const Multivariable& model, const std::string& factor,
                                                 const survival::FollowUp& follow_up) {
  std::vector<NonProportional::OverTime> all;
  if (!model.checks || !model.checks->value) return all;
  const ModelChecks& checks = *model.checks->value;
  for (const ModelChecks::Coefficient& one : checks.coefficients) {
    if (one.term != factor || !one.trend) continue;
    NonProportional::OverTime line{one.level, {}};
    for (const double share : {0.25, 0.5, 0.75}) {
      const double time = quantile(follow_up, share);
      const survival::SmoothLine& trend = *one.trend;
      line.at.push_back({time, std::exp(height(trend.x, trend.value, time)),
                         std::exp(height(trend.x, trend.lower, time)), std::exp(height(trend.x, trend.upper, time))});
    }
    all.push_back(std::move(line));
  }
  return all;
}

}  // namespace

std::vector<NonProportional> answer_non_proportional(Analysis& analysis, const std::string& endpoint,
                                                     const Multivariable& model) {
  if (!model.cox.value) return {};
  const std::vector<std::string> factors = changing(model);
  if (factors.empty()) return {};
  const MultivariableRule& rule = *analysis.protocol().multivariable;
  const ModelData data = model_data(analysis, endpoint, model.factors);
  const survival::CoxFit fit =
      survival::cox(data.follow_up, data.design.covariates,
                    {.concordance = false, .confidence_level = analysis.values().confidence().level});
  std::vector<NonProportional> answers;
  for (const std::string& factor : factors) {
    const DesignTerm& term = *std::ranges::find(data.design.terms, factor, &DesignTerm::name);
    NonProportional answer;
    answer.term = factor;
    answer.stratified = results::maybe([&] { return stratified_by(analysis, endpoint, model.factors, factor); });
    answer.by_period = results::maybe([&] { return ratios_by_period(rule, data, fit, term); });
    answer.over_time = over_time(model, factor, data.follow_up);
    answer.means = results::maybe([&] {
      if (!data.cluster.empty()) throw NotEstimable("a cluster may have patients on both sides of the difference");
      return restricted_means(analysis.protocol(), data, term);
    });
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace rtsurv::study
