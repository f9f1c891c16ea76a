#include "rtsurv/judgement/claims.hpp"

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/judgement/checks.hpp"
#include "rtsurv/judgement/claim_parts.hpp"
#include "rtsurv/judgement/cut_checks.hpp"
#include "rtsurv/judgement/doubted.hpp"
#include "rtsurv/judgement/doubts.hpp"
#include "rtsurv/judgement/verdict.hpp"

namespace rtsurv::judgement {
namespace {

using results::Claim, results::Study;

Claim claim_of(const Study& study, const results::RiskGroups::Outcome& outcome) {
  const std::string column(risk_group_column);
  Claim claim;
  claim.id = joined({"groups", outcome.endpoint, column});
  claim.kind = Claim::Kind::groups;
  claim.endpoint = outcome.endpoint;
  claim.subject = column;
  const std::optional<Check> gray = competing_risks(outcome.cuminc);
  const bool incidence = gray && asks_for_incidence(find_endpoint(study, outcome.endpoint));
  if (incidence)
    claim.estimate.p = gray->value;
  else if (outcome.logrank.value)
    claim.estimate.p = outcome.logrank.value->test.test.p;
  results::Sample sample;
  for (const auto& group : study.risk_groups->groups) sample.n += group.n;
  sample.n_missing = study.risk_groups->n_missing;
  claim.checks = {small_p(claim.estimate.p), few_events(fewest_events(outcome.km)),
                  few_patients(fewest_patients(outcome.km)), optimism_of_groups(study, outcome.endpoint),
                  missing(sample, nullptr, column)};
  check_cuts(study, study.risk_groups->factors, claim);
  add(claim.checks, incidence ? cause_specific(outcome.logrank) : gray);
  return claim;
}

}  // namespace

void claim_groups(const Study& study, std::vector<Claim>& all) {
  if (!study.risk_groups) return;
  for (const auto& outcome : study.risk_groups->endpoints) all.push_back(claim_of(study, outcome));
}

std::vector<Claim> claims(const Study& study) {
  std::vector<Claim> all;
  claim_factors(study, all);
  claim_cuts(study, all);
  claim_groups(study, all);
  claim_effects(study, all);
  const std::vector<results::Doubt> doubts = all_doubts(study);
  for (Claim& claim : all) {
    add(claim.checks, from_outcome(study, claim));
    add(claim.checks, few_clusters(find_endpoint(study, claim.endpoint)));
    hold_to_doubts(doubts, claim);
    decide(claim);
  }
  return all;
}

}  // namespace rtsurv::judgement
