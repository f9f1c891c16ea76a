#include "rtsurv/report/words/claims.hpp"

#include <algorithm>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/models.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report {

namespace {

using results::Check, results::Claim, results::Verdict;
using Id = Check::Id;

/// "More than 2 earlier lines", "Grade: 3".
std::string subject(const results::Study& study, const Claim& claim) {
  const std::string label = column_label(study, claim.subject);
  if (!claim.estimate.level || *claim.estimate.level == "true") return label;
  const std::string text = level_label(study, claim.subject, *claim.estimate.level);
  return text == label ? label : label + ": " + text;
}

/// Of a factor that no model holds with the others.
bool is_alone(const results::Study& study, const Claim& claim) {
  return std::ranges::any_of(study.endpoints, [&](const results::EndpointResult& endpoint) {
    return endpoint.name == claim.endpoint && judgement::is_left_out(endpoint, claim.subject);
  });
}

std::string factor_phrase(const results::Study& study, const Claim& claim) {
  const std::string endpoint = in_sentence(endpoint_label(study, claim.endpoint));
  const auto ratio = claim.estimate.hazard_ratio;
  const std::string who = subject(study, claim) + (is_alone(study, claim) ? " alone" : "");
  if (claim.verdict == Verdict::no_evidence || !ratio) return who + " goes with " + endpoint;
  return who + " goes with a " + (*ratio > 1.0 ? "higher" : "lower") + " hazard (" + endpoint + ")";
}

std::string effect_phrase(const results::Study& study, const Claim& claim) {
  const std::string text = "An effect of " + column_label(study, claim.subject) + " on " +
                           in_sentence(endpoint_label(study, claim.endpoint));
  if (!claim.estimate.group) return text;
  return text + " in " + group_phrase(study, claim.estimate.within.value_or(""), *claim.estimate.group);
}

/// What a claim depends on when the check is failed.
std::string weakness(Id id) {
  switch (id) {
    case Id::p:
      return "its P";
    case Id::searched_cut:
      return "the search of its cut";
    case Id::separation:
      return "a side without events";
    case Id::few_events:
      return "few events";
    case Id::few_patients:
      return "few patients";
    case Id::confounding:
      return "who was given the treatment";
    case Id::optimism:
      return "these very patients";
    case Id::selection:
      return "the choice of factors";
    case Id::one_patient:
      return "one patient";
    case Id::alpha_beta:
      return "\u03B1/\u03B2";
    case Id::competing_risks:
      return "how competing events count";
    case Id::dose_response:
      return "the place of the cut";
    case Id::over_time:
    case Id::proportional_hazards:
      return "the time of follow-up";
    case Id::linearity:
      return "a straight line";
    case Id::missing:
      return "missing values";
  }
  return "";
}

std::string optimism_phrase(const Check& check) {
  if (check.outcome == Check::Outcome::not_done) return "no validation has tried it";
  const bool failed = check.outcome == Check::Outcome::failed;
  if (check.threshold == 0.0)
    return std::string("corrected for optimism, the rates of the groups ") +
           (failed ? "do not differ" : "still differ");
  return std::string("corrected for optimism, the interval of the hazard ratio ") + (failed ? "reaches " : "ends at ") +
         fixed(*check.value, 2);
}

std::string missing_phrase(const Check& check) {
  if (check.threshold == thresholds::p)
    return "patients in whom it is missing fare differently, " + p_phrase(check.value);
  return percent(*check.value) + " of the patients are left out";
}

std::string with_p(const std::string& text, const Check& check) { return text + " " + p_phrase(check.value); }

std::string confounding_phrase(const Check& check) {
  const std::string adjusted = "adjusted for what the treatment was chosen by,";
  const bool turned = check.outcome == Check::Outcome::failed && check.value < check.threshold;
  return turned ? adjusted + " it goes the other way" : with_p(adjusted, check);
}

std::string over_time_phrase(const Check& check) {
  if (!check.value) return "the direction of its hazard ratio turns over time";
  const std::string places = " every period of follow-up and for restricted means";
  if (check.outcome == Check::Outcome::passed)
    return "its hazards are not proportional, yet P is at most " + p_value(check.value) + " in" + places;
  return with_p("its hazards are not proportional, and in a period or for restricted means", check);
}

std::string found(const Check& check) {
  const double value = check.value.value_or(0.0);
  switch (check.id) {
    case Id::p:
      return p_phrase(check.value);
    case Id::searched_cut:
      return with_p("corrected for the search of the cut,", check);
    case Id::separation:
      return check.value ? "Firth's limit nearest to 1 is " + fixed(value, 2) : "the hazard ratio has no bound";
    case Id::few_events:
      return "it rests on as few as " + plain(value, 1) + (value == 1.0 ? " event" : " events");
    case Id::few_patients:
      return "it rests on as few as " + count(value) + (value == 1.0 ? " patient" : " patients");
    case Id::confounding:
      return confounding_phrase(check);
    case Id::optimism:
      return optimism_phrase(check);
    case Id::selection:
      return "the screen selects it in " + percent(value) + " of the bootstrap replicates";
    case Id::one_patient:
      return with_p("without one patient", check);
    case Id::alpha_beta:
      return count(value) + " of its conclusions turn with \u03B1/\u03B2";
    case Id::competing_risks:
      return with_p("on the cumulative incidence", check);
    case Id::dose_response:
      return with_p("without a cut", check);
    case Id::over_time:
      return over_time_phrase(check);
    case Id::proportional_hazards:
      return with_p("the test of a ratio that changes over time has", check);
    case Id::linearity:
      return with_p("a curve fits better than the straight line,", check);
    case Id::missing:
      return missing_phrase(check);
  }
  return "";
}

const Check* check_of(const Claim& claim, Id id) {
  const auto found = std::ranges::find(claim.checks, id, &Check::id);
  return found == claim.checks.end() ? nullptr : &*found;
}

}  // namespace

