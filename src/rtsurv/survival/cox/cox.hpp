#pragma once
// Proportional hazards regression. Start here: cox().

#include "rtsurv/survival/cox/baseline_hazard.hpp"
#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/cox/proportional_hazards.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

/// Maximises the partial likelihood; stratified when `follow_up` has strata, entry and weights respected.
///
///     l(b) = sum_i w_i d_i ( x_i' b - log sum_{j at risk at t_i} w_j exp(x_j' b) )     (no ties)
///
/// Efron takes the events of a tie out of the risk set one after the other, on average; Breslow leaves them in.
/// Integer weights are counts of patients: in a tie Efron's loop runs over the total count, so that a weighted fit
/// equals the fit on repeated rows, robust variance included (R's coxph(weights=) means something else there). When a
/// weight is not an integer, all are sampling weights: Efron's average weight is used in a tie, as in R.
///
/// Newton-Raphson from 0 with halved steps, on centred and scaled columns. A column is redundant when the earlier ones
/// leave less than 1e-11 of its second moment in the information at 0. Separation is recognised by a direction along
/// which the likelihood never falls, whatever b (see cox_separation.hpp), not by the size of a coefficient; the other
/// coefficients are then those of the limit.
///
/// Cost: O(n p^2) per iteration, 4 to 6 iterations.
///
/// Source: Cox, JRSS B 34 (1972) 187-220; Efron, JASA 72 (1977) 557-565; Breslow, Biometrics 30 (1974) 89-99; robust
/// variance: Lin & Wei, JASA 84 (1989) 1074-1078; separation: Clarkson & Jennrich, JRSS B 53 (1991) 417-426.
///
/// Agrees with: R survival::coxph at eps = 1e-12: estimates, errors and tests within 1e-9 relative, likelihoods and C
/// within 1e-12, see tests/oracle/cox/.
///
/// Throws NotEstimable without events or without covariates; InvalidOption when `covariates` or `cluster` do not fit
/// `follow_up`, a covariate is not finite, or an option is outside its range. Separation is not an error.
[[nodiscard]] CoxFit cox(const FollowUp& follow_up, const Covariates& covariates, const CoxOptions& options = {});

}  // namespace rtsurv::survival
