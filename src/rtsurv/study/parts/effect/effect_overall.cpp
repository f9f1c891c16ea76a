// The absolute effects over all groups, standardised to their patients.
#include <algorithm>
#include <cmath>
#include <utility>

#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/study/parts/effect/effect_difference.hpp"
#include "rtsurv/study/parts/effect/effect_parts.hpp"
#include "rtsurv/study/parts/effect/sides.hpp"

namespace rtsurv::study {
namespace {

using results::EffectDifference;
using survival::Contrast;

/// Differences of the groups, weighted by their patients.
class Standardised {
 public:
  void add(double patients, const Contrast& difference) {
    patients_ += patients;
    sum_ += patients * difference.estimate;
    squares_ += patients * patients * difference.std_error * difference.std_error;
  }

  /// Without an interval when one of the differences has none; nothing without differences.
  [[nodiscard]] std::optional<Contrast> take() const {
    if (!(patients_ > 0.0)) return std::nullopt;
    const double estimate = sum_ / patients_, std_error = std::sqrt(squares_) / patients_;
    if (std::isnan(std_error)) return survival::without_interval(estimate);
    const double half = math::ConfidenceLevel(effect_level).z() * std_error;
    return Contrast{estimate, std_error, estimate - half, estimate + half,
                    math::normal_two_sided(estimate / std_error)};
  }

 private:
  double patients_ = 0.0, sum_ = 0.0, squares_ = 0.0;
};

using Ats = std::vector<EffectDifference::At> EffectDifference::*;

/// The groups with the sum of the weights of their patients.
struct Groups {
  const std::vector<results::Effect::Group>& all;
  std::vector<double> patients;
};

/// The k-th landmark over the groups of which both sides are known there.
EffectDifference::At over_groups(const Groups& groups, Ats ats, std::size_t k) {
  EffectDifference::At at;
  Standardised sum;
  for (std::size_t g = 0; g < groups.all.size(); ++g) {
    const results::Effect::Group& group = groups.all[g];
    const EffectDifference::At* one = group.difference ? &((*group.difference).*ats)[k] : nullptr;
    if (one != nullptr) at.time = one->time;
    if (one != nullptr && one->difference)
      sum.add(groups.patients[g], *one->difference);
    else if (groups.patients[g] > 0.0)
      at.left_out.push_back(group.group);
  }
  at.difference = sum.take();
  if (!at.difference)
    at.why = "no group has a difference there";
  else if (!at.difference->has_interval())
    at.why = "no interval: a side of a group is at 0 or 1, without a standard error";
  return at;
}

std::vector<EffectDifference::At> over_groups(const Groups& groups, Ats ats) {
  const auto known = std::ranges::find_if(groups.all, [](const auto& group) { return group.difference.has_value(); });
  std::vector<EffectDifference::At> all;
  for (std::size_t k = 0; k < ((*known->difference).*ats).size(); ++k) {
    all.push_back(over_groups(groups, ats, k));
    if (ats == &EffectDifference::at && all.back().difference && all.back().difference->has_interval())
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
void add_mean(Analysis& analysis, const EffectRule& rule, const Groups& groups, EffectDifference& result) {
  EffectDifference::Mean mean;
  std::vector<Sides> lasting;
  std::vector<double> patients;
  const Factor within = effect_groups(analysis, rule);
  for (std::size_t g = 0; g < groups.all.size(); ++g) {
    auto sides = lasts(analysis, groups.all[g]) ? sides_of(analysis, rule, members(within, g)) : std::nullopt;
    if (sides) {
      lasting.push_back(std::move(*sides));
      patients.push_back(groups.patients[g]);
    } else if (groups.patients[g] > 0.0) {
      mean.left_out.push_back(groups.all[g].group);
    }
  }
  mean.tau = tau_of(analysis, lasting);
  Standardised sum;
  for (std::size_t k = 0; k < lasting.size(); ++k) sum.add(patients[k], mean_of(lasting[k], mean.tau).difference);
  const std::optional<Contrast> difference = sum.take();
  if (!difference) {
    result.mean_why = "in no group are both sides followed to the first landmark";
    return;
  }
  mean.difference = *difference;
  result.mean = std::move(mean);
}

}  // namespace

std::optional<EffectDifference> difference_overall(Analysis& analysis, const EffectRule& rule,
                                                   const std::vector<results::Effect::Group>& groups) {
  const auto known = std::ranges::find_if(groups, [](const auto& group) { return group.difference.has_value(); });
  if (known == groups.end()) return std::nullopt;
  EffectDifference result;
  result.first = known->difference->first;
  result.second = known->difference->second;
  Groups weighted{groups, {}};
  const Factor within = effect_groups(analysis, rule);
  for (std::size_t g = 0; g < groups.size(); ++g)
    weighted.patients.push_back(patients_within(analysis, rule, members(within, g)).weight);
  result.at = over_groups(weighted, &EffectDifference::at);
  result.incidence = over_groups(weighted, &EffectDifference::incidence);
  add_mean(analysis, rule, weighted, result);
  return result;
}

}  // namespace rtsurv::study
