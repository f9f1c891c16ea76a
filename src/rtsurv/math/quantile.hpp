#pragma once
// Sample quantiles and ranks.

#include <span>
#include <vector>

namespace rtsurv::math {

/// Quantile of ascending values by linear interpolation of the order statistics (type 7 of
/// Hyndman & Fan, Am Stat 50 (1996) 361-365; the default of R). `sorted` not empty, p in [0, 1].
[[nodiscard]] double quantile_sorted(std::span<const double> sorted, double p);

/// Values of which some stand for several equal ones.
class CountedValues {
 public:
  /// `count` has a whole number >= 0 for each value, of which those that count 0 are left out; empty: 1 each.
  explicit CountedValues(std::span<const double> values, std::span<const double> count = {});

  /// Different values that occur, ascending.
  [[nodiscard]] std::span<const double> values() const noexcept { return value_; }
  /// quantile_sorted() of the values, each as often as it counts; there is one.
  [[nodiscard]] double quantile(double p) const;

 private:
  std::vector<double> value_, up_to_;  ///< and how many are at or below it
};

/// Ranks from 1; tied values share their average rank.
[[nodiscard]] std::vector<double> average_ranks(std::span<const double> values);

}  // namespace rtsurv::math
