#pragma once
// Continuous margins whose printed quantiles are met exactly, and the order in which patients receive them.

#include <cstddef>
#include <vector>

#include "rtsurv/math/random.hpp"
#include "rtsurv/simulate/allot.hpp"

namespace rtsurv::simulate {

/// n ascending values whose quantiles of type 7 (the default of R) at the given shares are the given values exactly.
/// One value is drawn from each of n slices of equal probability of the distribution that is linear between the points;
/// the order statistics around each inner point are then set to its value. `decimals` < 0 rounds nothing.
[[nodiscard]] std::vector<double> values_with_quantiles(const std::vector<Quantile>& quantiles, std::size_t n,
                                                        int decimals, math::RandomStream& random);

/// One score per patient; the k-th smallest gets the k-th value. Without `followed` the order is random; else the
/// scores are a Gaussian copula of the followed values: Spearman's r becomes Pearson's 2 sin(pi r / 6) of normal
/// scores, met exactly on the scores (ties and the rounding of the margins move it a little). `followed` has a column
/// of n values for each correlation.
[[nodiscard]] Attempt<std::vector<double>> scores(const std::vector<std::vector<double>>& followed,
                                                  const std::vector<double>& correlations, std::size_t n,
                                                  math::RandomStream& random);

/// order[k] is the patient with the k-th smallest score.
[[nodiscard]] std::vector<std::size_t> ascending(const std::vector<double>& scores);

}  // namespace rtsurv::simulate