std::string claim_phrase(const results::Study& study, const Claim& claim) {
  const std::string endpoint = in_sentence(endpoint_label(study, claim.endpoint));
  switch (claim.kind) {
    case Claim::Kind::factor:
      return factor_phrase(study, claim);
    case Claim::Kind::cut:
      return column_label(study, claim.column) +
             (cutpoint_of_column(study, claim.column) != nullptr ? " separates " : ", differ in ") + endpoint;
    case Claim::Kind::groups:
      return "The risk groups differ in " + endpoint;
    case Claim::Kind::effect:
      return effect_phrase(study, claim);
    case Claim::Kind::interaction:
      return effect_phrase(study, claim) + " differs between groups (" +
             grouping_label(study, claim.estimate.within.value_or("")) + ")";
  }
  return "";
}

std::string verdict_phrase(const Claim& claim) {
  switch (claim.verdict) {
    case Verdict::holds:
      return "holds in every check";
    case Verdict::depends:
      return "depends on " + weakness(claim.decided_by);
    case Verdict::no_evidence:
      return "no evidence";
    case Verdict::not_validated:
      return "not validated";
  }
  return "";
}

std::string check_phrase(const Check& check) {
  if (check.outcome == Check::Outcome::not_done && check.id != Id::optimism) return "not estimable";
  return found(check);
}

std::string reason_phrase(const Claim& claim) {
  if (claim.checks.empty()) return "not estimable";
  std::string first = check_phrase(claim.checks.front());
  const Check* decided = check_of(claim, claim.decided_by);
  if (claim.verdict == Verdict::no_evidence || decided == nullptr) return first;
  if (claim.verdict == Verdict::depends) return first + ", but " + check_phrase(*decided);
  if (const Check* over_time = check_of(claim, Id::over_time)) first += "; " + check_phrase(*over_time);
  if (claim.verdict == Verdict::not_validated) return first + "; " + check_phrase(*decided);
  const Check* optimism = check_of(claim, Id::optimism);
  return optimism == nullptr ? first : first + "; " + check_phrase(*optimism);
}

std::string verdicts_explained() {
  return "Holds in every check: P below 0.05, a validation has tried the claim, and no check of this report speaks "
         "against it. Depends on: P below 0.05, but a check fails; the gravest is named. Not validated: no check "
         "fails, but no validation has tried the claim. No evidence: P of 0.05 or more, or not estimable; that does "
         "not prove the opposite.";
}

}  // namespace rtsurv::report
