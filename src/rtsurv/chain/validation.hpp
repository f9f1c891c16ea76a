#pragma once
// What the replicates of a chain say of the analysis, in the words of its plan.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/chain/quantity.hpp"

namespace rtsurv::chain {

/// A cut-point searched again in every replicate, also where the analysis uses a fixed one.
struct CutDistribution {
  std::string name, variable, endpoint;
  std::optional<double> fixed;
  std::optional<double> original = {}, lower = {}, upper = {};  ///< searched in all patients; percentile interval
  std::vector<std::pair<double, std::size_t>> counts = {};      ///< cut -> replicates, ascending
  std::size_t found = 0;                                        ///< replicates with a cut
};

/// How often the screen of an endpoint's model selected its factors.
struct Selection {
  struct Factor {
    std::string factor;
    std::size_t times = 0;     ///< replicates that selected it
    bool in_original = false;  ///< all patients did
  };
  struct Set {
    std::vector<std::string> factors;  ///< empty: none passed
    std::size_t times = 0;
  };
  std::string endpoint;
  std::vector<Factor> factors;     ///< in the order of the plan
  std::vector<Set> sets;           ///< most frequent first
  std::size_t times_original = 0;  ///< replicates that selected the very set of all patients
};

/// A number of the analysis with its optimism:
///
///     optimism  = mean over the replicates of (estimate in the replicate - estimate in the original patients by the
///                 rules of the replicate)
///     corrected = apparent - optimism
///     interval  = percentiles of the estimates in the replicates, moved by the optimism
///
/// Rules are the cuts and the selected factors; of the C index also the coefficients. Hazard ratios are corrected on
/// the logarithmic scale and given as ratios; `optimism` is then apparent - corrected. Proportions stay in [0, 1].
struct Corrected {
  Quantity quantity;
  double apparent = 0.0;
  /// Empty when fewer than 20 replicates give it, and, but for terms of a model, fewer than 90 % of them.
  std::optional<double> optimism = {}, corrected = {}, lower = {}, upper = {};
  std::size_t used = 0;  ///< replicates in which it could be estimated twice
};

/// The conclusion of the paper's kind about an effect: the cut is searched, the variable tested in each group, and the
/// smallest log-rank P of a group is below 0.05.
struct Conclusion {
  std::string variable, within, endpoint;
  std::size_t replicates = 0, claimed = 0;                      ///< replicates with a P, and with one below 0.05
  std::size_t permutations = 0, claimed_permuted = 0;           ///< the same with the outcome permuted
  std::vector<std::pair<std::string, std::size_t>> best_group;  ///< replicates in which the group had the smallest P
};

struct Validation {
  std::size_t replicates = 0, permutations = 0;
  std::size_t failed = 0;  ///< replicates in which some part could not be estimated
  double confidence_level = 0.95;
  std::uint64_t seed = 0;
  std::vector<std::pair<std::string, std::size_t>> reasons;  ///< of `failed`, each with its number of replicates
  std::vector<CutDistribution> cutpoints;
  std::vector<Selection> selection;  ///< of models with a screen
  std::vector<Corrected> corrected;
  std::vector<Conclusion> conclusions;    ///< on effects whose variable is a cut-point
  std::vector<std::string> not_followed;  ///< Plan::not_followed
};

}  // namespace rtsurv::chain
