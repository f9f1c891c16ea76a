#pragma once
// The pieces of an [[effect]], each on the columns as they are.

#include <cstdint>
#include <string>
#include <vector>

#include "rtsurv/study/analysis/analysis.hpp"
#include "rtsurv/study/columns/factor.hpp"

namespace rtsurv::study {

/// The groups of `within`, in the order of the protocol.
[[nodiscard]] Factor effect_groups(Analysis& analysis, const EffectRule& rule);

/// Those in whom the variable is known, among `rows` (one flag per row).
struct EffectPatients {
  std::size_t n = 0;    ///< rows; patients where all weights are whole numbers
  double weight = 0.0;  ///< sum of their weights
};

[[nodiscard]] EffectPatients patients_within(Analysis& analysis, const EffectRule& rule,
                                             const std::vector<std::uint8_t>& rows);

/// Likelihood ratio of the model with the products of variable and group against the one without, complete cases; the
/// robust Wald test of the products with clusters and sampling weights.
[[nodiscard]] survival::ChiSquareTest interaction_test(Analysis& analysis, const EffectRule& rule);

}  // namespace rtsurv::study
