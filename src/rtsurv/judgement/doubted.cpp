#include "rtsurv/judgement/doubted.hpp"

#include <algorithm>
#include <optional>

#include "rtsurv/core/thresholds.hpp"

namespace rtsurv::judgement {
namespace {

using results::Check, results::Claim, results::Doubt;
using CheckId = Check::Id;

bool is_about(const Claim& claim, const std::string& column) {
  return !column.empty() && (claim.subject == column || claim.column == column);
}

bool is_about_any(const Claim& claim, const std::vector<std::string>& columns) {
  return std::ranges::any_of(columns, [&](const std::string& column) { return is_about(claim, column); });
}

/// The doubt has no such word, or the claim has the same or none.
bool agrees_on(const Doubt& doubt, const char* key, const std::optional<std::string>& of_claim) {
  return !doubt.has(key) || !of_claim || doubt.text(key) == *of_claim;
}

/// Of a side or a group with few events: that of a claim on an effect, or a risk group by its level in a model.
bool has_group(const Doubt& doubt, const Claim& claim) {
  const std::string group = doubt.text("group");
  if (doubt.has("within"))
    return claim.kind == Claim::Kind::interaction ||
           (claim.kind == Claim::Kind::effect && claim.estimate.group == group);
  return claim.kind != Claim::Kind::factor || claim.estimate.level == group || claim.estimate.reference == group;
}

/// What is said of an effect in one group, or of how it differs between groups.
bool is_about_groups(const Claim& claim) { return claim.kind == Claim::Kind::interaction || claim.estimate.group; }

Check failed(CheckId id, std::optional<double> value, double threshold) {
  return {id, Check::Outcome::failed, value, threshold};
}

double share_by_permutation(const Doubt& doubt) { return doubt.number("claimed") / doubt.number("permutations"); }

/// The check that the doubt fails; nothing of one that names no claim.
std::optional<Check> check_of(const Doubt& doubt) {
  using enum Doubt::Id;
  switch (doubt.id) {
    case unbounded:
      return failed(CheckId::separation, {}, 1.0);
    case searched_cut:
    case searched_threshold:
      return failed(CheckId::cut_stability, {}, thresholds::share_stable);  // its other uses speak against it
    case searched_conclusion:
      return failed(CheckId::chance, share_by_permutation(doubt), thresholds::p);
    case imbalance:
      return failed(CheckId::confounding, doubt.number("difference"), thresholds::standardised_difference);
    case proportional_hazards:
      return failed(CheckId::proportional_hazards, {}, thresholds::p);
    case few_events:
      return failed(CheckId::few_events, doubt.number("events"), thresholds::events_in_group);
    case one_patient:
      return failed(CheckId::one_patient, doubt.number("p_without"), thresholds::p);
    case linearity:
      return failed(CheckId::linearity, doubt.number("p"), thresholds::p);
    case left_out:
      return failed(CheckId::missing, 1.0 - doubt.number("known") / doubt.number("patients"),
                    thresholds::share_missing);
    case missing:
      return failed(CheckId::missing, doubt.number("share"), thresholds::share_missing);
    case missing_by_outcome:
      return failed(CheckId::missing, doubt.number("p"), thresholds::p);
    default:
      return {};
  }
}

/// Checks that ask what the doubt asks: when one of them does not pass, the claim answers for it.
std::vector<CheckId> answers_of(const Check& doubted) {
  using enum CheckId;
  if (doubted.id == cut_stability) return {searched_cut, cut_stability, optimism};
  if (doubted.id == proportional_hazards) return {proportional_hazards, over_time};
  if (doubted.id == separation) return {separation, few_events};
  return {doubted.id};
}

}  // namespace

bool names(const Doubt& doubt, const Claim& claim) {
  using enum Doubt::Id;
  if (doubt.id == proportional_hazards)
    return doubt.about == claim.endpoint && is_about_any(claim, doubt.list("terms"));
  if (doubt.id == searched_cut) return is_about_any(claim, doubt.list("columns"));
  if (doubt.id == missing && !doubt.has("endpoint")) return false;  // of a model
  if (!check_of(doubt) || !is_about(claim, doubt.about)) return false;
  if (doubt.id == searched_conclusion && !is_about_groups(claim)) return false;
  if (doubt.has("endpoint") && doubt.text("endpoint") != claim.endpoint) return false;
  if (doubt.has("within") && doubt.text("within") != claim.estimate.within) return false;
  return agrees_on(doubt, "level", claim.estimate.level) && (!doubt.has("group") || has_group(doubt, claim));
}

void hold_to_doubts(const std::vector<Doubt>& doubts, Claim& claim) {
  for (const Doubt& doubt : doubts) {
    if (!names(doubt, claim)) continue;
    const Check check = *check_of(doubt);
    const std::vector<CheckId> answers = answers_of(check);
    const auto answered = [&](const Check& one) {
      return one.outcome != Check::Outcome::passed && std::ranges::find(answers, one.id) != answers.end();
    };
    if (std::ranges::any_of(claim.checks, answered)) continue;
    std::erase_if(claim.checks, [&](const Check& one) { return one.id == check.id; });
    claim.checks.push_back(check);
  }
}

}  // namespace rtsurv::judgement
