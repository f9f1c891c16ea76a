#pragma once
// What a study claims, with the verdict on each claim. Filled by judgement.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/parts/claim_check.hpp"

namespace rtsurv::results {

enum class Verdict {
  holds,          ///< every check is made and passed, the claim is validated
  depends,        ///< P is small, but a check is failed
  no_evidence,    ///< P is not small, in no period either; or not estimable. That does not prove the opposite
  not_checked,    ///< no check is failed, the claim is validated, but another check that applies could not be made
  not_validated,  ///< no check is failed, but no validation has tried the claim on other patients or replicates
};

/// One sentence that a paper would say, such as "An effect of EQD2 > 60 Gy on local control in Group 1".
struct Claim {
  enum class Kind {
    factor,       ///< `subject` goes with the endpoint, in the multivariable model
    groups,       ///< the groups of `subject` differ
    cut,          ///< the cut of `subject` that makes `column` separates, or its several cuts do
    effect,       ///< `subject` has an effect over all groups of `within`, or in `group`
    interaction,  ///< that effect differs between the groups of `within`
  };
  /// Its hazard ratio at times in (from, to], where the ratio changes over time.
  struct Period {
    double from = 0.0;
    std::optional<double> to, hazard_ratio, lower, upper, p;

    static void fields(auto& field) {
      field.title("claim_period", "The hazard ratio of a claim in one period of the follow-up.");
      field("from", &Period::from, "the period begins after this time, in the study's time unit");
      field("to", &Period::to, "it ends with this time; null: the end of follow-up");
      field("hr", &Period::hazard_ratio, "hazard ratio in it; null: none with a bound");
      field("lower", &Period::lower, "lower limit of hr");
      field("upper", &Period::upper, "upper limit of hr");
      field("p", &Period::p, "P of hr", Range::p_value);
    }
  };
  /// The number that the claim is about; what it lacks is empty.
  struct Estimate {
    std::optional<std::string> level, reference;  ///< of a factor's coefficient
    std::optional<std::string> within, group;     ///< of an effect; no group: stratified by `within`
    std::optional<double> hazard_ratio, lower, upper, p;
    bool subdistribution = false;     ///< the ratio is that of the Fine-Gray model
    bool alone = false;               ///< of a factor that is not in the model: not adjusted for others
    std::vector<std::string> adjust;  ///< columns that an effect is adjusted for; empty: none
    std::vector<Period> periods;      ///< ascending; only where the ratio changes over time

    static void fields(auto& field) {
      field.title("claim_estimate", "The number that a claim is about.");
      field("level", &Estimate::level, "level of the factor; null for a number");
      field("reference", &Estimate::reference, "level against which it stands; null for a number");
      field("within", &Estimate::within, "grouping of an effect");
      field("group", &Estimate::group, "the group of an effect; null: all groups, stratified");
      field("hr", &Estimate::hazard_ratio, "hazard ratio; null: the claim has none, or none with a bound");
      field("subdistribution", &Estimate::subdistribution,
            "true: hr is that of the Fine-Gray model, since the protocol screens by Gray's test; absent: it is not",
            absent_if_empty);
      field("alone", &Estimate::alone, "true: hr is that of the factor alone, which is not in the model; absent: it is",
            absent_if_empty);
      field("adjust", &Estimate::adjust, "columns that hr of an effect is adjusted for; absent: none", absent_if_empty,
            Range::not_empty);
      field("lower", &Estimate::lower, "lower limit of hr");
      field("upper", &Estimate::upper, "upper limit of hr");
      field("p", &Estimate::p, "P of the claim; of a searched cut corrected for the search");
      field("periods", &Estimate::periods,
            "hazard ratios by period of the multivariable model, where its test of proportional hazards fails; absent: "
            "it does not, or they could not be estimated",
            absent_if_empty, Range::not_empty);
    }
  };
  std::string id;     ///< "effect/high_dose/risk_group/LC/Group 1": the kind and what tells it from others
  std::string claim;  ///< the sentence, in the labels of the protocol: the one that the report and the terminal show
  Kind kind = Kind::factor;
  std::string endpoint, subject, column;  ///< column: what a cut makes, else empty
  Estimate estimate;
  Verdict verdict = Verdict::no_evidence;
  Check::Id decided_by = Check::Id::p;  ///< the worst check, or the gravest that was not made; p when all are passed
  std::vector<Check> checks;            ///< that the claim has to pass, by gravity

  static void fields(auto& field) {
    field.title("claim", "What the study claims, and whether it stands.");
    field("id", &Claim::id, "the kind and what tells the claim from others");
    field("claim", &Claim::claim, "the sentence, in the labels of the protocol, as the report shows it");
    field("kind", &Claim::kind, "what it is a claim about");
    field("endpoint", &Claim::endpoint, "name of the endpoint");
    field("subject", &Claim::subject, "column that the claim is about; of a cut the variable that is cut");
    field("column", &Claim::column, "of a cut: the column that it makes", absent_if_empty);
    field("estimate", &Claim::estimate, "its number");
    field("verdict", &Claim::verdict, "that of its worst check");
    field("decided_by", &Claim::decided_by,
          "the worst check, or the gravest that could not be made; p when all are passed");
    field("checks", &Claim::checks, "by gravity");
  }
};

/// The words of results.json: those of the enumerators.
template <>
struct Words<Verdict> {
  static constexpr std::array<std::pair<Verdict, std::string_view>, 5> all{{{Verdict::holds, "holds"},
                                                                            {Verdict::depends, "depends"},
                                                                            {Verdict::no_evidence, "no_evidence"},
                                                                            {Verdict::not_checked, "not_checked"},
                                                                            {Verdict::not_validated, "not_validated"}}};
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
}  // namespace rtsurv::results
