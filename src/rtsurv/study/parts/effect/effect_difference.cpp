#include "rtsurv/study/parts/effect/effect_difference.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/parts/effect/effect_parts.hpp"

namespace rtsurv::study {
namespace {

using results::EffectDifference;
using survival::Contrast;

constexpr double level = 0.95;

/// The two sides of the variable, in order.
struct Sides {
  std::string first, second;
  survival::FollowUp of_first, of_second;

  [[nodiscard]] double shorter() const { return std::min(of_first.time().back(), of_second.time().back()); }
};

std::optional<Sides> sides_of(Analysis& analysis, const EffectRule& rule, std::span<const std::uint8_t> rows) {
  const table::Column& column = analysis.column(rule.variable, "[[effect]] variable");
  if (analysis.is_covariate_only(rule.variable.text)) return std::nullopt;
  const OutcomeValues outcome = outcome_values(analysis.values(), analysis.outcome(rule.endpoint.text));
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
  return Sides{factor.levels[0], factor.levels[1], all.subset(members(factor, 0)), all.subset(members(factor, 1))};
}

std::optional<survival::Probability> probability(const std::optional<double>& estimate,
                                                 const std::optional<double>& std_error) {
  if (!estimate || !std_error || !std::isfinite(*std_error)) return std::nullopt;
  return survival::Probability{*estimate, *std_error};
}

/// Fills what two probabilities give.
void compare(const std::optional<survival::Probability>& first, const std::optional<survival::Probability>& second,
             EffectDifference::At& at) {
  if (first) at.first = first->estimate;
  if (second) at.second = second->estimate;
  if (!first || !second) {
    at.why = "a side is not followed so long, or nobody of it is left without the event";
    return;
  }
  at.difference = survival::probability_difference(*first, *second, level);
  if (!at.difference) at.why = "both sides are at 0 or 1 without a standard error";
}

std::vector<EffectDifference::At> rate_differences(const Sides& sides, const std::vector<double>& landmarks) {
  const auto first = survival::kaplan_meier(sides.of_first, {.at = landmarks}).at;
  const auto second = survival::kaplan_meier(sides.of_second, {.at = landmarks}).at;
  std::vector<EffectDifference::At> all;
  for (std::size_t k = 0; k < landmarks.size(); ++k) {
    EffectDifference::At& at = all.emplace_back();
    at.time = landmarks[k];
    compare(probability(first[k].survival, first[k].std_error), probability(second[k].survival, second[k].std_error),
            at);
    if (at.difference) at.number_needed = survival::number_needed(*at.difference);
  }
  return all;
}

/// The event's curve of a group.
const survival::IncidenceCurve* event_curve(const results::IncidenceResult& result, const std::string& group) {
  for (const auto& one : result.groups)
    for (const auto& cause : one.causes)
      if (one.group == group && cause.is_event()) return &cause.curve;
  return nullptr;
}

/// One entry per landmark, with the reason where a side is not known; none without a competing event.
std::vector<EffectDifference::At> incidence_differences(Analysis& analysis, const EffectRule& rule, const Sides& sides,
                                                        std::span<const std::uint8_t> rows) {
  std::vector<EffectDifference::At> all;
  const auto causes = analysis.causes(rule.endpoint.text);
  if (!causes) return all;
  const auto result = results::maybe([&] {
    return cumulative_incidence(analysis.values(), {.outcome = *causes,
                                                    .by = rule.variable.text,
                                                    .levels = analysis.levels(rule.variable.text),
                                                    .at = analysis.protocol().landmarks,
                                                    .rows = rows});
  });
  const auto curve = [&](const std::string& side) { return result.value ? event_curve(*result.value, side) : nullptr; };
  const survival::IncidenceCurve *first = curve(sides.first), *second = curve(sides.second);
  for (std::size_t k = 0; k < analysis.protocol().landmarks.size(); ++k) {
    EffectDifference::At& at = all.emplace_back();
    at.time = analysis.protocol().landmarks[k];
    if (first == nullptr || second == nullptr)
      at.why = "the competing event is not known in any patient of a side";
    else
      compare(probability(first->at[k].cif, first->at[k].std_error),
              probability(second->at[k].cif, second->at[k].std_error), at);
  }
  return all;
}

EffectDifference::Mean mean_of(const Sides& sides, double tau) {
  const survival::RestrictedMean first = survival::restricted_mean(sides.of_first, {tau, level});
  const survival::RestrictedMean second = survival::restricted_mean(sides.of_second, {tau, level});
  return {tau, first.mean, second.mean, survival::mean_difference(first, second, level),
          survival::mean_ratio(first, second, level)};
}

/// The end of the restricted mean.
double tau_of(const Analysis& analysis, const Sides& sides) {
  const std::vector<double>& landmarks = analysis.protocol().landmarks;
  return landmarks.empty() ? sides.shorter() : std::min(landmarks.back(), sides.shorter());
}

bool is_usable(const Contrast& contrast) { return contrast.std_error > 0.0; }

/// Differences of the groups, weighted by their patients.
class Standardised {
 public:
  void add(double patients, const Contrast& difference) {
    patients_ += patients;
    sum_ += patients * difference.estimate;
    squares_ += patients * patients * difference.std_error * difference.std_error;
  }

