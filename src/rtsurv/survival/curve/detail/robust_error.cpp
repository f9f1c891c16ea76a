#include "rtsurv/survival/curve/detail/robust_error.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "rtsurv/survival/time/cluster_squares.hpp"
#include "rtsurv/survival/time/radix_order.hpp"

namespace rtsurv::survival::detail {
namespace {

/// The largest code and one more.
std::size_t number_of(const std::vector<std::size_t>& clusters) {
  return clusters.empty() ? 0 : *std::ranges::max_element(clusters) + 1;
}

/// B and the integrals of S and S B, each just after a row; row 0 is the start.
struct Integrals {
  std::vector<double> time{0.0}, hazard{0.0}, survival{1.0}, area{0.0}, area_of_hazard{0.0};

  void go_to(double t) {
    const double step = t - time.back();
    area.push_back(area.back() + survival.back() * step);
    area_of_hazard.push_back(area_of_hazard.back() + survival.back() * hazard.back() * step);
    time.push_back(t);
    hazard.push_back(hazard.back());
    survival.push_back(survival.back());
  }

  /// The last row at or before t; 0 before the start.
  [[nodiscard]] std::size_t row_at(double t) const {
    const auto after = std::ranges::upper_bound(time, t);
    return after == time.begin() ? 0 : static_cast<std::size_t>(after - time.begin()) - 1;
  }
  [[nodiscard]] double area_at(double t, std::size_t row) const {
    return area[row] + survival[row] * std::max(0.0, t - time[row]);
  }
  [[nodiscard]] double area_of_hazard_at(double t, std::size_t row) const {
    return area_of_hazard[row] + survival[row] * hazard[row] * std::max(0.0, t - time[row]);
  }
};

Integrals integrals_up_to(const TimeCounts& counts, double tau) {
  Integrals curve;
  for (std::size_t row = 0; row < counts.time.size() && counts.time[row] <= tau; ++row) {
    curve.go_to(counts.time[row]);
    const double d = counts.events[row], n = counts.at_risk[row];
    if (!(d > 0.0)) continue;
    curve.survival.back() *= n > d ? (n - d) / n : 0.0;
    if (n > d) curve.hazard.back() += d / (n * (n - d));
  }
  curve.go_to(tau);
  return curve;
}

}  // namespace

std::vector<double> robust_log_errors(const FollowUp& follow_up, std::span<const int> cluster,
                                      const TimeCounts& counts) {
  const std::vector<std::size_t> clusters = sorted_clusters(follow_up, cluster);
  const std::vector<std::size_t> by_entry =
      follow_up.entry().empty() ? std::vector<std::size_t>{} : ascending_order(follow_up.entry());
  ClusterSquares squares(number_of(clusters));
  double hazard = 0.0;
  const auto enter = [&](std::size_t i) {
    squares.add(clusters[i], {-follow_up.weight_of(i) * hazard, follow_up.weight_of(i), 0.0});
  };
  if (by_entry.empty())
    for (std::size_t i = 0; i < follow_up.size(); ++i) enter(i);
  std::vector<double> errors(counts.time.size(), std::numeric_limits<double>::quiet_NaN());
  std::size_t entered = 0, left = 0;
  for (std::size_t row = 0; row < counts.time.size(); ++row) {
    const double time = counts.time[row], events = counts.events[row], survivors = counts.at_risk[row] - events;
    for (; entered < by_entry.size() && follow_up.entry()[by_entry[entered]] < time; ++entered)
      enter(by_entry[entered]);
    if (events > 0.0 && !(survivors > 0.0)) return errors;
    if (events > 0.0) hazard += events / (counts.at_risk[row] * survivors);
    for (; left < follow_up.size() && follow_up.time()[left] <= time; ++left) {
      const double w = follow_up.weight_of(left);
      const double own = w > 0.0 && follow_up.event()[left] != 0 ? 1.0 / survivors : 0.0;
      squares.add(clusters[left], {w * (hazard - own), -w, 0.0});
    }
    errors[row] = std::sqrt(squares.at(hazard));
  }
  return errors;
}

double robust_area_variance(const FollowUp& follow_up, std::span<const int> cluster, const TimeCounts& counts,
                            double tau) {
  const std::vector<std::size_t> clusters = sorted_clusters(follow_up, cluster);
  const Integrals curve = integrals_up_to(counts, tau);
  std::vector<double> of_cluster(number_of(clusters), 0.0);
  for (std::size_t i = 0; i < follow_up.size(); ++i) {
    const double w = follow_up.weight_of(i);
    const bool from_start = follow_up.entry().empty() || follow_up.entry()[i] < 0.0;  // at risk at time 0 itself
    const double from = from_start ? 0.0 : std::min(follow_up.entry()[i], tau);
    const double to = std::min(follow_up.time()[i], tau);
    const std::size_t first = from_start ? 0 : curve.row_at(from), last = curve.row_at(to);
    const double area_to = curve.area_at(to, last);
    double influence = curve.area_of_hazard_at(to, last) - curve.area_of_hazard_at(from, first) -
                       curve.hazard[first] * (area_to - curve.area_at(from, first));
    double after = curve.hazard[last] - curve.hazard[first];
    if (w > 0.0 && follow_up.event()[i] != 0 && follow_up.time()[i] <= tau) {
      const auto row = static_cast<std::size_t>(std::ranges::lower_bound(counts.time, to) - counts.time.begin());
      const double survivors = counts.at_risk[row] - counts.events[row];
      if (survivors > 0.0) after -= 1.0 / survivors;
    }
    influence += after * (curve.area.back() - area_to);
    of_cluster[clusters[i]] += w * influence;
  }
  double variance = 0.0;
  for (const double sum : of_cluster) variance += sum * sum;
  return variance;
}

}  // namespace rtsurv::survival::detail
