#pragma once
// Percentile intervals of anything that can be estimated from resampled patients. Start here: bootstrap_intervals().

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace rtsurv::survival {

struct BootstrapRules {
  std::size_t replicates = 1000;
  std::uint64_t seed = 1;
  double confidence_level = 0.95;
};

/// The interval of one quantity.
struct PercentileInterval {
  std::size_t found = 0;               ///< replicates that could give the quantity
  std::optional<double> lower, upper;  ///< empty with fewer than 20 of them
};

struct BootstrapIntervals {
  std::size_t failed = 0;              ///< replicates that could give nothing
  std::vector<PercentileInterval> of;  ///< of each quantity
};

/// The quantities of a resample in which patient i stands number_of[i] times; NaN where one cannot be given. A
/// replicate that throws an Error not_estimable or numerical has failed.
using Quantities = std::function<std::vector<double>(std::span<const double> number_of)>;

/// Estimates `quantities`, `count` of them, in resamples of `patients` patients. Replicate r uses the random stream
/// (seed, r): the result does not depend on the number of threads. Quantiles are of type 7.
///
/// Source: Efron & Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
///
/// Throws InvalidOption without replicates and for a level outside (0, 1).
[[nodiscard]] BootstrapIntervals bootstrap_intervals(std::size_t patients, std::size_t count,
                                                     const BootstrapRules& rules, const Quantities& quantities);

}  // namespace rtsurv::survival
