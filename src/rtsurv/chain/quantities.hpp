#pragma once
// The numbers of a chain that every replicate estimates again.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rtsurv/chain/plan.hpp"

namespace rtsurv::chain {

/// Which number of the analysis. Members that a kind does not need are 0.
struct Quantity {
  enum class Kind : std::uint8_t {
    concordance,      ///< Harrell's C of a model
    model_term,       ///< log hazard ratio of a level of a factor in a model
    group_rate,       ///< Kaplan-Meier rate of a risk group at a landmark
    effect_in_group,  ///< log hazard ratio of a level of the variable in a group
    effect_overall,   ///< the same over all groups, stratified by them
  };
  Kind kind = Kind::concordance;
  std::size_t model = 0, effect = 0, endpoint = 0;  ///< indices in the plan
  std::size_t factor = 0, level = 0;                ///< level 0 of a number, else 1 ..
  std::size_t group = 0;
  double landmark = 0.0;

  bool operator==(const Quantity&) const = default;
};

/// All of them, in the order: of each model its C and its terms (of every candidate), rates of the risk groups,
/// effects.
[[nodiscard]] std::vector<Quantity> quantities(const Plan& plan);

}  // namespace rtsurv::chain
