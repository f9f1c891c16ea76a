#include "rtsurv/survival/pooled/pooled_estimates.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/competing/detail/incidence_curve.hpp"
#include "rtsurv/survival/competing/detail/robust_incidence.hpp"
#include "rtsurv/survival/curve/detail/curve_estimate.hpp"
#include "rtsurv/survival/curve/detail/robust_error.hpp"
#include "rtsurv/survival/curve/detail/trend_of.hpp"
#include "rtsurv/survival/pooled/detail/row_sums.hpp"
#include "rtsurv/survival/time/runs.hpp"

namespace rtsurv::survival {
namespace {

using detail::PatientCount;

/// The rows as subjects: one for those censored and one for each cause with events, weighted by their sums.
struct RowSubjects {
  std::vector<double> time, weight;
  std::vector<int> cause, stratum, group;

  void add(const PooledTimes& table, std::size_t row, int of_cause, double with_weight) {
    time.push_back(table.time[row]);
    weight.push_back(with_weight);
    cause.push_back(of_cause);
    stratum.push_back(table.stratum[row]);
    group.push_back(table.group[row]);
  }

  /// `censored` and `events` are columns of the table.
  static RowSubjects of(const PooledTimes& table, const std::vector<double>& censored,
                        const std::vector<double>& events) {
    RowSubjects subjects;
    const auto causes = static_cast<std::size_t>(table.causes);
    for (std::size_t row = 0; row < table.size(); ++row) {
      if (table.time[row] < 0.0) continue;  // an entry
      subjects.add(table, row, 0, censored[row]);
      for (std::size_t k = 0; k < causes; ++k)
        if (events[row * causes + k] > 0.0) subjects.add(table, row, static_cast<int>(k) + 1, events[row * causes + k]);
    }
    return subjects;
  }

