#pragma once
// Baseline hazard of a Cox model and predicted curves. Start here: baseline_hazard(), predict_curve().

#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

/// Baseline cumulative hazard of one stratum for a subject with covariates `CoxFit::mean`.
struct BaselineHazard {
  int stratum = 0;                        ///< code; 0 without strata
  std::vector<double> time;               ///< distinct observed times, ascending
  std::vector<double> cumulative_hazard;  ///< Breslow's estimator, Efron's when the fit used Efron's ties
};

/// One per stratum, by code.
///
///     H0(t) = sum_{t_k <= t} sum_l a_k / den_kl     (Breslow: d_k / sum_{at risk} w_i exp((x_i - mean)' b))
///
/// with the steps l of a tie as in the fit. Redundant columns take no part.
///
/// Cost: O(n p).
///
/// Source: Breslow, JRSS B 34 (1972) 216-217; in steps: Therneau & Grambsch, Modeling Survival Data (2000).
///
/// Agrees with: R survival::survfit(coxph) at the means, see tests/oracle/baseline_hazard/. (basehaz(centered = TRUE)
/// does not centre columns of -1, 0 and 1.)
///
/// Throws InvalidOption when the fit does not fit the covariates; Error (numerical) when hazard ratios are too large.
[[nodiscard]] std::vector<BaselineHazard> baseline_hazard(const FollowUp& follow_up, const Covariates& covariates,
                                                          const CoxFit& fit);

/// Whose curve is predicted.
struct PredictedSubject {
  std::vector<double> x;  ///< covariates
  int stratum = 0;        ///< code
};

/// A predicted survival curve; one entry per distinct observed time of the stratum.
/// With an infinite coefficient in the model, std_error, lower and upper are NaN.
struct PredictedCurve {
  std::vector<double> time, survival;
  std::vector<double> std_error;     ///< of S itself
  std::vector<double> lower, upper;  ///< S exp(-+ z se(H)) at the confidence level of the fit, upper cut at 1
};

/// The curve of a subject with covariates x:
///
///     S(t) = exp(-H(t)),   H(t) = r H0(t),   r = exp((x - mean)' b)
///     se(H)^2 = r^2 sum_kl a_k / den_kl^2 + q' V q,   q = r sum_kl (x - xbar_kl) a_k / den_kl,   se(S) = S se(H)
///
/// with V the covariance of the coefficients (robust when the fit is) and xbar the weighted means of the risk sets.
///
/// Source: Tsiatis, Ann Stat 9 (1981) 93-108.
///
/// Agrees with: R survival::survfit(coxph, newdata), see tests/oracle/baseline_hazard/.
///
/// Throws InvalidOption when x or the fit do not fit, or when there is no such stratum.
[[nodiscard]] PredictedCurve predict_curve(const FollowUp& follow_up, const Covariates& covariates, const CoxFit& fit,
                                           const PredictedSubject& subject);

}  // namespace rtsurv::survival
