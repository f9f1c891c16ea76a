#include "rtsurv/survival/cox/time_dependent.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/time/cluster_squares.hpp"
#include "rtsurv/survival/time/near_ties.hpp"
#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::survival {
namespace {

constexpr double before_all = -1.0;  // without delayed entry: at risk at time 0 as well

/// What one patient is seen to be.
struct Course {
  double entry, begin, end;

  [[nodiscard]] bool with() const { return begin < end; }
  [[nodiscard]] bool from_start() const { return with() && begin <= std::max(entry, 0.0); }
  [[nodiscard]] bool changes() const { return with() && !from_start(); }
  /// At risk at time 0, at which the state is not there yet.
  [[nodiscard]] bool begins_at_zero() const { return with() && begin == 0.0 && entry < 0.0; }
};

/// Merges near ties over all ends of the intervals that the courses are cut into; false when there are none.
bool merge_once(std::vector<Course>& courses) {
  std::vector<double> ends;
  for (const Course& course : courses) {
    ends.insert(ends.end(), {course.entry, course.end});
    if (course.changes()) ends.push_back(course.begin);
  }
  std::ranges::sort(ends);
  const std::vector<double> starts = run_starts(ends);
  for (Course& course : courses)
    for (double* time : {&course.entry, &course.begin, &course.end})
      if (std::isfinite(*time)) merge_runs({time, 1}, starts);
  return !starts.empty();
}

/// The courses of the sorted patients on one clock: their FollowUp has no near ties left to merge.
std::vector<Course> courses_of(const FollowUp& follow_up, std::span<const double> began) {
  std::vector<Course> courses;
  for (std::size_t i = 0; i < follow_up.size(); ++i)
    courses.push_back({follow_up.entry().empty() ? before_all : follow_up.entry()[i], began[follow_up.order()[i]],
                       follow_up.time()[i]});
  while (merge_once(courses)) {
  }
  return courses;
}

/// Only then does it matter who is at risk at time 0.
bool any_event_at_zero(const FollowUp& follow_up, std::span<const Course> courses) {
  for (std::size_t i = 0; i < courses.size(); ++i)
    if (courses[i].end == 0.0 && follow_up.event()[i] != 0) return true;
  return false;
}

/// One row per patient and state.
class Intervals {
 public:
  Intervals(const FollowUp& follow_up, std::span<const int> cluster) : follow_up_(follow_up) {
    if (needs_robust_error(follow_up, cluster)) of_patient_ = sorted_clusters(follow_up, cluster);
  }

  void add(std::size_t i, double from, double to, bool with, bool last) {
    entry_.push_back(from);
    time_.push_back(to);
    event_.push_back(last ? follow_up_.event()[i] : 0);
    state_.push_back(with ? 1.0 : 0.0);
    if (!follow_up_.weight().empty()) weight_.push_back(follow_up_.weight()[i]);
    if (!follow_up_.stratum().empty()) stratum_.push_back(follow_up_.stratum()[i]);
    if (!of_patient_.empty()) cluster_.push_back(static_cast<int>(of_patient_[i]));
  }

  [[nodiscard]] TimeDependentEffect fit(CoxOptions options) const {
    options.cluster = cluster_;
    TimeDependentEffect effect;
    for (std::size_t k = 0; k < time_.size(); ++k) {
      const double weight = weight_.empty() || !follow_up_.counts_patients() ? 1.0 : weight_[k];
      const double start = std::max(entry_[k], 0.0);
      (state_[k] > 0.0 ? effect.events_with : effect.events_without) += weight * event_[k];
      (state_[k] > 0.0 ? effect.time_with : effect.time_without) += weight * (time_[k] - start);
    }
    if (std::ranges::adjacent_find(state_, std::ranges::not_equal_to{}) == state_.end())
      throw NotEstimable("the state is the same in all patients at all times");
    effect.fit = cox(FollowUp({time_, event_, entry_, weight_, stratum_}), {state_.size(), 1, state_}, options);
    return effect;
  }

 private:
  const FollowUp& follow_up_;
  std::vector<double> entry_, time_, state_, weight_;
  std::vector<std::uint8_t> event_;
  std::vector<int> stratum_;
  std::vector<std::size_t> of_patient_;  // where errors are robust: the cluster of each sorted patient
  std::vector<int> cluster_;
};

}  // namespace

TimeDependentEffect time_dependent_effect(const FollowUp& follow_up, std::span<const double> began,
                                          const CoxOptions& options) {
  if (began.size() != follow_up.caller_size() || std::ranges::any_of(began, [](double b) { return std::isnan(b); }))
    throw InvalidOption("a state needs the time of its begin for every patient; infinity when it never began");
  const std::vector<Course> courses = courses_of(follow_up, began);
  const bool event_at_zero = any_event_at_zero(follow_up, courses);
  Intervals intervals(follow_up, options.cluster);
  const bool counts = follow_up.counts_patients();
  std::size_t n_without = 0, n_began = 0;
  for (std::size_t i = 0; i < courses.size(); ++i) {
    const Course& course = courses[i];
    const std::size_t patients = counts ? static_cast<std::size_t>(follow_up.weight_of(i)) : 1;
    if (!course.from_start()) {
      n_without += patients;
      intervals.add(i, course.entry, course.with() ? course.begin : course.end, false, !course.with());
    }
    const bool splits_at_zero = event_at_zero && course.begins_at_zero();
    if (splits_at_zero) intervals.add(i, course.entry, course.begin, false, false);
    if (course.with()) {
      n_began += patients;
      intervals.add(i, course.changes() || splits_at_zero ? course.begin : course.entry, course.end, true, true);
    }
  }
  TimeDependentEffect effect = intervals.fit(options);
  effect.n = static_cast<std::size_t>(patients_in(follow_up));
  effect.n_without = n_without;
  effect.n_began = n_began;
  return effect;
}

}  // namespace rtsurv::survival
