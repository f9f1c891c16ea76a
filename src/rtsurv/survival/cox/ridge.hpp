#pragma once
// Cox regression that shrinks all coefficients instead of selecting some. Start here: ridge_cox().

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

struct RidgeCoxOptions {
  Ties ties = Ties::efron;
  std::size_t folds = 10;
  std::uint64_t seed = 1;
};

struct RidgeCox {
  double penalty = 0.0;             ///< lambda, chosen by cross-validation
  std::vector<double> coefficient;  ///< per unit of each column; 0 for a constant one
  double loglik = 0.0;              ///< without the penalty
  /// lambda and its cross-validated log partial likelihood, ascending in lambda.
  std::vector<std::pair<double, double>> path;
};

/// Coefficients that maximise the penalised log partial likelihood
///
///     l(b) - lambda / 2 sum_j (sd_j b_j)^2
///
/// sd_j being the standard deviation (1/n) of column j, so that units do not matter; the levels of a factor are columns
/// of their own. Newton-Raphson with halved steps, from 0.
///
/// Source: Verweij & van Houwelingen, Stat Med 13 (1994) 2427-2436.
///
/// Agrees with: R survival::coxph with ridge(theta = lambda, scale = FALSE) on standardised columns, see
/// tests/oracle/ridge/.
///
/// Throws as cox(); InvalidOption for a negative penalty; NotEstimable where the penalty is too small to hold a
/// coefficient that separates the events.
[[nodiscard]] std::vector<double> ridge_coefficients(const FollowUp& follow_up, const Covariates& covariates,
                                                     double penalty, Ties ties = Ties::efron);

/// The same with the lambda of the largest cross-validated log partial likelihood
///
///     sum_f l(b_(-f)) - l_(-f)(b_(-f))
///
/// over random folds f, b_(-f) and l_(-f) being those of the patients outside of the fold; lambda from 0.001 to 100
/// times the number of events.
///
/// Source: Verweij & van Houwelingen, Stat Med 12 (1993) 2305-2314.
///
/// Throws as cox(), and InvalidOption for fewer than 2 folds.
[[nodiscard]] RidgeCox ridge_cox(const FollowUp& follow_up, const Covariates& covariates,
                                 const RidgeCoxOptions& options = {});

}  // namespace rtsurv::survival
