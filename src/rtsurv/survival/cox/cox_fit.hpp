#pragma once
// What goes into and comes out of a proportional hazards regression.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/concordance.hpp"
#include "rtsurv/survival/time/estimate.hpp"

namespace rtsurv::survival {

/// How events at the same time share their risk set.
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
  /// Convergence: a further step would change the log likelihood by less than tolerance / 10^4.
  double tolerance = 1e-12;
  bool concordance = true;  ///< the C index with its standard error, by cluster if there are any: O(n log n) more
  double confidence_level = 0.95;
};

enum class CoefficientState : std::uint8_t {
  estimated,
  redundant,  ///< constant, or a combination of earlier columns: left out, every number of it is NaN
  /// The likelihood has no maximum in this direction (separation). `estimate` is a place far out, where the log
  /// likelihood is within 1e-9 of its limit or as near as can be computed: it tells the sign and is no estimate.
  infinite,
  /// The likelihood is the same whatever its value: a level without events whose reference has none either. `estimate`
  /// is one of them and means nothing; every other number is NaN.
  undetermined,
};

/// The data bound it on no side or on one only.
[[nodiscard]] constexpr bool lacks_bound(CoefficientState state) {
  return state == CoefficientState::infinite || state == CoefficientState::undetermined;
}

/// Whether a model has a higher log likelihood than one without some of its columns, by more than rounding errors. Along
/// columns without maximum the likelihood rises for ever, and so is higher in its limit, or it is the same everywhere:
/// then nothing determines them. One rule for a number, a level and all columns of a spline.
[[nodiscard]] inline bool is_higher(double loglik, double without) {
  return loglik - without > 1e-9 * std::max(1.0, std::fabs(loglik));
}

/// Per unit of the column; NaN where a number cannot be given.
struct Coefficient {
  static constexpr double none = std::numeric_limits<double>::quiet_NaN();

  CoefficientState state = CoefficientState::redundant;
  double estimate = none;          ///< log hazard ratio
  double std_error = none;         ///< from the inverse information
  double robust_std_error = none;  ///< none without a robust variance
  double hazard_ratio = none;      ///< exp(estimate); infinity or 0 of an infinite coefficient
  double lower = none;             ///< limits of the hazard ratio: exp(estimate -+ z error), with the robust error when
  double upper = none;             ///< there is one
  double z = none;                 ///< estimate / error
  /// Wald, two-sided; for an infinite coefficient the likelihood-ratio test that drops its column.
  double p = none;
};

/// NaN where a number cannot be given.
struct CoxFit {
  std::size_t n = 0;
  double events = 0.0;
  Ties ties = Ties::efron;
  double confidence_level = 0.95;        ///< of the limits of hazard ratios
  std::vector<Coefficient> coefficient;  ///< one per column
  /// p x p; robust when there is one; rows and columns of coefficients that are not estimated are 0.
  std::vector<double> covariance;
  std::size_t clusters = 0;  ///< those among the subjects; 0: errors are not summed by cluster
  std::vector<double> mean;  ///< weighted mean of each column, at which the baseline is centred

  double loglik_null = 0.0;
  double loglik_model = 0.0;  ///< the limit when coefficients are infinite
  /// df counts no redundant column; score is at 0 and never robust. Wald is NaN with infinite coefficients, and where
  /// the clusters give no such test: see has_robust_test().
  /// Without a column to test, chi_square is 0 and p NaN.
  ChiSquareTest likelihood_ratio, wald, score;
  std::optional<Concordance> concordance;  ///< empty when not asked for, or without a comparable pair
  int iterations = 0;
  bool converged = false;
};

/// Whether `clusters` (0: none) can test so many coefficients together. Their scores sum to 0, so that robust errors lie
/// in a space of clusters - 1 dimensions; in more the variance is singular and a chi-square arbitrarily large.
[[nodiscard]] constexpr bool has_robust_test(std::size_t clusters, std::size_t coefficients) {
  return clusters == 0 || coefficients < clusters;
}

}  // namespace rtsurv::survival
