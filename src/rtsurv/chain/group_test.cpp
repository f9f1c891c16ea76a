#include "rtsurv/chain/group_test.hpp"

#include <cmath>
#include <vector>

#include "rtsurv/chain/regression.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/log_rank.hpp"

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

std::optional<double> screening_p(const Plan& plan, const Sample& sample, const Values& values,
                                  const Candidate& candidate) {
  const std::vector<double>& codes = values.of(candidate.factor);
  const std::vector<const std::vector<double>*> needed{&codes};
  const survival::FollowUp patients = known(sample, candidate.endpoint, needed);
  if (!plan.factors[candidate.factor].levels.empty()) return log_rank_p(patients, codes);
  const std::optional<Regression> regression = regress(plan, values, patients, {candidate.factor});
  return regression ? std::optional(regression->likelihood_ratio_p) : std::nullopt;
}

}  // namespace rtsurv::chain
