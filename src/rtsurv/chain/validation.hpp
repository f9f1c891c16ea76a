#pragma once
// The whole chain on every replicate, and what that says of the analysis. Start here: validate().

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/chain/plan.hpp"
#include "rtsurv/chain/quantities.hpp"

namespace rtsurv::chain {

struct ValidationOptions {
  std::size_t replicates = 2000;  ///< bootstrap samples
  std::size_t permutations = 0;   ///< of the outcome
  std::uint64_t seed = 1;
  double confidence_level = 0.95;
};

/// A searched cut in the replicates.
struct CutDistribution {
  std::size_t cut = 0;                                 ///< index in Plan::cuts
  std::optional<double> original, lower, upper;        ///< percentile interval of the searched cut
  std::vector<std::pair<double, std::size_t>> counts;  ///< cut -> replicates, ascending
  std::size_t found = 0;                               ///< replicates with a cut
};

/// How often the factors of a model with a screen were selected.
struct Selection {
  std::size_t model = 0;
  std::vector<std::size_t> times;  ///< per factor of the model
  /// Sets of factors (positions in the model) with the replicates that chose them, the most frequent first.
  std::vector<std::pair<std::vector<std::size_t>, std::size_t>> sets;
  std::vector<std::size_t> original;  ///< the set of the original patients
};

/// A quantity of the analysis, on the scale of its own: the logarithm of a hazard ratio, a proportion, a C index.
///
///     optimism  = mean over the replicates of (estimate in the replicate - estimate in the original patients by the
///                 rules of the replicate)
///     corrected = apparent - optimism
///     interval  = percentiles of the estimates in the replicates, moved by the optimism
///
/// Rules are the cuts and the selected factors; of the C index also the coefficients.
struct Corrected {
  Quantity quantity;
  double apparent = 0.0;
  /// Empty when fewer than 20 replicates give it, and, but for terms of a model, fewer than 90 % of them.
  std::optional<double> optimism = {}, corrected = {}, lower = {}, upper = {};
  std::size_t used = 0;  ///< replicates in which it could be estimated twice
};

/// The conclusion of the paper's kind: the cut is searched, the variable tested in each group, and the smallest
/// log-rank P of a group is below 0.05.
struct Conclusion {
  std::size_t effect = 0;
  std::size_t replicates = 0, permutations = 0;  ///< with at least one P
  std::size_t claimed = 0;                       ///< replicates with such a P
  std::size_t claimed_permuted = 0;              ///< permutations with such a P
  std::vector<std::size_t> best_group;           ///< replicates in which each group had the smallest P
};

struct Validation {
  std::size_t replicates = 0, permutations = 0;
  double confidence_level = 0.95;
  std::size_t failed = 0;                                    ///< replicates in which some part could not be estimated
  std::vector<std::pair<std::string, std::size_t>> reasons;  ///< each with its number of replicates
  std::vector<CutDistribution> cuts;                         ///< searched ones
  std::vector<Selection> selections;                         ///< models with a screen
  std::vector<Corrected> corrected;
  std::vector<Conclusion> conclusions;  ///< effects whose variable is a cut-point
};

/// Told how many of all replicates and permutations are done, at most a hundred times, from one thread at a time.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

/// Repeats cut-points, screens, models, risk groups and effects on `replicates` bootstrap samples of the patients, and
/// the searched conclusion on `permutations` of the outcome against the covariates. A sample is a vector of integer
/// weights on follow-up that is sorted once. Replicate r uses the random stream (seed, r) only: the result does not
/// depend on the number of threads.
/// Source: Efron, JASA 78 (1983) 316-331; Harrell, Lee & Mark, Stat Med 15 (1996) 361-387; selection frequencies:
/// Sauerbrei & Schumacher, Stat Med 11 (1992) 2093-2109; interval: Noma et al., Stat Med 40 (2021) 5691-5701.
/// Throws InvalidOption without replicates, for a level outside (0, 1), and for a plan whose parts do not fit.
[[nodiscard]] Validation validate(const Plan& plan, const ValidationOptions& options, const Progress& progress = {});

}  // namespace rtsurv::chain
