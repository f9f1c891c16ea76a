#include "rtsurv/chain/plan.hpp"

#include <algorithm>

#include "rtsurv/core/error.hpp"

namespace rtsurv::chain {

std::size_t risk_group_factor(const Plan& plan) {
  const auto found = std::ranges::find_if(plan.factors, &Factor::is_risk_group);
  if (found == plan.factors.end()) throw InvalidOption("a chain with risk groups needs the factor of their codes");
  return static_cast<std::size_t>(found - plan.factors.begin());
}

}  // namespace rtsurv::chain
