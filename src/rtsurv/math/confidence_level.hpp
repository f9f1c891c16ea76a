#pragma once
// How sure an interval is meant to be.

namespace rtsurv::math {

/// The level of two-sided confidence limits, checked once.
class ConfidenceLevel {
 public:
  /// Throws InvalidOption unless 0 < level <= 1 - 1e-12. Nearer to 1, the rounding of the level would decide the limits.
  explicit ConfidenceLevel(double level);

  [[nodiscard]] double value() const noexcept { return level_; }
  /// What each tail keeps: (1 - level) / 2.
  [[nodiscard]] double tail() const noexcept { return (1.0 - level_) / 2.0; }
  /// The normal quantile at 1 - tail: normal limits are estimate -+ z standard error.
  [[nodiscard]] double z() const;

 private:
  double level_;
};

}  // namespace rtsurv::math
