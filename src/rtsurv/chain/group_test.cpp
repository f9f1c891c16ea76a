#include "rtsurv/chain/group_test.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

#include "rtsurv/chain/regression.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/competing/gray_test.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"

namespace rtsurv::chain {

namespace {

/// Codes as groups; who has none is not among the patients, whatever the group.
std::vector<int> groups_of(std::span<const double> codes) {
  std::vector<int> group(codes.size(), 0);
  for (std::size_t i = 0; i < codes.size(); ++i)
    if (std::isfinite(codes[i])) group[i] = static_cast<int>(codes[i]);
  return group;
}

/// The place of each value among the distinct ones; NaN stays.
std::vector<double> ranked(const std::vector<double>& values) {
  std::vector<double> distinct;
  std::ranges::copy_if(values, std::back_inserter(distinct), [](double value) { return std::isfinite(value); });
  std::ranges::sort(distinct);
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  std::vector<double> ranks = values;
  for (double& value : ranks)
    if (std::isfinite(value)) value = static_cast<double>(std::ranges::lower_bound(distinct, value) - distinct.begin());
  return ranks;
}

/// P of Gray's test, or of a Fine-Gray model.
std::optional<double> incidence_p(const Plan& plan, const Sample& sample, const Values& values,
                                  const Candidate& candidate) {
  const std::vector<double>& codes = values.of(candidate.factor);
  const survival::CauseFollowUp causes = known_causes(sample, candidate.endpoint, codes);
  const Factor& factor = plan.factors[candidate.factor];
  if (!factor.levels.empty()) return gray_p(causes, codes);
  if (factor.few_values) return gray_p(causes, ranked(codes));
  return subdistribution_p(plan, values, causes, candidate.factor);
}

}  // namespace

std::optional<double> log_rank_p(const survival::FollowUp& follow_up, std::span<const double> codes) {
  try {
    return survival::log_rank(follow_up, groups_of(codes)).test.p;
  } catch (const NotEstimable&) {
    return std::nullopt;
  }
}

std::optional<double> gray_p(const survival::CauseFollowUp& causes, std::span<const double> codes) {
  try {
    return survival::gray_test(causes, groups_of(codes), 1).p;
  } catch (const NotEstimable&) {
    return std::nullopt;
  }
}

std::optional<double> screening_p(const Plan& plan, const Sample& sample, const Values& values,
                                  const Candidate& candidate) {
  if (candidate.test == Test::gray) return incidence_p(plan, sample, values, candidate);
  const std::vector<double>& codes = values.of(candidate.factor);
  const std::vector<const std::vector<double>*> needed{&codes};
  const survival::FollowUp patients = known(sample, candidate.endpoint, needed);
  const Factor& factor = plan.factors[candidate.factor];
  if (!factor.levels.empty()) return log_rank_p(patients, codes);
  if (factor.few_values) return log_rank_p(patients, ranked(codes));
  const std::optional<Regression> regression = regress(plan, values, patients, {candidate.factor});
  return regression ? std::optional(regression->likelihood_ratio_p) : std::nullopt;
}

}  // namespace rtsurv::chain
