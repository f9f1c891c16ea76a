#include "rtsurv/survival/cutpoint/detail/scores.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

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

/// A time of the walk through gray_scores().
struct CauseTime {
  Run subjects;
  double uncensored = 1.0;  ///< G(t-)
  double hazard = 0.0;      ///< of the subdistribution, up to and at the time
  double later = 0.0;       ///< sum of G(t_k-) d_k / R(t_k) over later times, for those removed by a competing event
};

/// Patients that leave at a time.
struct Leaving {
  double events = 0.0, competing = 0.0, censored = 0.0;

  [[nodiscard]] double all() const { return events + competing + censored; }
};

double weight_of(const CausesInOrder& subjects, std::size_t i) {
  return subjects.weight.empty() ? 1.0 : subjects.weight[i];
}

Leaving leaving_at(const CausesInOrder& subjects, Run tie) {
  Leaving leaving;
  for (std::size_t i = tie.begin; i < tie.end; ++i) {
    const int cause = subjects.cause[i];
    (cause == 0 ? leaving.censored : cause == 1 ? leaving.events : leaving.competing) += weight_of(subjects, i);
  }
  return leaving;
}

std::vector<CauseTime> walk(const CausesInOrder& subjects) {
  const std::size_t n = subjects.time.size();
  double at_risk = 0.0, removed = 0.0, uncensored = 1.0, hazard = 0.0;
  for (std::size_t i = 0; i < n; ++i) at_risk += weight_of(subjects, i);
  std::vector<CauseTime> times;
  for (const Run tie : Runs<double>(subjects.time, {0, n})) {
    const Leaving leaving = leaving_at(subjects, tie);
    const double step = leaving.events > 0.0 ? leaving.events / (at_risk + uncensored * removed) : 0.0;
    hazard += step;
    times.push_back({tie, uncensored, hazard, uncensored * step});
    if (leaving.competing > 0.0) removed += leaving.competing / uncensored;
    if (leaving.censored > 0.0) uncensored *= (at_risk - leaving.censored) / at_risk;
    at_risk -= leaving.all();
  }
  double later = 0.0;
  for (std::size_t k = times.size(); k-- > 0;) later += std::exchange(times[k].later, later);
  return times;
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

std::vector<double> gray_scores(const CausesInOrder& subjects) {
  std::vector<double> score(subjects.time.size());
  for (const CauseTime& time : walk(subjects))
    for (std::size_t i = time.subjects.begin; i < time.subjects.end; ++i) {
      score[i] = (subjects.cause[i] == 1 ? 1.0 : 0.0) - time.hazard;
      if (subjects.cause[i] > 1 && time.uncensored > 0.0) score[i] -= time.later / time.uncensored;
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
