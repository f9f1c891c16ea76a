#include "rtsurv/chain/group_test.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

#include "rtsurv/chain/regression.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"

namespace rtsurv::chain {

std::optional<double> log_rank_p(const survival::FollowUp& follow_up, std::span<const double> codes) {
  std::vector<int> group(codes.size(), 0);
  for (std::size_t i = 0; i < codes.size(); ++i)
    if (std::isfinite(codes[i])) group[i] = static_cast<int>(codes[i]);
  try {
    return survival::log_rank(follow_up, group).test.p;
  } catch (const NotEstimable&) {
    return std::nullopt;
  }
}

namespace {

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

}  // namespace

std::optional<double> screening_p(const Plan& plan, const Sample& sample, const Values& values,
                                  const Candidate& candidate) {
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