  [[nodiscard]] bool empty() const { return patients_ == 0.0; }

  [[nodiscard]] Contrast take() const {
    const double estimate = sum_ / patients_, std_error = std::sqrt(squares_) / patients_;
    const double half = math::ConfidenceLevel(level).z() * std_error;
    return {estimate, std_error, estimate - half, estimate + half, math::normal_two_sided(estimate / std_error)};
  }

 private:
  double patients_ = 0.0, sum_ = 0.0, squares_ = 0.0;
};

using Ats = std::vector<EffectDifference::At> EffectDifference::*;

/// The k-th landmark over the groups that have a difference there.
EffectDifference::At over_groups(const std::vector<results::Effect::Group>& groups, Ats ats, std::size_t k) {
  EffectDifference::At at;
  Standardised sum;
  for (const results::Effect::Group& group : groups) {
    const EffectDifference::At* one = group.difference ? &((*group.difference).*ats)[k] : nullptr;
    if (one != nullptr) at.time = one->time;
    if (one != nullptr && one->difference)
      sum.add(static_cast<double>(group.n), *one->difference);
    else if (group.n > 0)
      at.left_out.push_back(group.group);
  }
  if (sum.empty())
    at.why = "no group has a difference there";
  else
    at.difference = sum.take();
  return at;
}

std::vector<EffectDifference::At> over_groups(const std::vector<results::Effect::Group>& groups, Ats ats) {
  const auto known = std::ranges::find_if(groups, [](const auto& group) { return group.difference.has_value(); });
  std::vector<EffectDifference::At> all;
  for (std::size_t k = 0; k < ((*known->difference).*ats).size(); ++k) {
    all.push_back(over_groups(groups, ats, k));
    if (all.back().difference && ats == &EffectDifference::at)
      all.back().number_needed = survival::number_needed(*all.back().difference);
  }
  return all;
}

/// Its restricted mean goes at least to the first landmark.
bool lasts(const Analysis& analysis, const results::Effect::Group& group) {
  if (!group.difference || !group.difference->mean) return false;
  const std::vector<double>& landmarks = analysis.protocol().landmarks;
  return landmarks.empty() || group.difference->mean->tau >= landmarks.front();
}

/// The difference of restricted means over the groups that last, up to the shortest of their ends.
void add_mean(Analysis& analysis, const EffectRule& rule, const std::vector<results::Effect::Group>& groups,
              EffectDifference& result) {
  EffectDifference::Mean mean;
  for (const results::Effect::Group& group : groups) {
    if (lasts(analysis, group))
      mean.tau = mean.tau == 0.0 ? group.difference->mean->tau : std::min(mean.tau, group.difference->mean->tau);
    else if (group.n > 0)
      mean.left_out.push_back(group.group);
  }
  Standardised sum;
  const Factor within = effect_groups(analysis, rule);
  for (std::size_t g = 0; g < groups.size(); ++g)
    if (lasts(analysis, groups[g]))
      if (const auto sides = sides_of(analysis, rule, members(within, g)))
        sum.add(static_cast<double>(groups[g].n), mean_of(*sides, mean.tau).difference);
  if (sum.empty()) {
    result.mean_why = "in no group are both sides followed to the first landmark";
    return;
  }
  mean.difference = sum.take();
  result.mean = std::move(mean);
}

}  // namespace

std::optional<EffectDifference> difference_within(Analysis& analysis, const EffectRule& rule,
                                                  std::span<const std::uint8_t> rows) {
  const std::optional<Sides> sides = sides_of(analysis, rule, rows);
  if (!sides) return std::nullopt;
  EffectDifference result;
  result.first = sides->first;
  result.second = sides->second;
  result.at = rate_differences(*sides, analysis.protocol().landmarks);
  result.incidence = incidence_differences(analysis, rule, *sides, rows);
  const double tau = tau_of(analysis, *sides);
  if (tau > 0.0) result.mean = mean_of(*sides, tau);
  if (!result.mean || !is_usable(result.mean->difference)) {
    result.mean.reset();
    result.mean_why = "no event before the end of the shorter follow-up";
  }
  return result;
}

std::optional<EffectDifference> difference_overall(Analysis& analysis, const EffectRule& rule,
                                                   const std::vector<results::Effect::Group>& groups) {
  const auto known = std::ranges::find_if(groups, [](const auto& group) { return group.difference.has_value(); });
  if (known == groups.end()) return std::nullopt;
  EffectDifference result;
  result.first = known->difference->first;
  result.second = known->difference->second;
  result.at = over_groups(groups, &EffectDifference::at);
  result.incidence = over_groups(groups, &EffectDifference::incidence);
  add_mean(analysis, rule, groups, result);
  return result;
}

}  // namespace rtsurv::study
