// The log-rank test between the groups of a column.
#include "rtsurv/survival/curve/log_rank.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/columns/strata.hpp"
#include "rtsurv/study/methods/call_clock.hpp"
#include "rtsurv/study/methods/calls.hpp"
#include "rtsurv/study/methods/compared_curves.hpp"
#include "rtsurv/study/methods/log_rank_pairs.hpp"
#include "rtsurv/survival/curve/log_rank_trend.hpp"

namespace rtsurv::study {
namespace {

/// The values of numbers, unless the call has ranks; else the places of the groups.
std::vector<double> scores_of(const LogRankCall& call, const table::Column& by, const Factor& groups,
                              const Cases& cases) {
  std::vector<double> scores = places_of(call, groups.levels);
  const bool number = by.type == table::ColumnType::number || by.type == table::ColumnType::integer;
  for (std::size_t i = 0; number && call.ranks.empty() && i < cases.size(); ++i)
    scores[static_cast<std::size_t>(groups.code[i])] = by.number[cases.row[i]] + 0.0;  // -0 becomes 0
  return scores;
}

results::LogRankResult::Trend trend_of(const LogRankCall& call, const survival::FollowUp& follow_up,
                                       const Factor& groups, std::vector<double> scores) {
  const survival::LogRankTrend test = survival::log_rank_trend(follow_up, groups.code, scores, call.options);
  return {std::move(scores), test};
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
  require_comparable(call, groups.levels.size(), groups.code.size(), follow_up.total_events());
  require_independent(follow_up, outcome.rows, "a log-rank test");
  clock.prepared();

  results::LogRankResult result;
  result.test = survival::log_rank(follow_up, groups.code, call.options);
  if (call.trend) result.trend = trend_of(call, follow_up, groups, scores_of(call, by, groups, cases));
  if (call.pairwise) result.pairwise = log_rank_pairs(follow_up, groups, *call.pairwise, call.options);
  clock.fitted();
  result.sample = sample_of(outcome.rows, cases, follow_up);
  warn_about_order(result, call, by.type != table::ColumnType::text || by.ordered);
  describe_call(result, call, groups.levels);
  return result;
}

}  // namespace rtsurv::study
