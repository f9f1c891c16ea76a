#include "rtsurv/judgement/sentence.hpp"

#include <algorithm>
#include <vector>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/results/labels.hpp"

namespace rtsurv::judgement {
namespace {

using results::Claim, results::in_sentence, results::Study, results::Verdict;

/// "a, b and c" in the labels of the columns; of more than four the first three, "and 2 more".
std::string listed(const Study& study, const std::vector<std::string>& columns) {
  constexpr std::size_t most = 4;
  std::vector<std::string> names = labels_in_sentence(study, columns);
  if (names.size() > most) {
    names = labels_in_sentence(study, {columns.begin(), columns.begin() + most - 1});
    names.push_back(std::to_string(columns.size() - (most - 1)) + " more");
  }
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  return text;
}

/// "More than 2 earlier lines", "Grade: 3".
std::string who(const Study& study, const Claim& claim) {
  std::string label = label_at_start(study, claim.subject);
  if (!claim.estimate.level || *claim.estimate.level == "true") return label;
  const std::string text = level_label(study, claim.subject, *claim.estimate.level);
  return text == column_label(study, claim.subject) ? label : label + ": " + text;
}

/// The other of the two kinds of claims, over all patients, is about the same variable and endpoint.
bool has_twin(const Study& study, const Claim& claim, Claim::Kind kind) {
  return std::ranges::any_of(study.claims, [&](const Claim& other) {
    return other.kind == kind && other.subject == claim.subject && other.endpoint == claim.endpoint &&
           !other.estimate.group;
  });
}

/// The same effect is asked for within another grouping too.
bool has_other_grouping(const Study& study, const Claim& claim) {
  return std::ranges::any_of(study.claims, [&](const Claim& other) {
    return other.kind == Claim::Kind::effect && other.subject == claim.subject && other.endpoint == claim.endpoint &&
           other.estimate.within != claim.estimate.within;
  });
}

std::string factor_sentence(const Study& study, const Claim& claim) {
  const std::string endpoint = in_sentence(endpoint_label(study, claim.endpoint));
  const auto ratio = claim.estimate.hazard_ratio;
  const std::string beside = has_twin(study, claim, Claim::Kind::effect) ? " in the multivariable model" : "";
  const std::string factor = who(study, claim) + (claim.estimate.alone ? " alone" : "");
  if (claim.verdict == Verdict::no_evidence || !ratio || turns(claim))
    return factor + " goes with " + endpoint + beside;
  const std::string change = factor + " goes with a " + (*ratio > 1.0 ? "higher" : "lower");
  if (claim.estimate.subdistribution)
    return change + " incidence of " + event_phrase(study, claim.endpoint) + " (" + endpoint + ")" + beside;
  return change + " hazard (" + endpoint + ")" + beside;
}

std::string effect_sentence(const Study& study, const Claim& claim) {
  const std::string within = claim.estimate.within.value_or("");
  const std::string text = "An effect of " + label_in_sentence(study, claim.subject) + " on " +
                           in_sentence(endpoint_label(study, claim.endpoint));
  const bool several = has_other_grouping(study, claim);
  const std::string grouping = label_in_sentence(study, within);
  if (claim.estimate.group) {
    const std::string group = group_phrase(study, within, *claim.estimate.group);
    const bool says_which = group.starts_with("patients ") || within == risk_group_column;
    return text + " in " + group + (several && !says_which ? " of " + grouping : "");
  }
  if (claim.kind == Claim::Kind::interaction) return text + " differs between groups (" + grouping + ")";
  if (!claim.estimate.adjust.empty()) return text + ", adjusted for " + listed(study, claim.estimate.adjust);
  return several || has_twin(study, claim, Claim::Kind::factor) ? text + ", stratified by " + grouping : text;
}

}  // namespace

bool turns(const Claim& claim) {
  const auto above = [](const Claim::Period& period) { return period.hazard_ratio > 1.0; };
  const auto n = std::ranges::count_if(claim.estimate.periods, above);
  return n > 0 && n < std::ssize(claim.estimate.periods);
}

std::string sentence(const Study& study, const Claim& claim) {
  const std::string endpoint = in_sentence(endpoint_label(study, claim.endpoint));
  switch (claim.kind) {
    case Claim::Kind::factor:
      return factor_sentence(study, claim);
    case Claim::Kind::cut:
      return label_at_start(study, claim.column) +
             (cutpoint_of_column(study, claim.column) != nullptr ? " separates " : ", differ in ") + endpoint;
    case Claim::Kind::groups:
      return "The risk groups differ in " + endpoint;
    case Claim::Kind::effect:
    case Claim::Kind::interaction:
      return effect_sentence(study, claim);
  }
  return "";
}

}  // namespace rtsurv::judgement
