#include "rtsurv/study/parts/effect/adjusted_curves.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rtsurv/study/parts/effect/sides.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::study {
namespace {

using results::AdjustedEffect;

/// Crude probabilities of a side, of being without the event or of having had it.
using Crude = std::vector<std::optional<survival::Probability>>;

AdjustedEffect::At at_landmark(const survival::ComparedProbability& found,
                               const std::optional<survival::Probability>& first,
                               const std::optional<survival::Probability>& second) {
  AdjustedEffect::At at;
  at.time = found.time;
  if (first) at.crude_first = first->estimate;
  if (second) at.crude_second = second->estimate;
  if (!first || !second) {
    at.why = "a side is not followed so long";
    return at;
  }
  at.crude_difference = survival::probability_difference(*first, *second, effect_level);
  at.first = resampled(found.first, found.first_interval);
  at.second = resampled(found.second, found.second_interval);
  at.difference = resampled(found.difference, found.difference_interval);
  return at;
}

Crude crude_survival(const ComparedPatients& patients, bool second, const std::vector<double>& landmarks) {
  Crude crude;
  const survival::FollowUp side = patients.follow_up.subset(patients.on_side(second));
  for (const survival::SurvivalAt& at : survival::kaplan_meier(side, {.at = landmarks}).at)
    crude.push_back(at.survival ? std::optional(survival::Probability{*at.survival, at.std_error.value_or(0.0)})
                                : std::nullopt);
  return crude;
}

Crude crude_incidence(const ComparedPatients& patients, bool second, const std::vector<double>& landmarks) {
  const std::vector<std::uint8_t> members = patients.on_side(second);
  const std::vector<double> counted(members.begin(), members.end());
  survival::CauseColumns columns = *patients.causes();
  columns.weight = counted;
  Crude crude;
  const auto curves = survival::cumulative_incidence(survival::CauseFollowUp(columns, 2), {.at = landmarks});
  for (const survival::IncidenceAt& at : curves.front().at)
    crude.push_back(at.cif ? std::optional(survival::Probability{*at.cif, at.std_error.value_or(0.0)}) : std::nullopt);
  return crude;
}

std::vector<double> times_of(const std::vector<survival::ComparedProbability>& all) {
  std::vector<double> times;
  for (const survival::ComparedProbability& one : all) times.push_back(one.time);
  return times;
}

std::vector<AdjustedEffect::At> compared(const std::vector<survival::ComparedProbability>& found, const Crude& first,
                                         const Crude& second) {
  std::vector<AdjustedEffect::At> all;
  for (std::size_t k = 0; k < found.size(); ++k) all.push_back(at_landmark(found[k], first[k], second[k]));
  return all;
}

survival::KaplanMeier weighted_curve(const ComparedPatients& patients, const survival::TreatmentComparison& found,
                                     bool second) {
  std::vector<double> weight = found.weights.weight;
  for (std::size_t i = 0; i < weight.size(); ++i)
    if ((patients.treated[i] != 0) != second) weight[i] = 0.0;
  survival::KaplanMeier curve =
      survival::kaplan_meier(patients.follow_up.reweighted(weight), {.at = times_of(found.survival)});
  for (auto* column : {&curve.std_error, &curve.lower, &curve.upper})
    std::ranges::fill(*column, std::numeric_limits<double>::quiet_NaN());
  curve.median.lower = curve.median.upper = std::nullopt;
  for (std::size_t k = 0; k < curve.at.size(); ++k) {
    const survival::ComparedProbability& at = found.survival[k];
    const survival::PercentileInterval& limits = second ? at.second_interval : at.first_interval;
    curve.at[k].std_error = std::nullopt;
    curve.at[k].lower = limits.lower;
    curve.at[k].upper = limits.upper;
  }
  return curve;
}

}  // namespace

AdjustedEffect::Resampled resampled(const std::optional<double>& estimate, const survival::PercentileInterval& limits) {
  if (!estimate || !std::isfinite(*estimate)) return {};
  return {estimate, limits.lower, limits.upper, limits.found};
}

std::vector<AdjustedEffect::At> adjusted_survival(const ComparedPatients& patients,
                                                  const survival::TreatmentComparison& found) {
  const std::vector<double> times = times_of(found.survival);
  return compared(found.survival, crude_survival(patients, false, times), crude_survival(patients, true, times));
}

std::vector<AdjustedEffect::At> adjusted_incidence(const ComparedPatients& patients,
                                                   const survival::TreatmentComparison& found) {
  if (found.incidence.empty()) return {};
  const std::vector<double> times = times_of(found.incidence);
  return compared(found.incidence, crude_incidence(patients, false, times), crude_incidence(patients, true, times));
}

results::KaplanMeierResult weighted_curves(const ComparedPatients& patients, const EffectRule& rule,
                                           const survival::TreatmentComparison& found) {
  results::KaplanMeierResult km;
  km.sample.n = patients.cases.size();
  km.sample.events = patients.follow_up.total_events();
  km.sample.n_missing = patients.cases.n_missing;
  km.by = rule.variable.text;
  km.confidence_level = effect_level;
  for (const bool second : {false, true})
    km.groups.push_back({second ? patients.second : patients.first, weighted_curve(patients, found, second)});
  return km;
}

}  // namespace rtsurv::study
