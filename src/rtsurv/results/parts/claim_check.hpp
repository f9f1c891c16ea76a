#pragma once
// One check of a claim.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// One check of a claim.
struct Check {
  /// In the order of gravity: of the failed checks of a claim, the first decides.
  enum class Id {
    p,             ///< P of the claim; threshold: below
    from_outcome,  ///< what it rests on is noticed to be an outcome, or computed from one; no value
    searched_cut,  ///< P corrected for the search of the cut that the claim rests on; threshold: below
    separation,    ///< an infinite hazard ratio: penalised limit nearest to 1; threshold 1: not reached
    few_events,    ///< fewest events for a coefficient, in a group or on a side; threshold: at least
    few_patients,  ///< fewest patients in a group or on a side; threshold: at least
    few_clusters,  ///< clusters behind the robust errors of the endpoint; threshold: at least
    confounding,   ///< largest standardised difference that the weights of an adjusted effect leave; threshold: at most
    interaction,   ///< of an effect in one group: P that it differs between the groups; threshold: below
    subgroups,     ///< the same: its P times the number of groups that were looked at (Bonferroni); threshold: below
    chance,     ///< share of the permutations of the outcome that still show an effect in some group; at most, in error
    optimism,   ///< corrected limit nearest to no effect; threshold (1 of a ratio, 0 of rates): not reached
    selection,  ///< share of the replicates whose screen selects the factor; threshold: at least
    cut_stability,         ///< share of the bootstrap replicates that find the searched cut near; threshold: at least
    one_patient,           ///< P without the patient who moves the estimate most; threshold: the same side as P
    alpha_beta,            ///< conclusions of the sweep on the claim that turn; threshold 0: at most
    competing_risks,       ///< P on the cumulative incidence; threshold: below, in the same direction
    cause_specific,        ///< P on the cause-specific hazard; threshold: below, in the same direction
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
  std::string why = {};  ///< why it was not made, for people

  static void fields(auto& field) {
    field.title("check", "One check of a claim.");
    field("id", &Check::id, "what is checked");
    field("outcome", &Check::outcome, "not_done: it applies, but these data or this study cannot make it");
    field("value", &Check::value, "what was found; null: nothing, or no number", hideable);
    field("threshold", &Check::threshold, "what it is held against");
    field("why", &Check::why, "why it was not made; absent: it was, or that is plain", absent_if_empty);
  }
};

/// The words of results.json: those of the enumerators.
template <>
struct Words<Check::Outcome> {
  static constexpr std::array<std::pair<Check::Outcome, std::string_view>, 3> all{
      {{Check::Outcome::passed, "passed"}, {Check::Outcome::failed, "failed"}, {Check::Outcome::not_done, "not_done"}}};
};
template <>
struct Words<Check::Id> {
  using enum Check::Id;
  static constexpr std::array<std::pair<Check::Id, std::string_view>, 23> all{
      {{p, "p"},
       {from_outcome, "from_outcome"},
       {searched_cut, "searched_cut"},
       {separation, "separation"},
       {few_events, "few_events"},
       {few_patients, "few_patients"},
       {few_clusters, "few_clusters"},
       {confounding, "confounding"},
       {interaction, "interaction"},
       {subgroups, "subgroups"},
       {chance, "chance"},
       {optimism, "optimism"},
       {selection, "selection"},
       {cut_stability, "cut_stability"},
       {one_patient, "one_patient"},
       {alpha_beta, "alpha_beta"},
       {competing_risks, "competing_risks"},
       {cause_specific, "cause_specific"},
       {dose_response, "dose_response"},
       {over_time, "over_time"},
       {proportional_hazards, "proportional_hazards"},
       {linearity, "linearity"},
       {missing, "missing"}}};
};

}  // namespace rtsurv::results
