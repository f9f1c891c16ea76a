#pragma once
// What all parts have to agree on before they can form the sums of a Cox model. Start here: cox_plan().

#include <cstdint>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/pooled/pooled_follow_up.hpp"

namespace rtsurv::survival {

/// Means and spreads of the covariates of one part, or of several together; one entry per column. Low and high are
/// infinite where nobody has a weight above 0.
struct CoxMoments {
  std::uint64_t subjects = 0;  ///< those of weight 0 too
  double weight = 0.0;         ///< sum of weights
  std::vector<double> mean;    ///< weighted
  std::vector<double> spread;  ///< sum of w (x - mean)^2
  std::vector<double> low, high;
};

/// Of one part; `weight` in the caller's order, empty: all 1. Cost: O(n p).
///
/// Throws InvalidOption when a covariate is not finite, or columns differ in length.
[[nodiscard]] CoxMoments cox_moments(const Covariates& covariates, std::span<const double> weight = {});

/// Of two parts together; the order of merging changes rounding only. Throws InvalidOption for other columns.
///
/// Source: Chan, Golub & LeVeque, Am Stat 37 (1983) 242-247.
[[nodiscard]] CoxMoments merged(const CoxMoments& a, const CoxMoments& b);

/// Event times k = 0, 1, ... by stratum, then ascending, and the units of the covariates. Plain columns, so that a plan
/// can be sent to every part.
///
/// A tie is taken in `steps` steps of the weight `step_weight`: one with Breslow's ties; with Efron's one for each event,
/// or for each patient with the event where weights count patients.
struct CoxPlan {
  Ties ties = Ties::efron;
  std::uint64_t subjects = 0;
  double events = 0.0;  ///< sum of weights
  std::uint8_t has_entry = 0;
  std::vector<double> run_starts;  ///< of near-tied times; empty: there is nothing to merge
  std::vector<int> stratum;
  std::vector<double> time, steps, step_weight;
  std::vector<double> mean, scale;  ///< of each column: x becomes (x - mean) / scale; scale 0: the column is constant
  std::vector<double> low, high;

  [[nodiscard]] std::size_t times() const noexcept { return time.size(); }
  [[nodiscard]] std::size_t columns() const noexcept { return mean.size(); }
};

/// From the merged tables and moments of all parts; events are those of any cause, groups are ignored.
///
/// Cost: O(rows).
///
/// Throws NotEstimable without events or without covariates; InvalidOption for more than 10^8 steps.
[[nodiscard]] CoxPlan cox_plan(const PooledFollowUp& follow_up, const CoxMoments& moments, Ties ties = Ties::efron);

}  // namespace rtsurv::survival
