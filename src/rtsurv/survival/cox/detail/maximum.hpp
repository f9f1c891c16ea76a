#pragma once
// The maximum of the partial likelihood, finite or not.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/cox/detail/covariates.hpp"
#include "rtsurv/survival/cox/detail/risk_sets.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival::detail {

/// What is to be maximised, how long to try, and the level of the limits that are then given.
struct CoxProblem {
  const FollowUp& follow_up;
  const Covariates& covariates;
  RiskSetRule rule;
  int max_iterations = 30;
  double tolerance = 1e-12;
  double confidence_level = 0.95;
};

/// Risk sets and covariates; when coefficients are infinite, those of the limiting model.
struct CoxModel {
  RiskSets sets;
  ScaledCovariates covariates;
};

/// A direction without maximum, on the scaled columns. Scores along it that differ by `tolerance` or less are equal.
struct SeparatingDirection {
  std::vector<double> direction;
  double tolerance = 0.0;
};

/// On the scaled columns of `model`.
struct CoxMaximum {
  std::shared_ptr<const CoxModel> model;
  std::vector<double> coefficient;        ///< finite also where the state is infinite: see CoefficientState
  std::vector<double> limit_coefficient;  ///< of the limiting model; redundant columns of it are 0
  std::vector<CoefficientState> state;
  std::vector<SeparatingDirection> separation;  ///< each in the limit of those before it; empty: a finite maximum
  std::vector<double> covariance;               ///< p x p; inverse information of the (limiting) model
  double loglik_null = 0.0, loglik = 0.0;
  double score = 0.0;  ///< score statistic at 0
  std::size_t df = 0;  ///< columns that are not redundant
  int iterations = 0;
  bool converged = false;

  [[nodiscard]] bool any_infinite() const;
};

/// Newton-Raphson; where it does not settle, or a column separates events from subjects at risk, a direction without
/// maximum is looked for, verified (never_falls), and the fit goes on in the limiting model. Columns with excluded[j]
/// != 0 (empty: none) are treated as redundant.
///
/// Source of the limiting model: Clarkson & Jennrich, JRSS B 53 (1991) 417-426; Geyer, EJS 3 (2009) 259-289.
[[nodiscard]] CoxMaximum maximise(const CoxProblem& problem, std::span<const std::uint8_t> excluded = {});

}  // namespace rtsurv::survival::detail
