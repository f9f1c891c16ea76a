#pragma once
// The squares that robust variances add up over clusters, while patients come and go. Start here: ClusterSquares.

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

/// sum over clusters c of (k_c + a_c x + b_c y)^2, where k, a and b change one cluster at a time.
///
/// Cost: O(1) a change and a value.
class ClusterSquares {
 public:
  using Parts = std::array<double, 3>;  ///< k, a, b

  explicit ClusterSquares(std::size_t clusters) : of_(clusters, Parts{}) {}

  void add(std::size_t cluster, const Parts& change) {
    Parts& parts = of_[cluster];
    count(parts, -1.0);
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i] += change[i];
    count(parts, 1.0);
  }

  /// At least 0, whatever rounding leaves.
  [[nodiscard]] double at(double x, double y = 0.0) const {
    const double sum = kk_ + x * (2.0 * ka_ + x * aa_) + y * (2.0 * (kb_ + x * ab_) + y * bb_);
    return sum > 0.0 ? sum : 0.0;
  }

 private:
  void count(const Parts& parts, double sign) {
    const auto [k, a, b] = parts;
    kk_ += sign * k * k;
    ka_ += sign * k * a;
    kb_ += sign * k * b;
    aa_ += sign * a * a;
    ab_ += sign * a * b;
    bb_ += sign * b * b;
  }

  std::vector<Parts> of_;
  double kk_ = 0.0, ka_ = 0.0, kb_ = 0.0, aa_ = 0.0, ab_ = 0.0, bb_ = 0.0;
};

/// The cluster of each sorted subject, 0, 1, ...: `cluster` has codes >= 0 in the caller's order; empty: every subject
/// is its own. Throws InvalidOption unless there is a code for each of the caller's subjects.
[[nodiscard]] std::vector<std::size_t> sorted_clusters(const FollowUp& follow_up, std::span<const int> cluster);

/// Whether errors have to be robust: patients in clusters, or weights that are no numbers of patients.
[[nodiscard]] inline bool needs_robust_error(const FollowUp& follow_up, std::span<const int> cluster) {
  return !cluster.empty() || !follow_up.counts_patients();
}

}  // namespace rtsurv::survival
