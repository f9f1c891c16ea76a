#pragma once
// The partial likelihood and its derivatives.

#include <cstddef>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/detail/covariates.hpp"
#include "rtsurv/survival/cox/detail/cross_product.hpp"
#include "rtsurv/survival/cox/detail/risk_scan.hpp"
#include "rtsurv/survival/cox/detail/risk_sets.hpp"

namespace rtsurv::survival::detail {

/// On the scaled columns; matrices are p x p, row-major.
struct LikelihoodDerivatives {
  double loglik = 0.0;
  std::vector<double> gradient;
  std::vector<double> information;    ///< minus the second derivative
  std::vector<double> second_moment;  ///< its diagonal before the means are taken off: the scale of rounding errors
};

/// A log partial likelihood that CoxNewton can climb, on scaled columns.
class ClimbableLikelihood {
 public:
  virtual ~ClimbableLikelihood() = default;

  [[nodiscard]] virtual std::size_t columns() const = 0;
  /// Events, as they count in the likelihood (sum of weights).
  [[nodiscard]] virtual double events() const = 0;
  /// Moves to b. False, and nothing can be read, when the relative hazards span too much to be summed.
  [[nodiscard]] virtual bool move_to(std::span<const double> b) = 0;
  /// At the place of the last move.
  [[nodiscard]] virtual const LikelihoodDerivatives& derivatives() = 0;
  /// The largest difference of x'step between two subjects of one stratum, or more.
  [[nodiscard]] virtual double span_of(std::span<const double> step) const = 0;
};

/// With den_kl = s0_k - f_kl e0_k of event time k and step l of its tie (see RiskSets and RiskScan):
///
///     loglik      = sum_events w_i eta_i - sum_kl a_k log den_kl
///     gradient    = X' m,  m_i = w_i d_i - r_i (H_i - d_i h_i)
///     information = X' diag(r_i (H_i - d_i h_i)) X - sum_kl a_k m1_kl m1_kl' / den_kl^2,  m1_kl = s1_k - f_kl e1_k
///
/// H_i is the cumulative hazard sum a_k / den_kl over the event times at which i is at risk, h_i the part sum f_kl a_k
/// / den_kl of its own tie. Summed over subjects in this way the matrix costs one weighted cross product of the
/// covariates, and one of the risk-set means.
///
/// Cost: O(n p^2), no allocation after the first call. Large sums are formed by all threads, tile by tile, and added up
/// in the order of the tiles: the same bytes for any number of threads.
class PartialLikelihood final : public ClimbableLikelihood {
 public:
  /// Keeps references to both.
  PartialLikelihood(const RiskSets& sets, const ScaledCovariates& covariates);

  [[nodiscard]] std::size_t columns() const override { return covariates_.columns(); }
  [[nodiscard]] double events() const override;
  [[nodiscard]] bool move_to(std::span<const double> b) override;
  [[nodiscard]] const LikelihoodDerivatives& derivatives() override { return derivatives({}); }
  [[nodiscard]] double span_of(std::span<const double> step) const override;

  /// At the place of the last move, without its derivatives: O(n).
  [[nodiscard]] double loglik();

  /// The same with the terms of each event time in gradient, information and second_moment (not in loglik) scaled by
  /// `multiplier`, one per event time; empty means 1.
  [[nodiscard]] const LikelihoodDerivatives& derivatives(std::span<const double> multiplier);

  [[nodiscard]] const RiskSets& sets() const noexcept { return sets_; }
  [[nodiscard]] const ScaledCovariates& covariates() const noexcept { return covariates_; }
  [[nodiscard]] const RelativeHazards& hazards() const noexcept { return hazards_; }

 private:
  struct TileSums {
    std::vector<double> gradient;
    CrossProduct second;
  };

  void scan_risk_sets(std::span<const double> multiplier);
  [[nodiscard]] TieSums sums_of_tie() const;
  [[nodiscard]] double loglik_of_tie(const TieSums& ties) const;
  void store_means(const RiskScan& scan, const TieSums& ties, double multiplier);
  /// Where the next risk-set mean belongs: its values are tile_rows apart.
  [[nodiscard]] double* next_mean(double weight);
  void flush_means();
  void accumulate_hazard();
  void sum_over_rows(std::span<const double> multiplier);
  void sum_over_tile(std::size_t tile, std::span<const double> multiplier, TileSums& sums) const;
  [[nodiscard]] double hazard_at_risk(std::size_t row) const;

  const RiskSets& sets_;
  const ScaledCovariates& covariates_;
  RelativeHazards hazards_;
  RiskScan scan_;
  // Of each event time: its step of the cumulative hazard, the part of it that its events are spared, and the
  // cumulative hazard of the stratum; with delayed entry also in full, because differences are taken.
  std::vector<double> step_, step_of_dead_, cumulative_;
  std::vector<ExpandedSum> full_cumulative_;
  std::vector<double> later_fading_;  // with competing failures: sum of fading x step over the later event times
  CrossProduct second_, means_;
  std::vector<TileSums> tile_sums_;               // of tiles that are summed at the same time
  std::vector<double> mean_tiles_, mean_weight_;  // risk-set means waiting for means_
  LikelihoodDerivatives derivatives_;
};

}  // namespace rtsurv::survival::detail
