#pragma once
// The most likely line of a MixtureLikelihood, and the limits that its likelihood ratio sets.

#include <optional>
#include <vector>

#include "rtsurv/dose/response/detail/mixture_likelihood.hpp"

namespace rtsurv::dose::detail {

/// A symmetric 2 x 2 matrix over (intercept, slope).
struct Information {
  double intercept = 0.0, both = 0.0, slope = 0.0;
};

/// Limits are asked for by `root`, the signed root of the likelihood ratio at the limit: -z for a lower and z for an
/// upper one. They are empty when the likelihood ratio does not get so far.
class LineFit {
 public:
  /// Maximises by Newton's method, damped until each step climbs, from the flat line and from a steep one: with
  /// censoring a small cohort may have a summit below the highest likelihood. Throws NotEstimable when there is no
  /// maximum with a rising line. The likelihood must outlive the fit.
  explicit LineFit(MixtureLikelihood& likelihood);

  [[nodiscard]] const Line& line() const noexcept { return line_; }
  [[nodiscard]] double loglik() const noexcept { return loglik_; }

  /// Limit of weight.intercept intercept + weight.slope slope.
  [[nodiscard]] std::optional<double> limit(const Line& weight, double root) const;

  /// Limit of the position at which the line has the height `level`: not farther than `farthest` from the estimate,
  /// and only as long as the line rises.
  [[nodiscard]] std::optional<double> crossing_limit(double level, double root, double farthest) const;

 private:
  /// The highest likelihood under a constraint weight . line = value.
  struct Constrained {
    Line line;
    double root;  ///< of the likelihood ratio, >= 0
    double pull;  ///< derivative of the log-likelihood by `value`
  };

  [[nodiscard]] std::vector<Line> starts() const;
  void maximise();
  [[nodiscard]] bool climb();  ///< one step; false when it was the last or none goes up
  [[nodiscard]] Information information_at(const Line& line) const;
  void require_curve() const;
  [[nodiscard]] Constrained under(const Line& weight, double value) const;

  MixtureLikelihood& likelihood_;
  Line line_;
  double loglik_ = 0.0;
  Information information_;
};

}  // namespace rtsurv::dose::detail
