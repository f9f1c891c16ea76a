#pragma once
// The sums over each risk set, from the last event time to the first.

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/detail/covariates.hpp"
#include "rtsurv/survival/cox/detail/risk_sets.hpp"

namespace rtsurv::survival::detail {

/// The widest span of linear predictors that the sums of a risk set and their squares can hold: the square of exp(-340)
/// is still a normal number. Less with delayed entry, where subjects are subtracted again: see ExpandedSum.
inline constexpr double largest_span = 340.0, largest_span_with_entry = 110.0;

/// Relative hazards r_i = w_i exp(eta_i - shift), with shift the largest eta of the stratum so that nothing overflows.
struct RelativeHazards {
  std::vector<double> eta;    ///< of each row
  std::vector<double> value;  ///< r_i
  std::vector<double> shift;  ///< of each stratum
};

/// Fills `hazards` from its eta; its vectors must have their length (rows, rows, strata). False when eta spans more
/// than largest_span, or largest_span_with_entry.
[[nodiscard]] bool set_relative_hazards(const RiskSets& sets, RelativeHazards& hazards);

/// The relative hazards of x'b, b on the scaled columns. Throws Error (numerical) when they span too much.
[[nodiscard]] RelativeHazards relative_hazards(const RiskSets& sets, const ScaledCovariates& covariates,
                                               std::span<const double> b);

/// A sum that subjects leave again. What rounding takes from one part goes into the next (Knuth's two-sum), so that
/// what is left after a large term has gone keeps its digits: four parts hold 212 bits, so that what is exp(-110) of
/// the largest term still has 53 of them.
class ExpandedSum {
 public:
  void add(double x) {
    for (double& part : parts_) {
      const double sum = part + x;
      const double of_x = sum - part;
      x = (part - (sum - of_x)) + (x - of_x);
      part = sum;
    }
  }
  [[nodiscard]] double value() const;
  /// this - other, for a later and an earlier state of one sum.
  [[nodiscard]] double since(const ExpandedSum& other) const {
    ExpandedSum difference(*this);
    for (const double part : other.parts_) difference.add(-part);
    return difference.value();
  }

 private:
  std::array<double, 4> parts_{};
};

/// Sums over the risk set of the current event time: s0 = sum r_i, s1 = sum r_i x_i; e0, e1 the same over its events,
/// only where the event time has more than one step (else 0). Competing failures count as in RiskSets; their sums are
/// formed forward in time, so that nothing has to be subtracted.
class RiskScan {
 public:
  RiskScan(const RiskSets& sets, const ScaledCovariates& covariates);

  /// Starts a new backward scan. Without covariates s1() and e1() are of no use, and the scan costs O(n) instead of
  /// O(n p).
  void start(std::span<const double> relative_hazard, bool with_covariates = true);
  /// Moves to the event time before; the first call after start() goes to the last one.
  void move_back();

  [[nodiscard]] std::size_t event_time() const noexcept { return k_; }
  [[nodiscard]] std::size_t stratum() const noexcept { return stratum_; }
  [[nodiscard]] double s0() const noexcept { return s0_; }
  [[nodiscard]] double e0() const noexcept { return e0_; }
  [[nodiscard]] std::span<const double> s1() const noexcept { return s1_; }
  [[nodiscard]] std::span<const double> e1() const noexcept { return e1_; }

 private:
  /// Rows in one tile that join the risk set together.
  struct Piece {
    std::size_t from, rows;
  };

  void clear();
  void sum_pieces();
  void add_rows(std::size_t from, std::size_t to);
  void exchange_rows();
  void sum_lingering();
  void add_lingering();
  void sum_events();

  const RiskSets& sets_;
  const ScaledCovariates& covariates_;
  std::span<const double> relative_hazard_;
  std::size_t columns_ = 0;  // of the covariates that are summed
  std::size_t k_ = 0, stratum_ = 0;
  double s0_ = 0.0, e0_ = 0.0;
  std::vector<double> s1_, e1_;
  // Where threads share the work: the pieces that are not small, in the order of the scan, with the sum of r_i x_i over
  // each.
  std::vector<Piece> pieces_;
  std::vector<double> piece_sums_;
  std::size_t piece_ = 0;
  std::vector<ExpandedSum> exact_;  // s0, s1 with delayed entry
  // With competing failures: s0, s1 of those at risk on their own account, and of each event time the sums
  // s0, s1 over those who have failed before it.
  std::vector<double> own_, lingering_;
};

/// Sums over the steps of a tie: a the weight of a step, f = l / steps, den = s0 - f e0.
struct TieSums {
  double hazard = 0.0;          ///< sum a / den: the step of the cumulative hazard
  double hazard_of_dead = 0.0;  ///< sum a f / den: what the events of the tie are spared of it
  double square = 0.0;          ///< sum a / den^2
  double square_f = 0.0;        ///< sum a f / den^2
  double square_ff = 0.0;       ///< sum a f^2 / den^2
  double log = 0.0;             ///< sum a log den
};

[[nodiscard]] TieSums tie_sums(double s0, double e0, double steps, double step_weight);

}  // namespace rtsurv::survival::detail
