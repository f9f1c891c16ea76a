#pragma once
// Proportional hazards regression. Start here: cox().

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rtsurv/survival/concordance.hpp"
#include "rtsurv/survival/estimate.hpp"
#include "rtsurv/survival/follow_up.hpp"

namespace rtsurv::survival {

enum class Ties { efron, breslow };

/// Covariates of n subjects in the caller's order of FollowUp: p columns, column after column.
struct Covariates {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> values;  ///< rows x columns, column-major, finite

  [[nodiscard]] std::span<const double> column(std::size_t j) const {
    return std::span<const double>(values).subspan(j * rows, rows);
  }
};

struct CoxOptions {
  Ties ties = Ties::efron;
  bool robust = false;                ///< sandwich variance (Lin & Wei 1989); implied by `cluster`
  std::span<const int> cluster = {};  ///< codes in the caller's order; empty: every subject its own cluster
  int max_iterations = 30;
  double tolerance = 1e-12;  ///< relative change of the log likelihood at convergence
  bool concordance = true;   ///< the C index with its standard error: O(n log n) more
};

enum class CoefficientState : std::uint8_t {
  estimated,
  redundant,  ///< constant, or a combination of earlier columns: left out, every number of it is NaN
  infinite,   ///< the likelihood has no maximum in this direction (separation); coefficient is where the fit stopped
};

/// Columns are of length p; NaN where a number cannot be given.
struct CoxFit {
  std::size_t n = 0;
  double events = 0.0;
  std::vector<double> coefficient;
  std::vector<double> std_error;         ///< from the inverse information
  std::vector<double> robust_std_error;  ///< NaN without a robust variance
  std::vector<double> z;                 ///< uses the robust error when there is one
  std::vector<double>
      p;  ///< Wald, two-sided; for an infinite coefficient the likelihood-ratio test that drops its column
  std::vector<CoefficientState> state;
  std::vector<double> covariance;  ///< p x p; robust when there is one, rows and columns of redundant ones are 0
  std::vector<double> mean;        ///< weighted mean of each column, at which the baseline is centred

  double loglik_null = 0.0;
  double loglik_model = 0.0;                    ///< the limit when coefficients are infinite
  ChiSquareTest likelihood_ratio, wald, score;  ///< df counts no redundant column; score is at 0 and never robust
  std::optional<Concordance> concordance;
  int iterations = 0;
  bool converged = false;
};

/// Maximises the partial likelihood; stratified when `follow_up` has strata, entry and weights respected.
///
///     l(b) = sum_i w_i d_i ( x_i' b - log sum_{j at risk at t_i} w_j exp(x_j' b) )     (no ties)
///
/// Integer weights are counts of patients: in a tie Efron's loop runs over the total count, so that a weighted fit
/// equals the fit on repeated rows (R's coxph(weights=) means something else there). With non-integer weights in a tie,
/// Efron's average weight is used as in R. Cost: O(n p^2) per iteration. Source: Cox, JRSS B 34 (1972) 187-220; Efron,
/// JASA 72 (1977) 557-565; Breslow, Biometrics 30 (1974) 89-99. Agrees with: R survival::coxph at eps = 1e-12, see
/// tests/oracle/cox/. Throws NotEstimable without events or without covariates. Separation is not an error: see
/// CoefficientState.
[[nodiscard]] CoxFit cox(const FollowUp& follow_up, const Covariates& covariates, const CoxOptions& options = {});

/// Time scale g(t) of the test of proportional hazards.
enum class ZphTransform { kaplan_meier, identity, rank, log };

/// Score test of beta(t) = beta + theta g(t), theta = 0.
struct ZphTest {
  std::vector<ChiSquareTest> terms;  ///< one per term
  ChiSquareTest global;
};

/// Tests proportional hazards of a fit, term by term. `term_of_column[j]` is the term (0, 1, ...) of column j,
/// so that a factor is tested with all its columns. Redundant columns take no part.
/// g is 1 - S(t-) (kaplan_meier, left-continuous), t, the average rank of the event times, or log t.
/// Source: Grambsch & Therneau, Biometrika 81 (1994) 515-526, as the score test of R survival >= 3.0 (cox.zph).
[[nodiscard]] ZphTest proportional_hazards(const FollowUp& follow_up, const Covariates& covariates, const CoxFit& fit,
                                           Ties ties, ZphTransform transform, std::span<const int> term_of_column);

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
