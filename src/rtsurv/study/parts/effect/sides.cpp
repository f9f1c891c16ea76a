#include "rtsurv/study/parts/effect/sides.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::study {

namespace {

/// All have the weight 0.
bool nobody_counts(const survival::FollowUp& side) {
  const auto weight = side.weight();
  return !weight.empty() && std::ranges::none_of(weight, [](double w) { return w > 0.0; });
}

}  // namespace

double Sides::known_until() const {
  return std::min(survival::kaplan_meier(of_first).known_until(), survival::kaplan_meier(of_second).known_until());
}

std::optional<Sides> sides_of(Analysis& analysis, const EffectRule& rule, std::span<const std::uint8_t> rows) {
  const table::Column& column = analysis.column(rule.variable, "[[effect]] variable");
  if (analysis.is_covariate_only(rule.variable.text)) return std::nullopt;
  const OutcomeValues outcome = outcome_values(analysis.values(), analysis.outcome(rule.endpoint.text));
  if (outcome.rows.cluster != nullptr) return std::nullopt;
  Selection selection(analysis.table().rows(), rows);
  require(selection, outcome);
  selection.require(column.missing);
  Cases cases;
  try {
    cases = selection.cases();
  } catch (const NotEstimable&) {
    return std::nullopt;
  }
  const Factor factor = on_cases(as_factor(analysis.table(), column, analysis.levels(rule.variable.text)), cases);
  if (factor.levels.size() != 2) return std::nullopt;
  const survival::FollowUp all = follow_up(analysis.table(), outcome, cases);
  Sides sides{factor.levels[0], factor.levels[1], all.subset(members(factor, 0)), all.subset(members(factor, 1))};
  if (nobody_counts(sides.of_first) || nobody_counts(sides.of_second)) return std::nullopt;
  return sides;
}

double tau_of(const Analysis& analysis, std::span<const Sides> groups) {
  const std::vector<double>& landmarks = analysis.protocol().landmarks;
  double known_until = std::numeric_limits<double>::infinity(), last_time = 0.0;
  for (const Sides& sides : groups) {
    known_until = std::min(known_until, sides.known_until());
    last_time = std::max({last_time, sides.of_first.time().back(), sides.of_second.time().back()});
  }
  if (!landmarks.empty()) return std::min(landmarks.back(), known_until);
  return std::isfinite(known_until) ? known_until : last_time;
}

results::EffectDifference::Mean mean_of(const Sides& sides, double tau) {
  const survival::RestrictedMean first = survival::restricted_mean(sides.of_first, {tau, effect_level});
  const survival::RestrictedMean second = survival::restricted_mean(sides.of_second, {tau, effect_level});
  return {tau, first.mean, second.mean, survival::mean_difference(first, second, effect_level),
          survival::mean_ratio(first, second, effect_level)};
}

}  // namespace rtsurv::study
