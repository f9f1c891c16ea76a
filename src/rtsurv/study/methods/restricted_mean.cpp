// Mean time lived event-free up to tau, by the groups of a column.
#include "rtsurv/survival/curve/restricted_mean.hpp"

#include <set>

#include <fmt/format.h>

#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/methods/call_clock.hpp"
#include "rtsurv/study/methods/calls.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::study {
namespace {

using results::RestrictedMeanResult;

RestrictedMeanResult::Group group_of(const std::string& name, const survival::FollowUp& follow_up,
                                     const RestrictedMeanCall& call, std::span<const int> cluster) {
  const double last = survival::kaplan_meier(follow_up).known_until();
  if (call.tau > last)
    throw InvalidOption(fmt::format(
        "tau lies beyond the last observed time of group \"{}\" ({:.6g}); choose a tau up to it", name, last));
  return {name, follow_up.size(), follow_up.total_events(),
          survival::restricted_mean(follow_up, {call.tau, call.confidence_level, cluster})};
}

/// Whether a cluster has cases in both of the first two levels, which are then not independent.
bool is_shared(std::span<const int> cluster, const Factor& groups) {
  std::set<int> first;
  for (std::size_t i = 0; i < cluster.size(); ++i)
    if (groups.code[i] == 0) first.insert(cluster[i]);
  for (std::size_t i = 0; i < cluster.size(); ++i)
    if (groups.code[i] == 1 && first.contains(cluster[i])) return true;
  return false;
}

/// Difference and ratio of two groups; a warning in their place where clusters have patients in both.
void compare(RestrictedMeanResult& result, std::span<const int> cluster, const Factor& groups) {
  if (result.groups.size() != 2) return;
  if (is_shared(cluster, groups)) {
    result.sample.warnings.emplace_back(
        "no difference: clusters have patients in both groups, whose means are then not independent");
    return;
  }
  const auto &first = result.groups[0].mean, &second = result.groups[1].mean;
  result.difference = survival::mean_difference(first, second, result.confidence_level);
  result.ratio = survival::mean_ratio(first, second, result.confidence_level);
}

}  // namespace

RestrictedMeanResult restricted_mean(const table::Table& table, const RestrictedMeanCall& call, CallTimes* times) {
  Values values(table);
  CallClock clock(times);
  const OutcomeValues outcome = outcome_values(values, call.outcome);
  Selection selection(values.rows(), {});
  require(selection, outcome);
  const table::Column* by = call.by.empty() ? nullptr : &values.any(call.by, "--by");
  if (by != nullptr) selection.require(by->missing);
  const Cases cases = selection.cases();
  const survival::FollowUp follow_up = study::follow_up(table, outcome, cases);
  const std::vector<int> cluster = cluster_codes(table, outcome, cases);
  clock.prepared();

  RestrictedMeanResult result;
  result.sample = sample_of(outcome.rows, cases, follow_up, cluster);
  if (std::string doubt = doubt_of_blanks(values, call.outcome.event); !doubt.empty())
    result.sample.warnings.push_back(std::move(doubt));
  result.by = call.by;
  result.tau = call.tau;
  result.confidence_level = call.confidence_level;
  if (by == nullptr) {
    result.groups.push_back(group_of("all", follow_up, call, cluster));
  } else {
    const Factor groups = on_cases(as_factor(table, *by, {}), cases);
    require_few_levels(groups, "--by");
    for (std::size_t level = 0; level < groups.levels.size(); ++level)
      result.groups.push_back(group_of(groups.levels[level], follow_up.subset(members(groups, level)), call, cluster));
    compare(result, cluster, groups);
  }
  clock.fitted();
  return result;
}

}  // namespace rtsurv::study
