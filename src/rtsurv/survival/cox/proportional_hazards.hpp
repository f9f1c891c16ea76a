#pragma once
// Test of the assumption of a Cox model. Start here: proportional_hazards().

#include <span>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/time/estimate.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

/// Time scale g(t) of the test of proportional hazards.
enum class ZphTransform {
  kaplan_meier,  ///< 1 - S(t-), left-continuous, of all subjects together
  identity,      ///< t
  rank,          ///< average rank of t among all observed times
  log,           ///< log t
};

/// A term or a model that cannot be tested has NaN as chi_square and p, and 0 degrees of freedom.
struct ZphTest {
  std::vector<ChiSquareTest> terms;  ///< one per term
  ChiSquareTest global;              ///< all terms together
};

struct ZphOptions {
  ZphTransform transform = ZphTransform::kaplan_meier;
  /// The term (0, 1, ...) of each column, so that a factor is tested with all its columns; empty: each column is one.
  std::vector<int> term_of_column = {};
  bool robust = false;                ///< by the variance of the score instead of its information
  std::span<const int> cluster = {};  ///< with `robust`: one code per caller's index; empty: each its own
};

/// Tests proportional hazards of a fit, term by term. It is the score test of theta = 0 in the model in which the
/// coefficients of the term are b + theta g(t):
///
///     U = sum_k g(t_k) u_k,   chi-square = U' (I_gg - I_g I^-1 I_g')^-1 U
///
/// with u_k the score of event time k at the estimate, and I, I_g, I_gg the sums of its information, times 1, g, g^2.
/// The weights of a sample make U and its information as large as they are, and chi-square with them. With `robust` the
/// variance is that of the score itself, which does not depend on their scale:
///
///     V = sum_c v_c v_c',   v_c = sum_{i in c} w_i (g-score residual of i - I_g I^-1 score residual of i)
///
/// over the clusters c: the generalised score test. Redundant columns take no part; a term with an infinite coefficient is not tested and not in the global test. g
/// takes no account of strata; nor of weights unless they are integers, that is counts of patients.
///
/// Cost: O(n p^2).
///
/// Source of the robust test: Boos, Am Stat 46 (1992) 327-333; Lin & Wei, J Am Stat Assoc 84 (1989) 1074-1078.
///
/// Source: Grambsch & Therneau, Biometrika 81 (1994) 515-526, without the approximation that the information is the
/// same at all event times: the score test of R survival >= 3.0.
///
/// Agrees with: R survival::cox.zph, which knows no robust test, within 1e-8 relative (P 1e-7), and the robust one with
/// the score residuals of R coxph() within 1e-8, see tests/oracle/proportional_hazards/.
///
/// Throws NotEstimable without covariates; InvalidOption when the terms or the fit do not fit them. log t with an event
/// at 0: not tested.
[[nodiscard]] ZphTest proportional_hazards(const FollowUp& follow_up, const Covariates& covariates, const CoxFit& fit,
                                           const ZphOptions& options = {});

}  // namespace rtsurv::survival
