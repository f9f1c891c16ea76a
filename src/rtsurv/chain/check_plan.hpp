#pragma once
// The parts of a plan must fit each other.

#include "rtsurv/chain/plan.hpp"

namespace rtsurv::chain {

/// Throws InvalidOption that names the first part that does not: an index beyond its list, a column of another length,
/// a code beyond the levels, a factor of cut-points without a column for every state of them, risk groups without the
/// factor of their codes, two models of an endpoint.
void check_plan(const Plan& plan);

}  // namespace rtsurv::chain
