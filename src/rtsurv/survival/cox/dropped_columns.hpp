#pragma once
// What a Cox model loses without some of its columns. Start here: likelihood_ratio_without().

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

}  // namespace rtsurv::survival
