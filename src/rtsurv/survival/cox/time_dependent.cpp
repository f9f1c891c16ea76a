#include "rtsurv/survival/cox/time_dependent.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/time/near_ties.hpp"

namespace rtsurv::survival {
namespace {

/// Times of the follow-up and begins of the state, near ties merged over all of them.
class Clock {
 public:
  Clock(const FollowUp& follow_up, std::span<const double> began) {
    std::vector<double> all(follow_up.time().begin(), follow_up.time().end());
    all.insert(all.end(), follow_up.entry().begin(), follow_up.entry().end());
    for (const std::size_t subject : follow_up.order())
      if (std::isfinite(began[subject])) all.push_back(began[subject]);
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    starts_ = run_starts(all);
  }

  [[nodiscard]] double operator()(double time) const {
    if (std::isfinite(time)) merge_runs({&time, 1}, starts_);
    return time;
  }

 private:
  std::vector<double> starts_;
};

/// One row per patient and state.
class Intervals {
 public:
  explicit Intervals(const FollowUp& follow_up) : follow_up_(follow_up) {}

  void add(std::size_t i, double from, double to, bool with, bool last) {
    entry_.push_back(from);
    time_.push_back(to);
    event_.push_back(last ? follow_up_.event()[i] : 0);
    state_.push_back(with ? 1.0 : 0.0);
    if (!follow_up_.weight().empty()) weight_.push_back(follow_up_.weight()[i]);
    if (!follow_up_.stratum().empty()) stratum_.push_back(follow_up_.stratum()[i]);
  }

  [[nodiscard]] TimeDependentEffect fit(const CoxOptions& options) const {
    TimeDependentEffect effect;
    for (std::size_t k = 0; k < time_.size(); ++k) {
      const double weight = weight_.empty() ? 1.0 : weight_[k];
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
};

}  // namespace

TimeDependentEffect time_dependent_effect(const FollowUp& follow_up, std::span<const double> began,
                                          const CoxOptions& options) {
  if (began.size() != follow_up.caller_size() || std::ranges::any_of(began, [](double b) { return std::isnan(b); }))
    throw InvalidOption("a state needs the time of its begin for every patient; infinity when it never began");
  constexpr double before_all = -1.0;  // without delayed entry: at risk at time 0 as well
  const Clock clock(follow_up, began);
  Intervals intervals(follow_up);
  std::size_t n_without = 0, n_began = 0;
  for (std::size_t i = 0; i < follow_up.size(); ++i) {
    const double entry = follow_up.entry().empty() ? before_all : clock(follow_up.entry()[i]);
    const double begin = clock(began[follow_up.order()[i]]), end = clock(follow_up.time()[i]);
    const bool with = begin < end, from_start = with && begin <= std::max(entry, 0.0);
    if (!from_start) {
      ++n_without;
      intervals.add(i, entry, with ? begin : end, false, !with);
    }
    if (with) {
      ++n_began;
      intervals.add(i, from_start ? entry : begin, end, true, true);
    }
  }
  TimeDependentEffect effect = intervals.fit(options);
  effect.n = follow_up.size();
  effect.n_without = n_without;
  effect.n_began = n_began;
  return effect;
}

}  // namespace rtsurv::survival
