#pragma once
// A number of the analysis, corrected for optimism: chain::Corrected, described.

#include <string>

#include "rtsurv/chain/validation.hpp"
#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// "HR of high_dose = true in Group 1 (LC)", "C of the model (LC)", "LC at 24 in Group 1".
[[nodiscard]] std::string in_words(const chain::Quantity& quantity);

template <>
struct Described<chain::Corrected> {
  static void fields(auto& field) {
    using chain::Corrected, chain::Quantity;
    constexpr auto of = [](auto member) { return path(&Corrected::quantity, member); };
    field.title("corrected_estimate", "A number of the analysis with its optimism.");
    field.computed(
        "quantity", [](const Corrected& one) { return in_words(one.quantity); }, "which number, for people");
    field("apparent", &Corrected::apparent, "as the analysis found it");
    field("optimism", &Corrected::optimism, "apparent minus corrected; null: too few replicates");
    field("corrected", &Corrected::corrected, "what new patients can be expected to show");
    field("lower", &Corrected::lower, "lower confidence limit of corrected");
    field("upper", &Corrected::upper, "upper confidence limit of corrected");
    field.computed(
        "scale", [](const Corrected& one) { return one.quantity.is_ratio() ? "ratio" : "proportion"; },
        "ratio: a hazard ratio, corrected on the logarithmic scale", one_of("ratio", "proportion"));
    field("replicates", &Corrected::used, "that could estimate it");
    field("endpoint", of(&Quantity::endpoint), "endpoint of the number");
    field("factor", of(&Quantity::factor), "of a hazard ratio", absent_if_empty);
    field("level", of(&Quantity::level), "of a hazard ratio of a factor", absent_if_empty);
    field("within", of(&Quantity::within), "grouping of a rate or an effect", absent_if_empty);
    field("group", of(&Quantity::group), "of a rate or an effect in a group", absent_if_empty);
    field("time", of(&Quantity::landmark), "landmark of a rate, in the study's time unit", absent_if_empty);
    field.derive([](Corrected& one) { one.quantity.kind = kind_by_members(one.quantity); });
  }

 private:
  [[nodiscard]] static chain::Quantity::Kind kind_by_members(const chain::Quantity& quantity);
};

}  // namespace rtsurv::results
