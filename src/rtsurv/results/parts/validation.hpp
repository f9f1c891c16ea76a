#pragma once
// [validation]: the whole chain on every replicate.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace rtsurv::results {

/// A cut-point searched again in every replicate, also where the analysis uses a fixed one.
struct ValidatedCut {
  std::string name, variable, endpoint;
  std::optional<double> fixed;
  std::optional<double> original, lower, upper;        ///< searched in all patients; percentile interval
  std::vector<std::pair<double, std::size_t>> counts;  ///< cut -> replicates, ascending
  std::size_t found = 0;                               ///< replicates with a cut
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
  };
  std::string endpoint;
  std::vector<Factor> factors;     ///< in protocol order
  std::vector<Set> sets;           ///< most frequent first
  std::size_t times_original = 0;  ///< replicates that selected the very set of all patients
};

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

  [[nodiscard]] bool is_ratio() const { return kind != Kind::concordance && kind != Kind::group_rate; }
};

/// The conclusion of the paper's kind about an effect: the cut is searched, the variable tested in each group, and the
/// smallest log-rank P of a group is below 0.05.
struct ValidatedConclusion {
  std::string variable, within, endpoint;
  std::size_t replicates = 0, claimed = 0;                      ///< replicates with a P, and with one below 0.05
  std::size_t permutations = 0, claimed_permuted = 0;           ///< the same with the outcome permuted
  std::vector<std::pair<std::string, std::size_t>> best_group;  ///< replicates in which the group had the smallest P
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
};

/// "HR of high_dose = true in Group 1 (LC)", "C of the model (LC)", "LC at 24 in Group 1".
[[nodiscard]] std::string quantity(const CorrectedEstimate& estimate);

}  // namespace rtsurv::results
