// Claims about cut-points that were tested, searched or known beforehand, and about the groups of the best two cuts.
#include <algorithm>
#include <utility>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/judgement/checks.hpp"
#include "rtsurv/judgement/claim_parts.hpp"
#include "rtsurv/judgement/claims.hpp"
#include "rtsurv/judgement/cut_checks.hpp"

namespace rtsurv::judgement {
namespace {

using results::Claim, results::CutpointResult, results::Study;

/// The optimism of a hazard ratio of that column, wherever the validation has one.
Check optimism_of_cut(const Study& study, const std::string& column, const std::string& endpoint) {
  Check check = optimism(study, {});
  check.outcome = Check::Outcome::not_done;
  if (!study.validation) return check;
  for (const chain::Corrected& one : study.validation->corrected)
    if (one.quantity.factor == column && one.quantity.endpoint == endpoint && one.quantity.group.empty() &&
        check.outcome == Check::Outcome::not_done)
      check = optimism(study, one.quantity);
  if (check.outcome == Check::Outcome::not_done) check.why = "no model of the study has a hazard ratio of the cut";
  return check;
}

Claim cut_claim(const CutpointResult& cutpoint, const std::string& column) {
  Claim claim;
  claim.id = joined({"cut", cutpoint.endpoint, column});
  claim.kind = Claim::Kind::cut;
  claim.endpoint = cutpoint.endpoint;
  claim.subject = cutpoint.variable;
  claim.column = column;
  return claim;
}

/// What a searched and a fixed cut, and the best two, have to pass alike.
void check_column(const Study& study, const CutpointResult& cutpoint, Claim& claim) {
  claim.checks.push_back(optimism_of_cut(study, claim.column, cutpoint.endpoint));
  claim.checks.push_back(missing(cutpoint.sample, find_endpoint(study, cutpoint.endpoint), cutpoint.variable));
  check_cuts(study, {claim.column}, claim);
  add(claim.checks, dose_response(study, claim.column, cutpoint.endpoint));
}

void claim_cut(const Study& study, const CutpointResult& cutpoint, std::vector<Claim>& all) {
  Claim claim = cut_claim(cutpoint, cutpoint.name);
  if (cutpoint.fixed) {
    if (!cutpoint.evidence || !cutpoint.evidence->test_of_fixed().value) return;
    claim.estimate.p = cutpoint.evidence->test_of_fixed().value->p;
    claim.checks = {small_p(claim.estimate.p)};
  } else {
    claim.estimate.p = cutpoint.maxstat.p;
    claim.checks = {few_patients(static_cast<double>(std::min(cutpoint.maxstat.n_low, cutpoint.maxstat.n_high)))};
    add(claim.checks, alpha_beta(study, [&](const results::SweptConclusion& one) {
          return one.kind == results::SweptConclusion::Kind::cutpoint_p && one.subject == cutpoint.name;
        }));
  }
  check_column(study, cutpoint, claim);
  all.push_back(std::move(claim));
}

void claim_two_cuts(const Study& study, const CutpointResult& cutpoint, std::vector<Claim>& all) {
  if (!cutpoint.two_cuts || !cutpoint.two_cuts->value) return;
  const results::TwoCuts& found = *cutpoint.two_cuts->value;
  Claim claim = cut_claim(cutpoint, two_cut_column(cutpoint.name));
  claim.estimate.p = found.search.p;
  std::optional<double> events, patients;
  for (const auto& group : found.groups) {
    events = least(events, group.events);
    patients = least(patients, static_cast<double>(group.n));
  }
  claim.checks = {few_events(events), few_patients(patients)};
  check_column(study, cutpoint, claim);
  all.push_back(std::move(claim));
}

}  // namespace

void claim_cuts(const Study& study, std::vector<Claim>& all) {
  for (const CutpointResult& cutpoint : study.cutpoints) {
    if (cutpoint.fixed || cutpoint.why.empty()) claim_cut(study, cutpoint, all);
    claim_two_cuts(study, cutpoint, all);
  }
}

}  // namespace rtsurv::judgement
