#pragma once
// The whole chain on every replicate. Start here: validate().

#include <cstddef>
#include <cstdint>
#include <functional>

#include "rtsurv/chain/plan.hpp"
#include "rtsurv/chain/validation.hpp"

namespace rtsurv::chain {

struct ValidationOptions {
  std::size_t replicates = 2000;  ///< bootstrap samples
  std::size_t permutations = 0;   ///< of the outcome
  std::uint64_t seed = 1;
  double confidence_level = 0.95;
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
