#pragma once
// Cox regression over parts that give nothing but sums. Start here: pooled_cox().

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/pooled/cox_sums.hpp"

namespace rtsurv::survival {

struct PooledCoxOptions {
  int max_iterations = 30;
  /// Convergence: a further step would change the log likelihood by less than tolerance / 10^4, as in CoxOptions.
  double tolerance = 1e-12;
  double confidence_level = 0.95;
  /// Two passes for each step where event times x p (p + 1) / 2 are more than this: see pooled_cox().
  std::size_t most_products = std::size_t{1} << 22;
  /// Numbers that the answers to questions of one time may have together; at least one question is asked.
  std::size_t most_numbers = std::size_t{1} << 23;
};

/// Puts questions to every part and gives, to each question, the answers of all parts merged, in whatever way the parts
/// are reached. Same bytes follow from merging in the same order.
using CoxEvaluate = std::function<std::vector<CoxSums>(const std::vector<CoxQuestion>&)>;

/// The fit that cox() gives for all patients together, without robust errors and without a concordance.
///
/// With S0, S1, S2 the sums of r, r x and r x x' over the risk set of an event time, E0, E1, E2 over its events, and for
/// each step of its tie the weight a, the share f = l / steps and den = S0 - f E0:
///
///     loglik      = b' sum_events w x - sum a log den
///     gradient    = sum_events w x - sum a m1 / den,   m1 = S1 - f E1
///     information = sum a ( (S2 - f E2) / den - m1 m1' / den^2 )
///
/// A pass over the patients gives all of them; CoxNewton climbs. Where a matrix per event time is too large, the first
/// pass gives S0 and S1, and a second one the first term of the information as one sum over patients,
/// sum_i r_i (H_i - d_i h_i) x_i x_i', H_i the sum of a / den over the event times at which i is at risk and h_i the sum
/// of a f / den of its own tie. Both give the same estimate; with delayed entry H_i is a difference, which costs the
/// information digits where hazard ratios between patients are above 1e6.
///
/// Redundant columns are those of cox(). Where the next step gains less than 1e-9 of the log likelihood and the
/// information along it has fallen to 1e-6 of that at 0, the likelihood is taken to have no maximum and the columns of the
/// step to be infinite; cox() proves that by comparing patients, which sums cannot. The log likelihood and the other
/// coefficients are then near those of the limit, by that share, and a refit without each such column gives its P.
/// Relative hazards may span exp(340) over all patients, exp(110) with entry; cox() takes that by stratum.
///
/// Cost: 5 to 8 passes, twice as many with two passes, and O(event times x p^2) for each.
///
/// Source, agrees with: cox(); estimates, errors and tests within 1e-10.
///
/// Throws InvalidOption when an option is out of its range or an answer does not fit the plan; what `evaluate` throws.
[[nodiscard]] CoxFit pooled_cox(const CoxPlan& plan, const CoxEvaluate& evaluate, const PooledCoxOptions& options = {});

/// The tests of likelihood_ratio_without(): `fit` of this plan against each of the models without the columns j with
/// dropped[j] != 0. The models are fitted side by side, so that their questions are asked together: the patients are
/// passed over as often as for one.
///
/// Cost: a fit for each model in which a column is left, in the passes of the longest.
///
/// Throws as pooled_cox(), and InvalidOption when a `dropped` has not one entry per column.
[[nodiscard]] std::vector<ChiSquareTest> pooled_likelihood_ratios_without(
    const CoxPlan& plan, const CoxEvaluate& evaluate, const CoxFit& fit,
    const std::vector<std::vector<std::uint8_t>>& dropped, const PooledCoxOptions& options = {});

}  // namespace rtsurv::survival
