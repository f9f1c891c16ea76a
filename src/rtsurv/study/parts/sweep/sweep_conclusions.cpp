#include "rtsurv/study/parts/sweep/sweep_conclusions.hpp"

#include "rtsurv/core/thresholds.hpp"

namespace rtsurv::study {
namespace {

using results::Sweep;
using results::SweptConclusion;
using Kind = SweptConclusion::Kind;

std::optional<bool> is_small(const std::optional<double>& p) {
  return p ? std::optional(*p < thresholds::p) : std::nullopt;
}

/// What `judge` makes of each value that could be estimated.
template <class Result, class Judge>
std::vector<std::optional<bool>> judged(const std::vector<results::Maybe<Result>>& values, const Judge& judge) {
  std::vector<std::optional<bool>> holds;
  for (const results::Maybe<Result>& value : values) holds.push_back(value.value ? judge(*value.value) : std::nullopt);
  return holds;
}

/// Fills what follows from `holds`.
SweptConclusion completed(const Sweep& sweep, SweptConclusion conclusion) {
  conclusion.at_reference = conclusion.holds[sweep.reference];
  std::optional<std::size_t> last;
  for (std::size_t k = 0; k < conclusion.holds.size(); ++k) {
    if (!conclusion.holds[k]) continue;
    if (last && conclusion.holds[*last] != conclusion.holds[k])
      conclusion.changes.push_back({sweep.alpha_beta_gy[*last], sweep.alpha_beta_gy[k], *conclusion.holds[k]});
    last = k;
  }
  return conclusion;
}

void add_effect(const Sweep& sweep, const results::SweptEffect& effect, std::vector<SweptConclusion>& conclusions) {
  const auto add = [&](Kind kind, const std::string& group, std::vector<std::optional<bool>> holds) {
    conclusions.push_back(
        completed(sweep, {kind, effect.variable, effect.within, group, effect.endpoint, std::move(holds), {}, {}}));
  };
  using At = results::SweptEffect::At;
  for (const results::SweptEffect::Group& group : effect.groups) {
    add(Kind::effect_direction, group.group, judged(group.at, [](const At& at) {
          return at.hazard_ratio ? std::optional(*at.hazard_ratio < 1.0) : std::nullopt;
        }));
    add(Kind::effect_p, group.group, judged(group.at, [](const At& at) { return is_small(at.p); }));
  }
  add(Kind::interaction_p, "",
      judged(effect.interaction, [](const survival::ChiSquareTest& test) { return is_small(test.p); }));
}

}  // namespace

std::vector<SweptConclusion> conclusions_of(const Sweep& sweep) {
  std::vector<SweptConclusion> conclusions;
  if (!sweep.threshold_gy.empty())
    for (const results::SweptSchedule& schedule : sweep.schedules)
      conclusions.push_back(
          completed(sweep, {Kind::schedule_reaches, schedule.schedule.name, "", "", "", schedule.reaches, {}, {}}));
  for (const results::SweptCutpoint& cutpoint : sweep.cutpoints)
    conclusions.push_back(
        completed(sweep, {Kind::cutpoint_p,
                          cutpoint.name,
                          "",
                          "",
                          cutpoint.endpoint,
                          judged(cutpoint.at, [](const results::SweptCutpoint::At& at) { return is_small(at.p); }),
                          {},
                          {}}));
  for (const results::SweptEffect& effect : sweep.effects) add_effect(sweep, effect, conclusions);
  return conclusions;
}

}  // namespace rtsurv::study
