#pragma once
// The middle of Fine & Gray's sandwich.

#include <vector>

#include "rtsurv/survival/cox/detail/maximum.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival::detail {

/// sum_i (eta_i + psi_i)(eta_i + psi_i)' over all subjects (see fine_gray()), p x p on the scaled columns, at the
/// maximum. With infinite coefficients the risk sets are those of the limiting model; G stays that of all subjects.
///
/// Cost: O(n p^2), one sweep forward in time after the score residuals.
[[nodiscard]] std::vector<double> fine_gray_meat(const FollowUp& follow_up, const CompetingFailures& failures,
                                                 const CoxMaximum& maximum);

}  // namespace rtsurv::survival::detail
