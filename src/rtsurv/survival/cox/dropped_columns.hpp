#pragma once
// What a Cox model loses without some of its columns. Start here: likelihood_ratio_without(), or wald_of() where errors are
// robust.

#include <cstdint>
#include <span>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/time/estimate.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

/// The likelihood-ratio test of `fit` against the model without the columns j with dropped[j] != 0:
///
///     chi_square = 2 (l(fit) - l(without)),   df = columns that are estimated with them less those without
///
/// A column that was redundant beside a dropped one is estimated without it. With infinite coefficients both log
/// likelihoods are limits. Without a column to test, chi_square is 0 and p NaN; all NaN when the smaller model does not
/// converge.
///
/// Cost: one more fit.
///
/// Agrees with: R anova() of two coxph fits within 1e-9 relative, see tests/oracle/interactions/.
///
/// `follow_up` and `covariates` are those of the fit. Throws InvalidOption when `dropped` has not one entry per column.
[[nodiscard]] ChiSquareTest likelihood_ratio_without(const FollowUp& follow_up, const Covariates& covariates,
                                                     const CoxFit& fit, std::span<const std::uint8_t> dropped);

/// The Wald test that the coefficients of these columns are all 0, with the covariance of the fit: the robust one of
/// clusters and sampling weights, where a likelihood ratio has no meaning. Redundant columns count no degree of freedom;
/// NaN with an infinite coefficient among them and with too few clusters (has_robust_test()), P NaN without a column to test.
///
///     chi_square = b' V^-1 b
///
/// Throws InvalidOption when `dropped` has not one entry per column.
[[nodiscard]] ChiSquareTest wald_of(const CoxFit& fit, std::span<const std::uint8_t> dropped);

}  // namespace rtsurv::survival
