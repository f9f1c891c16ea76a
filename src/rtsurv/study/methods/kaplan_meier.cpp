// Survival curves of the groups of a column.
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/results/methods/convention.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/methods/beyond_follow_up.hpp"
#include "rtsurv/study/methods/call_clock.hpp"
#include "rtsurv/study/methods/calls.hpp"
#include "rtsurv/study/methods/kaplan_meier_options.hpp"

namespace rtsurv::study {
namespace {

using results::KaplanMeierResult;

/// The curve of one group; of `sampling` weights also its rows.
KaplanMeierResult::Group curve_of(std::string name, const survival::FollowUp& members, bool sampling,
                                  const survival::KaplanMeierOptions& options) {
  KaplanMeierResult::Group group{std::move(name), survival::kaplan_meier(members, options)};
  if (sampling) group.rows = {members.size(), event_rows(members)};
  return group;
}

}  // namespace

void set_conventions(KaplanMeierResult& result, const KaplanMeierCall& call, const Confidence& confidence) {
  const results::Convention& convention = results::convention_of(call.as);
  result.by = call.by;
  result.as = call.as;
  result.confidence_type = call.confidence_type.value_or(call.as.empty() ? confidence.type : convention.confidence);
  result.confidence_level = call.confidence_level.value_or(confidence.level);
  result.median_rule = convention.median_rule;
  result.quantile = convention.quantile;
}

survival::KaplanMeierOptions options_of(const KaplanMeierResult& result, const KaplanMeierCall& call) {
  return {.confidence_type = result.confidence_type,
          .confidence_level = result.confidence_level,
          .at = call.at,
          .median_rule = result.median_rule,
          .quantile = result.quantile};
}

KaplanMeierResult kaplan_meier(Values& values, const KaplanMeierCall& call, CallTimes* times) {
  require_confidence_level(call.confidence_level.value_or(values.confidence().level));
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
  set_conventions(result, call, values.confidence());
  survival::KaplanMeierOptions options = options_of(result, call);
  options.cluster = cluster;
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
