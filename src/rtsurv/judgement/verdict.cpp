#include "rtsurv/judgement/verdict.hpp"

#include <algorithm>

#include "rtsurv/judgement/over_time.hpp"

namespace rtsurv::judgement {

using results::Check, results::Claim, results::Verdict;

void decide(Claim& claim) {
  std::ranges::stable_sort(claim.checks, {}, &Check::id);
  const auto settle = [&](Verdict verdict, Check::Id by) {
    claim.verdict = verdict;
    claim.decided_by = by;
  };
  if (claim.checks.empty()) return settle(Verdict::no_evidence, Check::Id::p);
  if (const Check& first = claim.checks.front(); first.outcome != Check::Outcome::passed) {
    if (first.id == Check::Id::p && in_part_of_follow_up(claim)) return settle(Verdict::depends, Check::Id::over_time);
    return settle(Verdict::no_evidence, first.id);
  }
  if (const auto failed = std::ranges::find(claim.checks, Check::Outcome::failed, &Check::outcome);
      failed != claim.checks.end())
    return settle(Verdict::depends, failed->id);
  const auto validated = std::ranges::find(claim.checks, Check::Id::optimism, &Check::id);
  if (validated == claim.checks.end() || validated->outcome == Check::Outcome::not_done)
    return settle(Verdict::not_validated, Check::Id::optimism);
  if (const auto missed = std::ranges::find(claim.checks, Check::Outcome::not_done, &Check::outcome);
      missed != claim.checks.end())
    return settle(Verdict::not_checked, missed->id);
  settle(Verdict::holds, claim.checks.front().id);
}

}  // namespace rtsurv::judgement
