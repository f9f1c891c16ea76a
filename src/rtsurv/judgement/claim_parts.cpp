#include "rtsurv/judgement/claim_parts.hpp"

#include <algorithm>

namespace rtsurv::judgement {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "/") + part;
  return text;
}

std::string named(const std::string& term, const std::optional<std::string>& level) {
  return level ? term + " = " + *level : term;
}

void add(std::vector<results::Check>& checks, const std::optional<results::Check>& check) {
  if (check) checks.push_back(*check);
}

results::Claim::Estimate estimate_of(const results::CoxTerm& term) {
  results::Claim::Estimate estimate;
  estimate.level = term.level;
  estimate.reference = term.reference;
  estimate.hazard_ratio = term.hazard_ratio;
  estimate.lower = term.lower;
  estimate.upper = term.upper;
  estimate.p = term.p;
  return estimate;
}

void unusable(results::Claim& claim) {
  claim.estimate.hazard_ratio = claim.estimate.lower = claim.estimate.upper = claim.estimate.p = std::nullopt;
  claim.estimate.periods.clear();
  for (results::Check& check : claim.checks)
    if (check.id == results::Check::Id::p)
      check = {check.id, results::Check::Outcome::not_done, {}, check.threshold, "the model did not converge"};
}

bool asks_for_incidence(const results::EndpointResult* endpoint) {
  return endpoint != nullptr && endpoint->multivariable && endpoint->multivariable->screened_by == "gray";
}

const results::EndpointResult* find_endpoint(const results::Study& study, const std::string& name) {
  const auto found = std::ranges::find(study.endpoints, name, &results::EndpointResult::name);
  return found == study.endpoints.end() ? nullptr : &*found;
}

std::optional<double> least(std::optional<double> one, std::optional<double> other) {
  if (!one || !other) return one ? one : other;
  return std::min(*one, *other);
}

std::optional<double> fewest_events(const results::Maybe<results::KaplanMeierResult>& curves) {
  std::optional<double> fewest;
  if (curves.value)
    for (const auto& group : curves.value->groups) fewest = least(fewest, group.events());
  return fewest;
}

std::optional<double> fewest_patients(const results::Maybe<results::KaplanMeierResult>& curves) {
  std::optional<double> fewest;
  if (curves.value)
    for (const auto& group : curves.value->groups) fewest = least(fewest, group.n());
  return fewest;
}

}  // namespace rtsurv::judgement
