#pragma once
// [validation]: the whole chain on every replicate. What the chain says of itself (chain/validation.hpp), described.

#include <string>
#include <vector>

#include "rtsurv/chain/validation.hpp"
#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/parts/corrected_estimate.hpp"

namespace rtsurv::results {

template <>
struct Described<chain::CutDistribution> {
  static void fields(auto& field) {
    using Cut = chain::CutDistribution;
    field.title("validated_cut", "A cut-point searched again in every replicate.");
    field("name", &Cut::name, "name in the protocol");
    field("variable", &Cut::variable, "column or expression that is cut");
    field("endpoint", &Cut::endpoint, "endpoint of the search");
    field("fixed", &Cut::fixed, "cut that the analysis uses instead; null: none");
    field("original", &Cut::original, "cut searched in all patients; null: none was found");
    field("lower", &Cut::lower, "lower limit of the percentile interval; null: too few cuts");
    field("upper", &Cut::upper, "upper limit of the percentile interval; null: too few cuts");
    field("found", &Cut::found, "replicates with a cut");
    field.pairs("distribution", &Cut::counts, {"cut", "in the unit of the variable"},
                {"replicates", "in which it was found"}, "ascending");
  }
};

template <>
struct Described<chain::Selection::Set> {
  static void fields(auto& field) {
    using Set = chain::Selection::Set;
    field.title("selected_set", "Factors that were selected together.");
    field("factors", &Set::factors, "empty: none passed the screen");
    field("replicates", &Set::times, "that selected them");
  }
};

template <>
struct Described<chain::Selection> {
  static void fields(auto& field) {
    using chain::Selection;
    field.title("selected_sets", "The sets that the screen of an endpoint's model selected.");
    field("endpoint", &Selection::endpoint, "endpoint of the model");
    field("as_in_original", &Selection::times_original, "replicates that selected the set of all patients");
    field("sets", &Selection::sets, "most frequent first");
  }
};

/// A factor of a screen, as results.json shows it.
struct SelectedFactor {
  std::string endpoint, factor;
  double proportion = 0.0;  ///< of all replicates
  bool in_original = false;

  static void fields(auto& field) {
    field.title("selected_factor", "How often the screen of an endpoint's model selected a factor.");
    field("endpoint", &SelectedFactor::endpoint, "endpoint of the model");
    field("factor", &SelectedFactor::factor, "as written in the protocol");
    field("proportion", &SelectedFactor::proportion, "of the replicates in which it was selected", Range::proportion);
    field("selected", &SelectedFactor::in_original, "it was selected in all patients");
  }
};

template <>
struct Described<chain::Conclusion> {
  static void fields(auto& field) {
    using chain::Conclusion;
    field.title("validated_conclusion", "How often the data would have led to the conclusion about an effect.");
    field("variable", &Conclusion::variable, "variable of the effect");
    field("within", &Conclusion::within, "its grouping");
    field("endpoint", &Conclusion::endpoint, "its endpoint");
    field("replicates", &Conclusion::replicates, "with a P in some group");
    field("claimed", &Conclusion::claimed, "of them with a P below 0.05 in some group");
    field("permutations", &Conclusion::permutations, "of the outcome, with a P in some group");
    field("claimed_under_permutation", &Conclusion::claimed_permuted, "of them with a P below 0.05 in some group");
    field.pairs("best_group", &Conclusion::best_group, {"group", "name of the group"},
                {"replicates", "in which it had the smallest P"}, "one for each group");
  }
};

template <>
struct Described<chain::Validation> {
  static void fields(auto& field) {
    using chain::Validation;
    field.title("validation", "The whole chain on every replicate.");
    field("replicates", &Validation::replicates, "bootstrap samples");
    field("permutations", &Validation::permutations, "of the outcome");
    field("failed", &Validation::failed, "replicates in which some part could not be estimated");
    field("conf_level", &Validation::confidence_level, "level of the confidence limits, as a proportion");
    field("seed", &Validation::seed, "of the random numbers");
    field.pairs("reasons", &Validation::reasons, {"reason", "why a part could not be estimated"},
                {"replicates", "in which it happened"}, "of failed");
    field("cutpoints", &Validation::cutpoints, "one for each [[cutpoint]]");
    field.view("selection", &selected_factors, &read_factors, "one for each factor of a screen");
    field.view(
        "selected_sets", [](const Validation& result) { return result.selection; }, &read_sets, "one for each screen");
    field("corrected", &Validation::corrected, "numbers of the analysis with their optimism");
    field("conclusions", &Validation::conclusions, "one for each effect");
    field("not_followed", &Validation::not_followed,
          "parts of the analysis that are kept as they are, with the reason");
  }

 private:
  [[nodiscard]] static std::vector<SelectedFactor> selected_factors(const chain::Validation& of);
  static void read_factors(chain::Validation& into, const std::vector<SelectedFactor>& shown);
  static void read_sets(chain::Validation& into, const std::vector<chain::Selection>& shown);
};

}  // namespace rtsurv::results
