#include "rtsurv/survival/cutpoint/detail/scores.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace rtsurv::survival::detail {
namespace {

double events_of(const FollowUp& follow_up, Run tie) {
  double events = 0.0;
  for (std::size_t i = tie.begin; i < tie.end; ++i) events += follow_up.event()[i];
  return events;
}

bool are_integers(std::span<const double> values, double factor) {
  return std::ranges::all_of(values, [factor](double a) { return a * factor == std::floor(a * factor); });
}

}  // namespace

std::vector<double> log_rank_scores(const FollowUp& follow_up) {
  const std::size_t n = follow_up.size();
  std::vector<double> score(n);
  HazardSum hazard;
  for (const Run tie : follow_up.ties({0, n})) {
    hazard.add(events_of(follow_up, tie), 1.0 / static_cast<double>(n - tie.end + 1));
    for (std::size_t i = tie.begin; i < tie.end; ++i) score[i] = follow_up.event()[i] - hazard.value();
  }
  return score;
}

std::vector<double> gehan_scores(const FollowUp& follow_up) {
  const std::size_t n = follow_up.size();
  std::vector<double> score(n);
  double events = 0.0;
  for (const Run tie : follow_up.ties({0, n})) {
    const auto at_risk = static_cast<double>(n - tie.begin);
    events += events_of(follow_up, tie);
    for (std::size_t i = tie.begin; i < tie.end; ++i) score[i] = follow_up.event()[i] * at_risk - events;
  }
  return score;
}

std::vector<double> integer_scores(std::span<const double> scores, double subjects) {
  const auto [low, high] = std::ranges::minmax(scores);
  const double range = high - low;
  if (range == 0.0) return std::vector<double>(scores.size());
  std::vector<double> result(scores.begin(), scores.end());
  for (const double factor : {1.0, 2.0}) {
    if (!are_integers(scores, factor)) continue;
    for (double& a : result) a = (a - low) * factor;
    return result;
  }
  for (double& a : result) a = std::nearbyint((a - low) * subjects / range);
  return result;
}

}  // namespace rtsurv::survival::detail
