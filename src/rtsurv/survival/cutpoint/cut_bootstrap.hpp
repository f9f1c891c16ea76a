#pragma once
// How far a searched cut can be trusted to lie where it was found.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "rtsurv/survival/competing/cause_follow_up.hpp"
#include "rtsurv/survival/cutpoint/cut_range.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

struct CutBootstrapOptions {
  CutRange range = {};
  std::size_t replicates = 1000;
  std::uint64_t seed = 1;
  double confidence_level = 0.95;
};

struct CutBootstrap {
  std::size_t replicates = 0, found = 0;               ///< found: with a cut
  std::optional<double> lower, upper;                  ///< percentile interval; empty with fewer than 20 cuts
  std::vector<std::pair<double, std::size_t>> counts;  ///< cut -> replicates, ascending
};

/// Searches the cut in bootstrap samples of the subjects. Replicate r uses the random stream (seed, r).
///
/// Cost: O(n) a replicate.
///
/// Source: Efron & Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
///
/// Throws InvalidOption without replicates, for a level outside (0, 1) and for an `x` that does not fit.
[[nodiscard]] CutBootstrap cut_bootstrap(const FollowUp& follow_up, std::span<const double> x,
                                         const CutBootstrapOptions& options);
/// The same by Gray's scores for cause 1.
[[nodiscard]] CutBootstrap cut_bootstrap(const CauseFollowUp& follow_up, std::span<const double> x,
                                         const CutBootstrapOptions& options);

}  // namespace rtsurv::survival
