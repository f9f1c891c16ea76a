// The log-rank test between the groups of a column.
#include <fmt/format.h>

#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/columns/strata.hpp"
#include "rtsurv/study/methods/call_clock.hpp"
#include "rtsurv/study/methods/calls.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"

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
  clock.prepared();

  results::LogRankResult result;
  result.test = survival::log_rank(follow_up, groups.code, {.rho = call.rho});
  clock.fitted();
  result.sample = sample_of(cases, follow_up);
  result.by = call.by;
  result.rho = call.rho;
  result.strata = call.strata;
  result.groups = groups.levels;
  return result;
}

}  // namespace rtsurv::study