  [[nodiscard]] CauseFollowUp follow_up(int causes) const { return CauseFollowUp({time, cause, {}, weight}, causes); }
  [[nodiscard]] CauseFollowUp in_strata(int causes) const {
    return CauseFollowUp({time, cause, {}, weight, stratum}, causes);
  }
};

/// One subject per time and kind of end, whose weight squared is the sum of squared weights. The influence of a subject
/// on a curve is its weight times what depends on its end alone, so that these have the squares of all subjects.
CauseFollowUp squares_of(const PooledFollowUp& follow_up) {
  const PooledTimes& table = follow_up.table();
  std::vector<double> censored(table.censored_squares), events(table.event_squares);
  for (auto* squares : {&censored, &events})
    for (double& square : *squares) square = std::sqrt(square);
  return RowSubjects::of(table, censored, events).follow_up(table.causes);
}

void refuse_clusters(std::span<const int> cluster) {
  if (!cluster.empty())
    throw InvalidOption("sums over times do not tell clusters apart; estimate from the subjects themselves");
}

/// Entries before the first event are as good as none.
void require_early_entry(const PooledFollowUp& follow_up, const TimeCounts& counts) {
  const auto first = std::ranges::find_if(counts.events, [](double events) { return events > 0.0; });
  if (first == counts.events.end()) return;
  const double time = counts.time[static_cast<std::size_t>(first - counts.events.begin())];
  const PooledTimes& table = follow_up.table();
  for (std::size_t row = 0; row < table.size(); ++row)
    if (table.entering_subjects[row] > 0 && table.time[row] >= time)
      throw InvalidOption(
          "errors with weights that are no whole numbers and delayed entry cannot be had from sums over times; estimate "
          "from the subjects themselves");
}

KaplanMeier curve_of(const PooledFollowUp& follow_up, const KaplanMeierOptions& options) {
  const TimeCounts counts = count_at_times(follow_up);
  if (follow_up.counts_patients()) return detail::curve_of(counts, detail::greenwood_log_errors(counts), options);
  require_early_entry(follow_up, counts);
  return detail::curve_of(counts, detail::robust_log_errors(squares_of(follow_up).any(), {}, counts), options);
}

void check_options(const KaplanMeierOptions& options) {
  detail::check(options);
  refuse_clusters(options.cluster);
}

/// Those at risk from the beginning, one entry per group.
std::vector<PatientCount> at_start(const PooledTimes& table, Run stratum, std::size_t groups) {
  std::vector<PatientCount> inside(groups), entering(groups);
  for (std::size_t row = stratum.begin; row < stratum.end; ++row) {
    inside[static_cast<std::size_t>(table.group[row])].add(detail::leaving_at(table, row));
    entering[static_cast<std::size_t>(table.group[row])].add(detail::entering_at(table, row));
  }
  for (std::size_t g = 0; g < groups; ++g) inside[g].remove(entering[g]);
  return inside;
}

void add_stratum(detail::LogRankSums& sums, const PooledTimes& table, Run rows, const LogRankOptions& options) {
  const std::size_t groups = sums.n.size();
  std::vector<PatientCount> at_risk = at_start(table, rows, groups), failed(groups);
  detail::LogRankStratum stratum(sums, options);
  for (const Run tie : Runs<double>(table.time, rows)) {
    bool any = false;
    for (std::size_t row = tie.begin; row < tie.end; ++row) {
      const PatientCount events = detail::events_at(table, row);
      failed[static_cast<std::size_t>(table.group[row])] = events;
      any = any || events.subjects > 0;
    }
    if (any) stratum.compare(at_risk, failed);
    for (std::size_t row = tie.begin; row < tie.end; ++row) {
      const auto g = static_cast<std::size_t>(table.group[row]);
      const PatientCount leaving = detail::leaving_at(table, row);
      at_risk[g].remove(leaving);
      at_risk[g].add(detail::entering_at(table, row));
      sums.n[g] += leaving.weight;
      failed[g] = {};
    }
  }
}

/// What detail::log_rank_sums() gives of subjects.
detail::LogRankSums log_rank_sums(const PooledFollowUp& follow_up, const LogRankOptions& options) {
  detail::check(options);
  detail::check_largest_group(follow_up.groups() - 1);
  detail::LogRankSums sums(static_cast<std::size_t>(follow_up.groups()));
  const PooledTimes& table = follow_up.table();
  for (const Run stratum : Runs<int>(table.stratum, {0, table.size()})) add_stratum(sums, table, stratum, options);
  detail::require_groups_and_events(sums, follow_up.total_events());
  return sums;
}

}  // namespace

KaplanMeier kaplan_meier(const PooledFollowUp& follow_up, const KaplanMeierOptions& options) {
  check_options(options);
  KaplanMeier curve = curve_of(follow_up, options);
  for (const double time : options.at)
    curve.at.push_back(detail::estimate_at(curve, time, follow_up.at_risk(time), options.confidence_type));
  return curve;
}

FollowUpTime follow_up_time(const PooledFollowUp& follow_up, const KaplanMeierOptions& options) {
  check_options(options);
  return detail::follow_up_time_of(count_at_times(follow_up), curve_of(follow_up.reversed(), options),
                                   options.quantile);
}

LogRank log_rank(const PooledFollowUp& follow_up, const LogRankOptions& options) {
  return detail::log_rank_of(log_rank_sums(follow_up, options), options);
}

LogRankTrend log_rank_trend(const PooledFollowUp& follow_up, std::span<const double> score,
                            const LogRankOptions& options) {
  return detail::trend_of(log_rank_sums(follow_up, options), score, options);
}

std::vector<IncidenceCurve> cumulative_incidence(const PooledFollowUp& follow_up,
                                                 const CumulativeIncidenceOptions& options) {
  refuse_clusters(options.cluster);
  const TimeCounts counts = count_at_times(follow_up);
  const std::vector<double> events = events_by_cause(follow_up, counts);
  std::vector<IncidenceCurve> curves =
      detail::incidence_curves(counts, events, static_cast<std::size_t>(follow_up.causes()));
  if (!follow_up.counts_patients()) {
    require_early_entry(follow_up, counts);
    detail::set_errors(curves, detail::robust_incidence_errors(squares_of(follow_up), {}, counts, events));
  }
  const KaplanMeier free = detail::curve_of(counts, detail::greenwood_log_errors(counts), {});
  detail::add_estimates(curves, free.known_until(), options);
  return curves;
}

ChiSquareTest gray_test(const PooledFollowUp& follow_up, int cause) {
  if (follow_up.has_entry()) throw InvalidOption("Gray's test does not support delayed entry");
  if (!follow_up.counts_patients()) throw InvalidOption("the weights of Gray's test must be whole numbers of patients");
  const PooledTimes& table = follow_up.table();
  const RowSubjects subjects = RowSubjects::of(table, table.censored, table.events);
  return gray_test(subjects.in_strata(follow_up.causes()), subjects.group, cause);
}

}  // namespace rtsurv::survival
