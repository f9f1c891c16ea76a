#pragma once
// The numbers of a chain that every replicate estimates again.

#include <cstddef>
#include <vector>

#include "rtsurv/chain/plan.hpp"
#include "rtsurv/chain/quantity.hpp"
#include "rtsurv/chain/regression.hpp"

namespace rtsurv::chain {

/// A quantity with the places in the plan that it is estimated from. Members that its kind does not need are 0.
struct Target {
  Quantity quantity;
  std::size_t model = 0, effect = 0, endpoint = 0;
  Column column = {};     ///< of a hazard ratio
  std::size_t group = 0;  ///< of a rate or an effect in a group
};

/// All of them, in the order: of each model its C and its terms (of every candidate), rates of the risk groups,
/// effects.
[[nodiscard]] std::vector<Target> targets(const Plan& plan);

}  // namespace rtsurv::chain
