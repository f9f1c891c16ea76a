#pragma once
// A number of the analysis, corrected for optimism.

#include <cstddef>
#include <optional>
#include <string>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// A number of the analysis with its optimism. Hazard ratios are corrected on the logarithmic scale and given as
/// ratios; optimism = apparent - corrected.
struct CorrectedEstimate {
  enum class Kind { concordance, model_term, group_rate, effect_in_group, effect_overall };
  Kind kind = Kind::concordance;
  std::string endpoint;
  std::string factor, level;       ///< of a hazard ratio; level empty for a number
  std::string within, group;       ///< of a rate or an effect in a group
  std::optional<double> landmark;  ///< of a rate
  double apparent = 0.0;
  std::optional<double> optimism, corrected, lower, upper;  ///< empty: too few replicates could estimate it
  std::size_t used = 0;                                     ///< replicates that could

  /// "HR of high_dose = true in Group 1 (LC)", "C of the model (LC)", "LC at 24 in Group 1".
  [[nodiscard]] std::string quantity() const;
  [[nodiscard]] bool is_ratio() const { return kind != Kind::concordance && kind != Kind::group_rate; }

  static void fields(auto& field) {
    field.title("corrected_estimate", "A number of the analysis with its optimism.");
    field.computed("quantity", &CorrectedEstimate::quantity, "which number, for people");
    field("apparent", &CorrectedEstimate::apparent, "as the analysis found it");
    field("optimism", &CorrectedEstimate::optimism, "apparent minus corrected; null: too few replicates");
    field("corrected", &CorrectedEstimate::corrected, "what new patients can be expected to show");
    field("lower", &CorrectedEstimate::lower, "lower confidence limit of corrected");
    field("upper", &CorrectedEstimate::upper, "upper confidence limit of corrected");
    field.computed(
        "scale", [](const CorrectedEstimate& one) { return one.is_ratio() ? "ratio" : "proportion"; },
        "ratio: a hazard ratio, corrected on the logarithmic scale", one_of("ratio", "proportion"));
    field("replicates", &CorrectedEstimate::used, "that could estimate it");
    field("endpoint", &CorrectedEstimate::endpoint, "endpoint of the number");
    field("factor", &CorrectedEstimate::factor, "of a hazard ratio", absent_if_empty);
    field("level", &CorrectedEstimate::level, "of a hazard ratio of a factor", absent_if_empty);
    field("within", &CorrectedEstimate::within, "grouping of a rate or an effect", absent_if_empty);
    field("group", &CorrectedEstimate::group, "of a rate or an effect in a group", absent_if_empty);
    field("time", &CorrectedEstimate::landmark, "landmark of a rate, in the study's time unit", absent_if_empty);
    field.derive([](CorrectedEstimate& one) { one.kind = one.kind_by_members(); });
  }

 private:
  [[nodiscard]] Kind kind_by_members() const;
};

}  // namespace rtsurv::results
