#pragma once
// The probability of a treatment, given what was known before it. Start here: propensity().

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"

namespace rtsurv::survival {

enum class PropensityState : std::uint8_t {
  estimated,
  /// A combination of covariates tells the treatment of some patients with certainty: the likelihood has no maximum, and
  /// these patients have nobody to be compared with.
  separated,
  not_converged,
};

/// A fitted propensity model.
struct Propensity {
  PropensityState state = PropensityState::estimated;
  std::vector<double> probability;      ///< of the second treatment, per patient; empty unless estimated
  double intercept = 0.0;               ///< log odds
  std::vector<double> coefficient;      ///< log odds ratio per unit of each column; NaN of a redundant one
  std::vector<std::size_t> separating;  ///< columns in which it separates
  int iterations = 0;
};

/// Logistic regression of the treatment on the covariates, by maximum likelihood.
///
///     log( e_i / (1 - e_i) ) = a + x_i'b,    l(a, b) = sum_i m_i ( z_i log e_i + (1 - z_i) log(1 - e_i) )
///
/// `treated` is z, 1 for the second treatment; `patients` is m, how many patients each row stands for (empty: one).
/// Damped Newton steps from 0 on centred and scaled columns. A column is redundant when the earlier ones leave less than
/// 1e-11 of its second moment. Separation is recognised by information that vanishes along a direction: less than 1e-7
/// of that at 0 is left, where with a maximum about one patient's is.
///
/// Cost: O(n p^2) per iteration, 5 to 8 iterations.
///
/// Source: Rosenbaum & Rubin, Biometrika 70 (1983) 41-55; separation: Albert & Anderson, Biometrika 71 (1984) 1-10.
///
/// Agrees with: R glm(family = binomial) at epsilon = 1e-14 within 1e-9, see tests/oracle/treatment/.
///
/// Throws NotEstimable when a treatment has no patients; InvalidOption when lengths differ, a covariate is not finite, or
/// `patients` are not finite and >= 0.
[[nodiscard]] Propensity propensity(std::span<const std::uint8_t> treated, const Covariates& covariates,
                                    std::span<const double> patients = {});

}  // namespace rtsurv::survival
