#pragma once
// From the maximum of a partial likelihood to the numbers of a fit.

#include <cstddef>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/cox/detail/maximum.hpp"

namespace rtsurv::survival::detail {

/// Throws InvalidOption unless there is a row of covariates per subject and at least one column, NotEstimable without
/// covariates or without events. `model` is what the messages call it, such as "a Cox model".
void require_estimable(const FollowUp& follow_up, const Covariates& covariates, const char* model);

/// V B V for symmetric p x p matrices.
[[nodiscard]] std::vector<double> sandwich(std::span<const double> bread, std::span<const double> meat, std::size_t p);

struct RobustVariance {
  std::vector<double> covariance;  ///< on the scaled columns; empty: errors are not robust
  std::size_t clusters = 0;        ///< whose scores it sums; 0: each subject is its own
};

/// Everything but the concordance.
[[nodiscard]] CoxFit estimates_of(const CoxProblem& problem, const CoxMaximum& maximum, const RobustVariance& robust);

}  // namespace rtsurv::survival::detail
