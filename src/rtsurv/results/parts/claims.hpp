#pragma once
// What a study claims, with the verdict on each claim. Filled by judgement.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

enum class Verdict {
  holds,          ///< every check that could be made is passed, the claim is validated
  depends,        ///< P is small, but a check is failed
  no_evidence,    ///< P is not small, or not estimable; that does not prove the opposite
  not_validated,  ///< no check is failed, but no validation has tried the claim on other patients or replicates
};

/// One check of a claim.
struct Check {
  /// In the order of gravity: of the failed checks of a claim, the first decides.
  enum class Id {
    p,                     ///< P of the claim; threshold: below
    searched_cut,          ///< P corrected for the search of the cut that the claim rests on; threshold: below
    separation,            ///< an infinite hazard ratio: penalised limit nearest to 1; threshold 1: not reached
    few_events,            ///< fewest events for a coefficient, in a group or on a side; threshold: at least
    few_patients,          ///< fewest patients in a group or on a side; threshold: at least
    confounding,           ///< P adjusted for `adjust` of the effect; threshold: below, in the same direction
    optimism,              ///< corrected limit nearest to no effect; threshold (1 of a ratio, 0 of rates): not reached
    selection,             ///< share of the replicates whose screen selects the factor; threshold: at least
    one_patient,           ///< P without the patient who moves the estimate most; threshold: the same side as P
    alpha_beta,            ///< conclusions of the sweep on the claim that turn; threshold 0: at most
    competing_risks,       ///< P on the cumulative incidence; threshold: below, in the same direction
    dose_response,         ///< largest P of the curves of the variable without its cut; threshold: below
    over_time,             ///< where the next fails: largest P by period and of means; threshold: below
    proportional_hazards,  ///< P of a ratio that changes over time; threshold: at least
    linearity,             ///< P of a curve against the straight line; threshold: at least
    missing,               ///< share left out, at most; or P that those left out fare differently, at least
  };
  enum class Outcome { passed, failed, not_done };
  Id id = Id::p;
  Outcome outcome = Outcome::not_done;
  std::optional<double> value, threshold;

  static void fields(auto& field) {
    field.title("check", "One check of a claim.");
    field("id", &Check::id, "what is checked");
    field("outcome", &Check::outcome, "not_done: it applies, but these data or this study cannot make it");
    field("value", &Check::value, "what was found; null: nothing, or no number");
    field("threshold", &Check::threshold, "what it is held against");
  }
};

/// One sentence that a paper would say, such as "high_dose has an effect on LC in Group 1".
struct Claim {
  enum class Kind {
    factor,       ///< `subject` goes with the endpoint, in the multivariable model
    groups,       ///< the groups of `subject` differ
    cut,          ///< the cut of `subject` that makes `column` separates, or its several cuts do
    effect,       ///< `subject` has an effect over all groups of `within`, or in `group`
    interaction,  ///< that effect differs between the groups of `within`
  };
  /// The number that the claim is about; what it lacks is empty.
  struct Estimate {
    std::optional<std::string> level, reference;  ///< of a factor's coefficient
    std::optional<std::string> within, group;     ///< of an effect; no group: stratified by `within`
    std::optional<double> hazard_ratio, lower, upper, p;

    static void fields(auto& field) {
      field.title("claim_estimate", "The number that a claim is about.");
      field("level", &Estimate::level, "level of the factor; null for a number");
      field("reference", &Estimate::reference, "level against which it stands; null for a number");
      field("within", &Estimate::within, "grouping of an effect");
      field("group", &Estimate::group, "the group of an effect; null: all groups, stratified");
      field("hr", &Estimate::hazard_ratio, "hazard ratio; null: the claim has none, or none with a bound");
      field("lower", &Estimate::lower, "lower limit of hr");
      field("upper", &Estimate::upper, "upper limit of hr");
      field("p", &Estimate::p, "P of the claim; of a searched cut corrected for the search");
    }
  };
  std::string id;     ///< "effect/high_dose/risk_group/LC/Group 1": the kind and what tells it from others
  std::string claim;  ///< the sentence, in the names of the protocol
  Kind kind = Kind::factor;
  std::string endpoint, subject, column;  ///< column: what a cut makes, else empty
  Estimate estimate;
  Verdict verdict = Verdict::no_evidence;
  Check::Id decided_by = Check::Id::p;  ///< the worst check; p when all are passed
  std::vector<Check> checks;            ///< that the claim has to pass, by gravity

  static void fields(auto& field) {
    field.title("claim", "What the study claims, and whether it stands.");
    field("id", &Claim::id, "the kind and what tells the claim from others");
    field("claim", &Claim::claim, "the sentence, in the names of the protocol");
    field("kind", &Claim::kind, "what it is a claim about");
    field("endpoint", &Claim::endpoint, "name of the endpoint");
    field("subject", &Claim::subject, "column that the claim is about; of a cut the variable that is cut");
    field("column", &Claim::column, "of a cut: the column that it makes", absent_if_empty);
    field("estimate", &Claim::estimate, "its number");
    field("verdict", &Claim::verdict, "that of its worst check");
    field("decided_by", &Claim::decided_by, "the worst check; p when all are passed");
    field("checks", &Claim::checks, "by gravity");
  }
};

/// The words of results.json: those of the enumerators.
template <>
struct Words<Verdict> {
  static constexpr std::array<std::pair<Verdict, std::string_view>, 4> all{{{Verdict::holds, "holds"},
                                                                            {Verdict::depends, "depends"},
                                                                            {Verdict::no_evidence, "no_evidence"},
                                                                            {Verdict::not_validated, "not_validated"}}};
};
template <>
struct Words<Check::Outcome> {
  static constexpr std::array<std::pair<Check::Outcome, std::string_view>, 3> all{
      {{Check::Outcome::passed, "passed"}, {Check::Outcome::failed, "failed"}, {Check::Outcome::not_done, "not_done"}}};
};
template <>
struct Words<Claim::Kind> {
  static constexpr std::array<std::pair<Claim::Kind, std::string_view>, 5> all{
      {{Claim::Kind::factor, "factor"},
       {Claim::Kind::groups, "groups"},
       {Claim::Kind::cut, "cut"},
       {Claim::Kind::effect, "effect"},
       {Claim::Kind::interaction, "interaction"}}};
};
template <>
struct Words<Check::Id> {
  using enum Check::Id;
  static constexpr std::array<std::pair<Check::Id, std::string_view>, 16> all{
      {{p, "p"},
       {searched_cut, "searched_cut"},
       {separation, "separation"},
       {few_events, "few_events"},
       {few_patients, "few_patients"},
       {confounding, "confounding"},
       {optimism, "optimism"},
       {selection, "selection"},
       {one_patient, "one_patient"},
       {alpha_beta, "alpha_beta"},
       {competing_risks, "competing_risks"},
       {dose_response, "dose_response"},
       {over_time, "over_time"},
       {proportional_hazards, "proportional_hazards"},
       {linearity, "linearity"},
       {missing, "missing"}}};
};

}  // namespace rtsurv::results
