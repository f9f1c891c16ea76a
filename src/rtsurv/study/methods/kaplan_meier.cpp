// Survival curves of the groups of a column.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rtsurv/results/methods/convention.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/methods/call_clock.hpp"
#include "rtsurv/study/methods/calls.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::study {
namespace {

using results::KaplanMeierResult;

/// One sentence per time up to which the curve of some groups is not known.
void warn_beyond_follow_up(KaplanMeierResult& result, const std::vector<double>& at) {
  for (const double time : at) {
    std::vector<std::string> groups;
    for (const KaplanMeierResult::Group& group : result.groups)
      if (time > group.curve.known_until()) groups.push_back("\"" + group.group + "\"");
    if (groups.empty()) continue;
    const std::string of = result.by.empty() ? "" : fmt::format(" of {}", fmt::join(groups, ", "));
    result.sample.warnings.push_back(
        fmt::format("time {} lies beyond the last follow-up{}; nothing is estimated there", table::label(time), of));
  }
}

/// The curve of one group; of `sampling` weights also its rows.
KaplanMeierResult::Group curve_of(std::string name, const survival::FollowUp& members, bool sampling,
                                  const survival::KaplanMeierOptions& options) {
  KaplanMeierResult::Group group{std::move(name), survival::kaplan_meier(members, options)};
  if (sampling) group.rows = {members.size(), event_rows(members)};
  return group;
}

}  // namespace

KaplanMeierResult kaplan_meier(Values& values, const KaplanMeierCall& call, CallTimes* times) {
  const double confidence_level = call.confidence_level.value_or(values.confidence().level);
  require_confidence_level(confidence_level);
  CallClock clock(times);
  const OutcomeValues outcome = outcome_values(values, call.outcome);
  Selection selection(values.rows(), call.rows);
  require(selection, outcome);
  const table::Column* by = call.by.empty() ? nullptr : &values.any(call.by, "--by");
  if (by != nullptr) selection.require(by->missing);
  const Cases cases = selection.cases();
  const survival::FollowUp follow_up = study::follow_up(values.table(), outcome, cases);
  const std::vector<int> cluster = cluster_codes(values.table(), outcome, cases);
  clock.prepared();

  KaplanMeierResult result;
  result.sample = sample_of(outcome.rows, cases, follow_up, cluster);
  result.by = call.by;
  const results::Convention& convention = results::convention_of(call.as);
  result.as = call.as;
  result.confidence_type =
      call.confidence_type.value_or(call.as.empty() ? values.confidence().type : convention.confidence);
  result.median_rule = convention.median_rule;
  result.quantile = convention.quantile;
  result.confidence_level = confidence_level;
  const survival::KaplanMeierOptions options{result.confidence_type, confidence_level, call.at, cluster,
                                             result.median_rule,     result.quantile};
  const bool sampling = !follow_up.counts_patients();
  if (by == nullptr) {
    result.groups.push_back(curve_of("all", follow_up, sampling, options));
  } else {
    const Factor groups = on_cases(as_factor(values.table(), *by, call.levels), cases);
    require_few_levels(groups, "--by");
    for (std::size_t level = 0; level < groups.levels.size(); ++level)
      result.groups.push_back(
          curve_of(groups.levels[level], follow_up.subset(members(groups, level)), sampling, options));
  }
  result.follow_up = follow_up_time(follow_up, outcome, cases, options);
  clock.fitted();
  warn_beyond_follow_up(result, call.at);
  return result;
}

}  // namespace rtsurv::study
