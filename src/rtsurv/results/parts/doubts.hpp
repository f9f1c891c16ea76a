#pragma once
// What a careful reader should doubt in a study. Filled by judgement.

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// A reason to be careful.
struct Doubt {
  /// Gravest first.
  enum class Id {
    unbounded,               ///< about a term; endpoint, level of a factor
    not_converged,           ///< about an endpoint
    beyond_follow_up,        ///< about an endpoint; time, at_risk
    searched_cut,            ///< about a variable; cutpoint, columns that it makes
    searched_threshold,      ///< about the variable of [recommend]
    searched_conclusion,     ///< about the variable of an effect; within, endpoint, claimed, permutations
    alpha_beta,              ///< about "dose"; turning, conclusions, from_gy, to_gy, schedules
    imbalance,               ///< about the treatment of an effect; endpoint, difference
    proportional_hazards,    ///< about an endpoint; terms, and p where the test of all terms rejects
    events_per_coefficient,  ///< about an endpoint; events
    few_events,              ///< about a column; endpoint, group, events, and within and side of an effect
    one_patient,             ///< about a term; endpoint, p, p_without, level of a factor
    linearity,               ///< about a term; endpoint, p
    screened,                ///< about an endpoint; rule
    left_out,  ///< about a factor that is not in the model; endpoint, known, patients, and reason but for few known
    missing,   ///< about an endpoint's model, or a factor alone (then endpoint); share
    missing_by_outcome,       ///< about a factor; endpoint, n (in whom it is missing), p
    entrants,                 ///< about an endpoint; p
    beyond_linear_quadratic,  ///< about "dose"; patients
    competing_risks,          ///< about an endpoint; events, competing
  };
  using Value = std::variant<double, std::string, std::vector<std::string>>;
  Id id = Id::unbounded;
  std::string about;
  std::vector<std::pair<std::string, Value>> values;

  /// The value of that name, or its type's empty value.
  [[nodiscard]] double number(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;

  static void fields(auto& field) {
    field.title("doubt", "A reason to be careful.");
    field("id", &Doubt::id, "what is doubted");
    field("about", &Doubt::about, "column, endpoint or part");
    field("values", &Doubt::values, "the numbers and names of the doubt");
  }
};

template <>
struct Words<Doubt::Id> {
  using enum Doubt::Id;
  static constexpr std::array<std::pair<Doubt::Id, std::string_view>, 20> all{
      {{unbounded, "unbounded"},
       {not_converged, "not_converged"},
       {beyond_follow_up, "beyond_follow_up"},
       {searched_cut, "searched_cut"},
       {searched_threshold, "searched_threshold"},
       {searched_conclusion, "searched_conclusion"},
       {alpha_beta, "alpha_beta"},
       {imbalance, "imbalance"},
       {proportional_hazards, "proportional_hazards"},
       {events_per_coefficient, "events_per_coefficient"},
       {few_events, "few_events"},
       {one_patient, "one_patient"},
       {linearity, "linearity"},
       {screened, "screened"},
       {left_out, "left_out"},
       {missing, "missing"},
       {missing_by_outcome, "missing_by_outcome"},
       {entrants, "entrants"},
       {beyond_linear_quadratic, "beyond_linear_quadratic"},
       {competing_risks, "competing_risks"}}};
};

}  // namespace rtsurv::results
