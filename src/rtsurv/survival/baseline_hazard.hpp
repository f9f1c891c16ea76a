#pragma once
// Baseline hazard of a Cox model and predicted curves. Start here: baseline_hazard(), predict_curve().

#include <span>
#include <vector>

#include "rtsurv/survival/cox_fit.hpp"
#include "rtsurv/survival/follow_up.hpp"

namespace rtsurv::survival {

/// Baseline cumulative hazard of one stratum for a subject with covariates `CoxFit::mean`.
struct BaselineHazard {
  int stratum = 0;
  std::vector<double> time;               ///< distinct observed times, ascending
  std::vector<double> cumulative_hazard;  ///< Breslow's estimator, Efron's when the fit used Efron's ties
};

[[nodiscard]] std::vector<BaselineHazard> baseline_hazard(const FollowUp& follow_up, const Covariates& covariates,
                                                          const CoxFit& fit, Ties ties);

/// A predicted survival curve with limits on the log scale of S.
struct PredictedCurve {
  std::vector<double> time, survival, std_error, lower, upper;
};

/// S(t | x) = exp(-H0(t) exp((x - mean)' b)) in `stratum`, with the standard error of R survfit.coxph.
[[nodiscard]] PredictedCurve predict_curve(const FollowUp& follow_up, const Covariates& covariates, const CoxFit& fit,
                                           Ties ties, std::span<const double> x, int stratum = 0,
                                           double confidence_level = 0.95);

}  // namespace rtsurv::survival
