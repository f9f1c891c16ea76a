#pragma once
// What each patient and each event says about a Cox model. Start here: cox_diagnostics().

#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

/// Matrices are row-major with p columns, per unit of each column; those of a redundant column are NaN.
struct CoxDiagnostics {
  /// d_i - H_i exp(x_i' b), H_i the hazard gathered while i is at risk; in the tie of i itself Efron's shares of it.
  /// In the caller's order, as long as it; 0 for subjects without weight or outside of the follow-up.
  std::vector<double> martingale;
  /// n x p: V u_i with the score residual u_i, about the change of b when patient i joins the others. In the caller's
  /// order; 0 where the martingale residual is 0.
  std::vector<double> dfbeta;
  /// Of each event, by stratum, then ascending.
  std::vector<double> event_time;
  std::vector<double>
      event_count;  ///< patients that each stands for: its weight where all weights are whole numbers, else 1
  /// events x p: b + D V (x - xbar), D the number of events: its trend over time is that of the coefficient.
  std::vector<double> scaled_schoenfeld;
};

/// Cost: O(n p^2). Weights count in the sums over risk sets; residuals are those of one patient, and an event with the
/// weight w stands in event_time once.
///
/// Source: Therneau & Grambsch, Modeling Survival Data (2000), chapters 4, 6 and 7.
///
/// Agrees with: R survival, residuals() and cox.zph()$y, within 1e-8 relative (dfbeta 1e-6), see
/// tests/oracle/diagnostics/.
///
/// Throws NotEstimable when a coefficient is infinite; InvalidOption when the fit does not fit the covariates or has a
/// robust variance.
[[nodiscard]] CoxDiagnostics cox_diagnostics(const FollowUp& follow_up, const Covariates& covariates,
                                             const CoxFit& fit);

}  // namespace rtsurv::survival
