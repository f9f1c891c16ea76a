#include "rtsurv/study/parts/effect/adjusted.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/study/parts/effect/adjusted_curves.hpp"
#include "rtsurv/study/parts/effect/compared_patients.hpp"
#include "rtsurv/study/parts/effect/sides.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/treatment/balance.hpp"

namespace rtsurv::study {
namespace {

using results::AdjustedEffect;

constexpr std::size_t resamples = 1000;

/// Names what tells the treatment of some patients, and what to do.
void require_overlap(const ComparedPatients& patients) {
  const survival::Propensity fit = survival::propensity(patients.treated, patients.design.covariates);
  if (fit.state != survival::PropensityState::separated) return;
  std::vector<std::string> names;
  for (const std::size_t j : fit.separating) {
    const std::string& name = patients.design.terms[patients.design.columns[j].term].name;
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  throw NotEstimable(
      fmt::format("the treatment of some patients is certain from \"{}\", so that they have nobody to be "
                  "compared with: leave them out by [[exclude]], or the column out of \"adjust\"",
                  fmt::join(names, "\", \"")));
}

AdjustedEffect::Ratio ratio_of(const survival::Coefficient& coefficient) {
  AdjustedEffect::Ratio ratio;
  if (coefficient.state != survival::CoefficientState::estimated) return ratio;
  ratio.ratio = coefficient.hazard_ratio;
  ratio.std_error = std::isnan(coefficient.robust_std_error) ? coefficient.std_error : coefficient.robust_std_error;
  ratio.lower = coefficient.lower;
  ratio.upper = coefficient.upper;
  ratio.p = coefficient.p;
  return ratio;
}

results::TreatmentSide side_of(const ComparedPatients& patients, const survival::ArmOverlap& arm, bool second) {
  results::TreatmentSide side;
  side.level = second ? patients.second : patients.first;
  side.n = arm.n;
  side.events = patients.follow_up.subset(patients.on_side(second)).total_events();
  side.propensity_lowest = arm.lowest;
  side.propensity_highest = arm.highest;
  side.effective_n = arm.effective_n;
  side.largest_weight = arm.largest_weight;
  return side;
}

std::vector<results::TreatmentBalance> balance_of(const ComparedPatients& patients,
                                                  const survival::TreatmentComparison& found,
                                                  survival::Estimand estimand) {
  const auto differences =
      survival::standardised_differences(patients.treated, patients.balance_values, estimand, found.weights.weight);
  const auto known = [](double value) { return std::isfinite(value) ? std::optional(value) : std::nullopt; };
  std::vector<results::TreatmentBalance> all;
  for (std::size_t j = 0; j < differences.size(); ++j)
    all.push_back({patients.balance[j].term, patients.balance[j].level, known(differences[j].before),
                   found.weights.weight.empty() ? std::nullopt : known(differences[j].after)});
  return all;
}

void add_ratios(const ComparedPatients& patients, const survival::TreatmentComparison& found, AdjustedEffect& effect) {
  const survival::Covariates treatment{patients.treated.size(), 1, {patients.treated.begin(), patients.treated.end()}};
  effect.crude_ratio =
      ratio_of(survival::cox(patients.follow_up, treatment, {.concordance = false, .confidence_level = effect_level})
                   .coefficient[0]);
  effect.ratio = ratio_of(found.ratio.coefficient);
  effect.resampled_ratio = resampled(effect.ratio.ratio, found.ratio.interval);
  if (effect.ratio.ratio && *effect.ratio.lower > 0.0 && std::isfinite(*effect.ratio.upper))
    effect.e_value = survival::e_value(*effect.ratio.ratio, *effect.ratio.lower, *effect.ratio.upper,
                                       effect.events / static_cast<double>(effect.n));
}

AdjustedEffect described(const ComparedPatients& patients, const EffectAdjustment& adjustment,
                         const survival::TreatmentComparison& found) {
  AdjustedEffect effect;
  effect.method = adjustment.method;
  effect.estimand = adjustment.estimand;
  for (const Text& text : adjustment.adjust) effect.adjust.push_back(text.text);
  effect.n = patients.cases.size();
  effect.n_missing = patients.cases.n_missing;
  effect.events = patients.follow_up.total_events();
  effect.missing = patients.missing;
  effect.first = side_of(patients, found.overlap.first, false);
  effect.second = side_of(patients, found.overlap.second, true);
  effect.outside = found.overlap.outside;
  effect.truncate = adjustment.truncate;
  effect.truncated = found.weights.truncated;
  effect.balance = balance_of(patients, found, adjustment.estimand);
  effect.replicates = resamples;
  effect.failed = found.failed;
  effect.confidence_level = effect_level;
  return effect;
}

}  // namespace

AdjustedEffect adjusted_effect(Analysis& analysis, const EffectRule& rule) {
  const ComparedPatients patients = compared_patients(analysis, rule);
  require_overlap(patients);
  const survival::TreatmentComparison found = survival::compare_treatments(
      {patients.follow_up, patients.treated, patients.design.covariates, patients.causes()},
      {.method = rule.adjustment->method,
       .estimand = rule.adjustment->estimand,
       .truncate = rule.adjustment->truncate,
       .at = analysis.protocol().landmarks,
       .bootstrap = {.replicates = resamples, .seed = analysis.protocol().seed, .confidence_level = effect_level}});
  AdjustedEffect effect = described(patients, *rule.adjustment, found);
  effect.at = adjusted_survival(patients, found);
  effect.incidence = adjusted_incidence(patients, found);
  if (effect.method == survival::Adjustment::iptw) effect.km = weighted_curves(patients, rule, found);
  add_ratios(patients, found, effect);
  return effect;
}

}  // namespace rtsurv::study
