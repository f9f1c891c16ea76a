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

/// Likelihood ratio of the model with the products of variable and group against the one without, complete cases; the
/// robust Wald test of the products with clusters and sampling weights.
[[nodiscard]] survival::ChiSquareTest interaction_test(Analysis& analysis, const EffectRule& rule);

}  // namespace rtsurv::study
