#include "rtsurv/survival/cox/detail/risk_sets.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>

#include "rtsurv/core/error.hpp"

namespace rtsurv::survival::detail {
namespace {

/// Of a tie, over all event times: a scan visits each of them.
constexpr double most_steps = 1e8;

class Builder {
 public:
  Builder(const FollowUp& follow_up, const RiskSetRule& rule) : follow_up_(follow_up), rule_(rule) {
    if (follow_up.caller_size() > std::numeric_limits<std::uint32_t>::max())
      throw InvalidOption("a Cox model is for fewer than 2^32 patients");
    sets_.weights_are_counts = follow_up.counts_patients();
    sets_.stratum_begin.push_back(0);
    sets_.subject.reserve(follow_up.size());
    sets_.event_time.reserve(follow_up.size());
    sets_.weight.reserve(follow_up.size());
  }

  /// Subjects of one stratum, by time.
  void add_stratum(std::span<const std::size_t> subjects) {
    find_event_times(subjects);
    if (event_times_.empty()) return;
    const auto first = std::ranges::find_if(subjects, [&](auto i) { return time(i) >= event_times_.front(); });
    add_failed_before({subjects.begin(), first});
    auto next = first;
    for (std::size_t j = 0; j < event_times_.size(); ++j) {
      const bool last = j + 1 == event_times_.size();
      const auto end = last
                           ? subjects.end()
                           : std::find_if(next, subjects.end(), [&](auto i) { return time(i) >= event_times_[j + 1]; });
      add_event_time({next, end});
      next = end;
    }
    sets_.stratum_begin.push_back(sets_.times());
  }

  RiskSets finish() {
    sets_.begin.push_back(sets_.rows());
    require_few_steps(sets_.steps);
    if (!sets_.before.empty()) list_leaving();
    return std::move(sets_);
  }

 private:
  [[nodiscard]] double time(std::size_t i) const { return follow_up_.time()[i]; }
  [[nodiscard]] double weight(std::size_t i) const { return follow_up_.weight_of(i); }
  [[nodiscard]] bool fails(std::size_t i) const { return follow_up_.event()[i] != 0 && weight(i) > 0.0; }
  [[nodiscard]] bool lingers(std::size_t i) const {
    return rule_.competing != nullptr && rule_.competing->failed[i] != 0;
  }

  void find_event_times(std::span<const std::size_t> subjects) {
    event_times_.clear();
    for (const std::size_t i : subjects)
      if (fails(i) && (event_times_.empty() || event_times_.back() < time(i))) event_times_.push_back(time(i));
  }

  /// Competing failures before the first event time.
  void add_failed_before(std::span<const std::size_t> subjects) {
    std::vector<std::size_t> failed;
    std::ranges::copy_if(subjects, std::back_inserter(failed), [this](std::size_t i) { return lingers(i); });
    if (!failed.empty()) add_event_time(failed);
  }

  /// Subjects with t_k <= time < t_(k+1).
  void add_event_time(std::span<const std::size_t> subjects) {
    const std::size_t begin = sets_.rows();
    sets_.begin.push_back(begin);
    double weights = 0.0;
    for (const std::size_t i : subjects) {
      if (!fails(i)) continue;
      add_row(i);
      weights += weight(i);
    }
    const double deaths = sets_.weights_are_counts ? weights : static_cast<double>(sets_.rows() - begin);
    const double steps = rule_.ties == Ties::breslow ? 1.0 : deaths;
    const std::size_t deaths_end = sets_.rows();
    for (const std::size_t i : subjects)
      if (!fails(i) && weight(i) > 0.0) add_row(i);
    sets_.deaths_end.push_back(deaths_end);
    sets_.steps.push_back(steps);
    sets_.step_weight.push_back(weights / steps);
    if (rule_.competing != nullptr)
      sets_.fading.push_back(rule_.competing->uncensored[deaths_end > begin ? sets_.subject[begin] : subjects.front()]);
  }

  /// Leaves out a subject that enters after the last event time at which it could be at risk.
  void add_row(std::size_t i) {
    const std::size_t k = sets_.times();
    if (!follow_up_.entry().empty()) {
      const std::size_t first = sets_.stratum_begin.back();
      const auto after = std::ranges::upper_bound(event_times_, follow_up_.entry()[i]);
      const std::size_t at_risk_from = first + static_cast<std::size_t>(after - event_times_.begin());
      if (at_risk_from > k) return;
      sets_.before.push_back(at_risk_from == first ? RiskSets::none : at_risk_from - 1);
    }
    sets_.subject.push_back(static_cast<std::uint32_t>(i));
    sets_.event_time.push_back(static_cast<std::uint32_t>(k));
    sets_.weight.push_back(weight(i));
    if (rule_.competing != nullptr) sets_.lingering.push_back(lingers(i) ? 1.0 / rule_.competing->uncensored[i] : 0.0);
  }

  void list_leaving() {
    sets_.leaving_begin.assign(sets_.times() + 1, 0);
    for (const std::size_t k : sets_.before)
      if (k != RiskSets::none) ++sets_.leaving_begin[k + 1];
    std::partial_sum(sets_.leaving_begin.begin(), sets_.leaving_begin.end(), sets_.leaving_begin.begin());
    sets_.leaving.resize(sets_.leaving_begin.back());
    std::vector<std::size_t> place(sets_.leaving_begin.begin(), sets_.leaving_begin.end() - 1);
    for (std::size_t row = 0; row < sets_.rows(); ++row)
      if (sets_.before[row] != RiskSets::none) sets_.leaving[place[sets_.before[row]]++] = row;
  }

  const FollowUp& follow_up_;
  RiskSetRule rule_;
  std::vector<double> event_times_;  // of the current stratum
  RiskSets sets_;
};

}  // namespace

void require_few_steps(std::span<const double> steps) {
  if (std::accumulate(steps.begin(), steps.end(), 0.0) > most_steps)
    throw InvalidOption(
        "the weights stand for more than 10^8 patients with the event, and Efron's ties take them one by one; use "
        "Breslow's ties");
}

RiskSets risk_sets(const FollowUp& follow_up, const RiskSetRule& rule) {
  std::vector<std::size_t> subjects(follow_up.size());
  std::iota(subjects.begin(), subjects.end(), std::size_t{0});
  return risk_sets(follow_up, rule, subjects, follow_up.stratum());
}

RiskSets risk_sets(const FollowUp& follow_up, const RiskSetRule& rule, std::span<const std::size_t> subjects,
                   std::span<const int> stratum) {
  Builder builder(follow_up, rule);
  for (std::size_t begin = 0, end = 0; begin < subjects.size(); begin = end) {
    end = subjects.size();
    if (!stratum.empty())
      end = static_cast<std::size_t>(std::find_if(stratum.begin() + static_cast<std::ptrdiff_t>(begin), stratum.end(),
                                                  [&](int code) { return code != stratum[begin]; }) -
                                     stratum.begin());
    builder.add_stratum(subjects.subspan(begin, end - begin));
  }
  return builder.finish();
}

}  // namespace rtsurv::survival::detail
