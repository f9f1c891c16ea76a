#include "rtsurv/study/parts/effect/effect_difference.hpp"

#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/parts/effect/sides.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::study {
namespace {

using results::EffectDifference;

/// Its error is 0 or unknown where the curve is at 1 or has come to 0.
std::optional<survival::Probability> probability(const std::optional<double>& estimate,
                                                 const std::optional<double>& std_error) {
  if (!estimate) return std::nullopt;
  return survival::Probability{*estimate, std_error.value_or(0.0)};
}

/// Fills what two probabilities give.
void compare(const std::optional<survival::Probability>& first, const std::optional<survival::Probability>& second,
             EffectDifference::At& at) {
  if (first) at.first = first->estimate;
  if (second) at.second = second->estimate;
  if (!first || !second) {
    at.why = "a side is not followed so long";
    return;
  }
  at.difference = survival::probability_difference(*first, *second, effect_level);
  if (!at.difference->has_interval()) at.why = "no interval: a side is at 0 or 1, without a standard error";
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
    if (at.difference && at.difference->has_interval()) at.number_needed = survival::number_needed(*at.difference);
  }
  return all;
}

/// The event's curve of a side; null where nothing is known of it.
const survival::IncidenceCurve* event_curve(const results::Maybe<results::IncidenceResult>& incidence,
                                            const std::string& side) {
  if (!incidence.value) return nullptr;
  for (const auto& group : incidence.value->groups)
    if (group.group == side) return group.curve_of(results::IncidenceResult::event_cause);
  return nullptr;
}

/// One entry per landmark, with the reason where a side is not known.
std::vector<EffectDifference::At> incidence_differences(const Analysis& analysis, const Sides& sides,
                                                        const results::Maybe<results::IncidenceResult>& incidence) {
  std::vector<EffectDifference::At> all;
  const survival::IncidenceCurve* first = event_curve(incidence, sides.first);
  const survival::IncidenceCurve* second = event_curve(incidence, sides.second);
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

}  // namespace

std::optional<EffectDifference> difference_within(
    Analysis& analysis, const EffectRule& rule, std::span<const std::uint8_t> rows,
    const std::optional<results::Maybe<results::IncidenceResult>>& incidence) {
  const std::optional<Sides> sides = sides_of(analysis, rule, rows);
  if (!sides) return std::nullopt;
  EffectDifference result;
  result.first = sides->first;
  result.second = sides->second;
  result.at = rate_differences(*sides, analysis.protocol().landmarks);
  if (incidence) result.incidence = incidence_differences(analysis, *sides, *incidence);
  const double tau = tau_of(analysis, std::span(&*sides, 1));
  if (tau > 0.0)
    result.mean = mean_of(*sides, tau);
  else
    result.mean_why = "a side is not followed beyond 0";
  return result;
}

}  // namespace rtsurv::study
