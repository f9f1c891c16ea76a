#pragma once
// From the maximum of a partial likelihood to the numbers of a fit.

#include <cstddef>
#include <cstdint>
#include <functional>
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

/// Sets all that follows from the maximum: coefficients, covariance, likelihoods, tests, iterations. Coefficient j of
/// `maximum` is per scale[j] of its column; `robust` is a covariance on the scaled columns, empty: errors are not robust.
/// `clusters` and `confidence_level` of the fit are read.
void set_estimates(CoxFit& fit, const CoxMaximum& maximum, std::span<const double> scale,
                   std::span<const double> robust = {});

/// P values of infinite coefficients, by the likelihood-ratio test against the model without the column; undetermined
/// where that is as high. `refit` gives the maximum without the columns whose entry is not 0.
void test_infinite(CoxFit& fit, const std::function<CoxMaximum(std::span<const std::uint8_t>)>& refit);

/// Throws InvalidOption when `dropped` has not one entry per column of the fit.
void require_entry_per_column(const CoxFit& fit, std::span<const std::uint8_t> dropped);

/// The test of likelihood_ratio_without() against the maximum without the dropped columns.
[[nodiscard]] ChiSquareTest test_without(const CoxFit& fit, const CoxMaximum& without);

struct RobustVariance {
  std::vector<double> covariance;  ///< on the scaled columns; empty: errors are not robust
  std::size_t clusters = 0;        ///< whose scores it sums; 0: each subject is its own
};

/// Everything but the concordance.
[[nodiscard]] CoxFit estimates_of(const CoxProblem& problem, const CoxMaximum& maximum, const RobustVariance& robust);

}  // namespace rtsurv::survival::detail
