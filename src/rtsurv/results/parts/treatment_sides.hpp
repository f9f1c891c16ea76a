#pragma once
// The two sides of a treatment that was chosen: how they are compared, who they are, how alike they are.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/survival/treatment/adjustment.hpp"
#include "rtsurv/survival/treatment/e_value.hpp"

namespace rtsurv::results {

template <>
struct Words<survival::Adjustment> {
  using enum survival::Adjustment;
  static constexpr std::array<std::pair<survival::Adjustment, std::string_view>, 2> all{
      {{iptw, "iptw"}, {standardise, "standardise"}}};
};
template <>
struct Words<survival::Estimand> {
  using enum survival::Estimand;
  static constexpr std::array<std::pair<survival::Estimand, std::string_view>, 2> all{{{ate, "ATE"}, {att, "ATT"}}};
};

template <>
struct Described<survival::EValue> {
  static void fields(auto& field) {
    using EValue = survival::EValue;
    field.title("e_value",
                "Risk ratio that an unmeasured confounder would need with both treatment and event to explain the "
                "adjusted hazard ratio away.");
    field("estimate", &EValue::estimate, "for the hazard ratio");
    field("limit", &EValue::limit, "for its confidence limit next to 1; 1: the interval holds 1");
    field("common_event", &EValue::common_event,
          "more than 15 % have the event: the ratio was turned into a risk ratio");
  }
};

/// Of an adjusted comparison.
struct TreatmentSide {
  std::string level;
  std::size_t n = 0;
  double events = 0.0, propensity_lowest = 0.0, propensity_highest = 0.0, effective_n = 0.0, largest_weight = 0.0;

  static void fields(auto& field) {
    field.title("treatment_side", "The patients of one treatment.");
    field("level", &TreatmentSide::level, "level of the treatment");
    field("n", &TreatmentSide::n, "patients", people);
    field("events", &TreatmentSide::events, "events among them", Range::not_negative, people);
    field("propensity_lowest", &TreatmentSide::propensity_lowest, "smallest probability of the second treatment",
          Range::proportion);
    field("propensity_highest", &TreatmentSide::propensity_highest, "largest probability of the second treatment",
          Range::proportion);
    field("effective_n", &TreatmentSide::effective_n, "patients that would tell as much without weights");
    field("largest_weight", &TreatmentSide::largest_weight, "largest weight, truncated; 1 without weights");
  }
};

/// Of one number or one level.
struct TreatmentBalance {
  std::string term;
  std::optional<std::string> level;
  std::optional<double> before, after;

  static void fields(auto& field) {
    field.title("balance", "Standardised difference of the means of a covariate, or of the shares of a level.");
    field("term", &TreatmentBalance::term, "column or expression");
    field("level", &TreatmentBalance::level, "level of a factor; null: a number");
    field("before", &TreatmentBalance::before, "without weights; null: nobody varies within a side");
    field("after", &TreatmentBalance::after, "with weights; null: without weights");
  }
};

/// A column of `adjust` that not everybody has.
struct MissingTerm {
  std::string term;
  std::size_t n = 0;

  static void fields(auto& field) {
    field.title("missing_of_adjust", "Patients in whom a column of `adjust` is missing.");
    field("term", &MissingTerm::term, "column or expression");
    field("n", &MissingTerm::n, "patients without a value", people);
  }
};

}  // namespace rtsurv::results
