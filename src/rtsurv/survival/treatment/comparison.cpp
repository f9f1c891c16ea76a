#include "rtsurv/survival/treatment/comparison.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "rtsurv/core/error.hpp"

namespace rtsurv::survival {
namespace {

/// What one set of patients, original or resampled, says.
struct Estimates {
  TwoArms survival, incidence;
  Coefficient coefficient;
};

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

std::vector<double> estimated_propensity(const TreatedPatients& patients, std::span<const double> number_of) {
  Propensity fit = propensity(patients.treated, patients.covariates, number_of);
  if (fit.state == PropensityState::separated)
    throw NotEstimable("the covariates tell the treatment of some patients with certainty");
  if (fit.state == PropensityState::not_converged) throw NotEstimable("the model of the propensity did not converge");
  return std::move(fit.probability);
}

WeightRules weight_rules(const ComparisonRules& rules) {
  return {.estimand = rules.estimand, .truncate = rules.truncate};
}

Estimates weighted_estimates(const TreatedPatients& patients, const ComparisonRules& rules,
                             std::span<const double> weight) {
  Estimates result;
  result.survival = weighted_survival(patients.follow_up, patients.treated, weight, rules.at);
  if (patients.causes) result.incidence = weighted_incidence(*patients.causes, patients.treated, weight, rules.at);
  result.coefficient = marginal_hazard_ratio(patients.follow_up, patients.treated, weight);
  return result;
}

Estimates modelled_estimates(const FollowUp& follow_up, const TreatedPatients& patients, const ComparisonRules& rules) {
  StandardisedSurvival model =
      standardised_survival(follow_up, patients.treated, patients.covariates, rules.estimand, rules.at);
  return {std::move(model.survival), {}, model.treatment};
}

Estimates in_resample(const TreatedPatients& patients, const ComparisonRules& rules,
                      std::span<const double> number_of) {
  if (rules.method == Adjustment::standardise)
    return modelled_estimates(patients.follow_up.reweighted(number_of), patients, rules);
  const std::vector<double> probability = estimated_propensity(patients, number_of);
  TreatmentWeights weights = treatment_weights(patients.treated, probability, weight_rules(rules), number_of);
  for (std::size_t i = 0; i < number_of.size(); ++i) weights.weight[i] *= number_of[i];
  return weighted_estimates(patients, rules, weights.weight);
}

/// First, second, difference of each time; then the same of the incidence.
std::vector<double> as_quantities(const Estimates& estimates) {
  std::vector<double> values;
  for (const TwoArms* arms : {&estimates.survival, &estimates.incidence})
    for (std::size_t k = 0; k < arms->first.size(); ++k) {
      const double first = arms->first[k].value_or(not_known), second = arms->second[k].value_or(not_known);
      values.insert(values.end(), {first, second, second - first});
    }
  const bool estimated = estimates.coefficient.state == CoefficientState::estimated;
  values.push_back(estimated ? estimates.coefficient.hazard_ratio : not_known);
  return values;
}

std::vector<ComparedProbability> compared(const TwoArms& arms, const std::vector<double>& times,
                                          std::span<const PercentileInterval> intervals) {
  std::vector<ComparedProbability> all;
  for (std::size_t k = 0; k < arms.first.size(); ++k) {
    ComparedProbability one{times[k], arms.first[k], arms.second[k], {}, {}, {}, {}};
    if (one.first) one.first_interval = intervals[3 * k];
    if (one.second) one.second_interval = intervals[3 * k + 1];
    if (one.first && one.second) {
      one.difference = *one.second - *one.first;
      one.difference_interval = intervals[3 * k + 2];
    }
    all.push_back(one);
  }
  return all;
}

}  // namespace

TreatmentComparison compare_treatments(const TreatedPatients& patients, const ComparisonRules& rules) {
  TreatmentComparison result;
  result.propensity = estimated_propensity(patients, {});
  if (rules.method == Adjustment::iptw)
    result.weights = treatment_weights(patients.treated, result.propensity, weight_rules(rules));
  result.overlap = overlap(patients.treated, result.propensity, result.weights.weight);
  if (result.overlap.none()) throw NotEstimable("no propensity occurs in both treatments: nobody can be compared");
  const Estimates estimates = rules.method == Adjustment::iptw
                                  ? weighted_estimates(patients, rules, result.weights.weight)
                                  : modelled_estimates(patients.follow_up, patients, rules);
  const std::size_t count = as_quantities(estimates).size();
  const BootstrapIntervals bootstrap = bootstrap_intervals(
      patients.treated.size(), count, rules.bootstrap,
      [&](std::span<const double> number_of) { return as_quantities(in_resample(patients, rules, number_of)); });
  const std::span<const PercentileInterval> intervals(bootstrap.of);
  result.survival = compared(estimates.survival, rules.at, intervals);
  result.incidence = compared(estimates.incidence, rules.at, intervals.subspan(3 * estimates.survival.first.size()));
  result.ratio = {estimates.coefficient, bootstrap.of.back()};
  result.failed = bootstrap.failed;
  return result;
}

}  // namespace rtsurv::survival
