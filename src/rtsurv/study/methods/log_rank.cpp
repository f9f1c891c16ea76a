// The log-rank test between the groups of a column.
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/columns/strata.hpp"
#include "rtsurv/study/methods/call_clock.hpp"
#include "rtsurv/study/methods/calls.hpp"
#include "rtsurv/study/methods/log_rank_pairs.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"
#include "rtsurv/survival/curve/log_rank_trend.hpp"

namespace rtsurv::study {
namespace {

void require_comparable(const LogRankCall& call, const Factor& groups, const survival::FollowUp& follow_up) {
  if (groups.levels.size() < 2)
    throw NotEstimable(
        fmt::format("\"{}\" has a single group among the {} rows used; a log-rank test compares two or more", call.by,
                    groups.code.size()));
  if (!(follow_up.total_events() > 0.0))
    throw NotEstimable(
        fmt::format("there is no event among the {} rows used, so the groups of \"{}\" cannot be compared",
                    groups.code.size(), call.by));
}

/// The places of the groups in the ranks of the call; without these the values of numbers, else the places of the groups.
std::vector<double> scores_of(const LogRankCall& call, const table::Column& by, const Factor& groups,
                              const Cases& cases) {
  const bool number = by.type == table::ColumnType::number || by.type == table::ColumnType::integer;
  std::vector<double> scores;
  if (!call.ranks.empty()) {
    for (const std::string& group : groups.levels)
      scores.push_back(1.0 + static_cast<double>(std::ranges::find(call.ranks, group) - call.ranks.begin()));
    return scores;
  }
  for (std::size_t g = 0; g < groups.levels.size(); ++g) scores.push_back(static_cast<double>(g + 1));
  for (std::size_t i = 0; number && i < cases.size(); ++i)
    scores[static_cast<std::size_t>(groups.code[i])] = by.number[cases.row[i]] + 0.0;  // -0 becomes 0
  return scores;
}

results::LogRankResult::Trend trend_of(const LogRankCall& call, const survival::FollowUp& follow_up,
                                       const Factor& groups, std::vector<double> scores) {
  const survival::LogRankTrend test = survival::log_rank_trend(follow_up, groups.code, scores, call.options);
  return {std::move(scores), test};
}

/// Nobody has said in which order the groups stand.
bool order_is_of_names(const LogRankCall& call, const table::Column& by, const Factor& groups) {
  return by.type == table::ColumnType::text && !by.ordered && call.levels.empty() && call.ranks.empty() &&
         groups.levels.size() > 2;
}

std::string order_doubt(const std::string& by) {
  return fmt::format(
      "the test for trend takes the groups of \"{}\" in the order of their names; if that is not their rank, derive a "
      "number from them and test by it",
      by);
}

}  // namespace

results::LogRankResult log_rank(Values& values, const LogRankCall& call, CallTimes* times) {
  CallClock clock(times);
  const OutcomeValues outcome = outcome_values(values, call.outcome);
  Selection selection(values.rows(), call.rows);
  require(selection, outcome);
  const table::Column& by = values.any(call.by, "--by");
  selection.require(by.missing);
  require_strata(selection, values, call.strata);
  const Cases cases = selection.cases();
  const Factor groups = on_cases(as_factor(values.table(), by, call.levels), cases);
  require_few_levels(groups, "--by");
  const survival::FollowUp follow_up =
      study::follow_up(values.table(), outcome, cases, stratum_codes(values, call.strata, cases));
  require_comparable(call, groups, follow_up);
  require_independent(follow_up, outcome.rows, "a log-rank test");
  clock.prepared();

  results::LogRankResult result;
  result.test = survival::log_rank(follow_up, groups.code, call.options);
  if (call.trend) result.trend = trend_of(call, follow_up, groups, scores_of(call, by, groups, cases));
  if (call.pairwise) result.pairwise = log_rank_pairs(follow_up, groups, *call.pairwise, call.options);
  clock.fitted();
  result.sample = sample_of(outcome.rows, cases, follow_up);
  if (call.trend && order_is_of_names(call, by, groups)) result.sample.warnings.push_back(order_doubt(call.by));
  result.by = call.by;
  result.options = call.options;
  if (call.pairwise) result.adjustment = call.pairwise->adjustment == math::Adjustment::holm ? "holm" : "bonferroni";
  result.strata = call.strata;
  result.groups = groups.levels;
  return result;
}

}  // namespace rtsurv::study
