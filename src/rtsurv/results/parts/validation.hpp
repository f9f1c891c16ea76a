#pragma once
// [validation]: the whole chain on every replicate.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/parts/corrected_estimate.hpp"

namespace rtsurv::results {

/// A cut-point searched again in every replicate, also where the analysis uses a fixed one.
struct ValidatedCut {
  std::string name, variable, endpoint;
  std::optional<double> fixed;
  std::optional<double> original, lower, upper;        ///< searched in all patients; percentile interval
  std::vector<std::pair<double, std::size_t>> counts;  ///< cut -> replicates, ascending
  std::size_t found = 0;                               ///< replicates with a cut

  static void fields(auto& field) {
    field.title("validated_cut", "A cut-point searched again in every replicate.");
    field("name", &ValidatedCut::name, "name in the protocol");
    field("variable", &ValidatedCut::variable, "column or expression that is cut");
    field("endpoint", &ValidatedCut::endpoint, "endpoint of the search");
    field("fixed", &ValidatedCut::fixed, "cut that the analysis uses instead; null: none");
    field("original", &ValidatedCut::original, "cut searched in all patients; null: none was found");
    field("lower", &ValidatedCut::lower, "lower limit of the percentile interval; null: too few cuts");
    field("upper", &ValidatedCut::upper, "upper limit of the percentile interval; null: too few cuts");
    field("found", &ValidatedCut::found, "replicates with a cut");
    field.pairs("distribution", &ValidatedCut::counts, {"cut", "in the unit of the variable"},
                {"replicates", "in which it was found"}, "ascending");
  }
};

/// How often the screen of an endpoint's model selected its factors.
struct ValidatedSelection {
  struct Factor {
    std::string factor;
    std::size_t times = 0;
    bool in_original = false;
  };
  struct Set {
    std::vector<std::string> factors;  ///< empty: none passed
    std::size_t times = 0;

    static void fields(auto& field) {
      field.title("selected_set", "Factors that were selected together.");
      field("factors", &Set::factors, "empty: none passed the screen");
      field("replicates", &Set::times, "that selected them");
    }
  };
  std::string endpoint;
  std::vector<Factor> factors;     ///< in protocol order
  std::vector<Set> sets;           ///< most frequent first
  std::size_t times_original = 0;  ///< replicates that selected the very set of all patients

  static void fields(auto& field) {
    field.title("selected_sets", "The sets that the screen of an endpoint's model selected.");
    field("endpoint", &ValidatedSelection::endpoint, "endpoint of the model");
    field("as_in_original", &ValidatedSelection::times_original, "replicates that selected the set of all patients");
    field("sets", &ValidatedSelection::sets, "most frequent first");
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

/// The conclusion of the paper's kind about an effect: the cut is searched, the variable tested in each group, and the
/// smallest log-rank P of a group is below 0.05.
struct ValidatedConclusion {
  std::string variable, within, endpoint;
  std::size_t replicates = 0, claimed = 0;                      ///< replicates with a P, and with one below 0.05
  std::size_t permutations = 0, claimed_permuted = 0;           ///< the same with the outcome permuted
  std::vector<std::pair<std::string, std::size_t>> best_group;  ///< replicates in which the group had the smallest P

  static void fields(auto& field) {
    field.title("validated_conclusion", "How often the data would have led to the conclusion about an effect.");
    field("variable", &ValidatedConclusion::variable, "variable of the effect");
    field("within", &ValidatedConclusion::within, "its grouping");
    field("endpoint", &ValidatedConclusion::endpoint, "its endpoint");
    field("replicates", &ValidatedConclusion::replicates, "with a P in some group");
    field("claimed", &ValidatedConclusion::claimed, "of them with a P below 0.05 in some group");
    field("permutations", &ValidatedConclusion::permutations, "of the outcome, with a P in some group");
    field("claimed_under_permutation", &ValidatedConclusion::claimed_permuted,
          "of them with a P below 0.05 in some group");
    field.pairs("best_group", &ValidatedConclusion::best_group, {"group", "name of the group"},
                {"replicates", "in which it had the smallest P"}, "one for each group");
  }
};

struct Validation {
  std::size_t replicates = 0, permutations = 0, failed = 0;  ///< failed: some part could not be estimated
  double confidence_level = 0.95;
  unsigned long long seed = 0;
  std::vector<std::pair<std::string, std::size_t>> reasons;  ///< why, with the number of replicates
  std::vector<ValidatedCut> cutpoints;
  std::vector<ValidatedSelection> selection;
  std::vector<CorrectedEstimate> corrected;
  std::vector<ValidatedConclusion> conclusions;
  std::vector<std::string> not_followed;  ///< parts of the analysis that are kept as they are, with the reason

  static void fields(auto& field) {
    field.title("validation", "The whole chain on every replicate.");
    field("replicates", &Validation::replicates, "bootstrap samples");
    field("permutations", &Validation::permutations, "of the outcome");
    field("failed", &Validation::failed, "replicates in which some part could not be estimated");
    field("conf_level", &Validation::confidence_level, "level of the confidence limits, as a proportion");
    field("seed", &Validation::seed, "of the random numbers");
    field.pairs("reasons", &Validation::reasons, {"reason", "why a part could not be estimated"},
                {"replicates", "in which it happened"}, "of failed");
    field("cutpoints", &Validation::cutpoints, "one for each [[cutpoint]]");
    field.view("selection", &Validation::selected_factors, &Validation::read_factors,
               "one for each factor of a screen");
    field.view(
        "selected_sets", [](const Validation& result) { return result.selection; }, &Validation::read_sets,
        "one for each screen");
    field("corrected", &Validation::corrected, "numbers of the analysis with their optimism");
    field("conclusions", &Validation::conclusions, "one for each effect");
    field("not_followed", &Validation::not_followed,
          "parts of the analysis that are kept as they are, with the reason");
  }

 private:
  [[nodiscard]] std::vector<SelectedFactor> selected_factors() const;
  void read_factors(const std::vector<SelectedFactor>& shown);
  void read_sets(const std::vector<ValidatedSelection>& shown);
  ValidatedSelection& selection_of(const std::string& endpoint);
};

}  // namespace rtsurv::results
