#pragma once
// Risk groups from the number of present factors.

#include <cstddef>
#include <span>
#include <vector>

#include "rtsurv/chain/plan.hpp"

namespace rtsurv::chain {

/// Per patient.
struct GroupCounts {
  std::vector<int> present;  ///< factors with a value other than 0; -1 where one is unknown
  std::vector<int> group;    ///< -1: none
};

/// `factors` are the values of RiskGroups::factors, per patient; NaN unknown.
[[nodiscard]] GroupCounts count_groups(std::size_t patients, std::span<const std::vector<double>* const> factors,
                                       const std::vector<int>& group_of_count);

}  // namespace rtsurv::chain
