// Curves and their tests from sums.
#include <cstddef>
#include <string>
#include <utility>

#include "rtsurv/study/columns/by_numbers.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/methods/beyond_follow_up.hpp"
#include "rtsurv/study/methods/compared_curves.hpp"
#include "rtsurv/study/methods/compared_incidence.hpp"
#include "rtsurv/study/methods/kaplan_meier_options.hpp"
#include "rtsurv/study/methods/log_rank_pairs.hpp"
#include "rtsurv/study/pooled/pooled_results.hpp"
#include "rtsurv/study/pooled/pooled_sample.hpp"
#include "rtsurv/study/pooled/refusals.hpp"
#include "rtsurv/survival/pooled/pooled_estimates.hpp"

namespace rtsurv::study {
namespace {

using survival::PooledFollowUp;

/// Values of numbers, unless the call has ranks; else the places of the groups.
std::vector<double> scores_of(const LogRankCall& call, const PooledFactor& group) {
  return group.kind == LevelKind::number && call.ranks.empty() ? group.place : places_of(call, group.levels);
}

results::IncidenceResult::Group group_of(const PooledSums& sums, const PooledFollowUp& follow_up, std::size_t level,
                                         const survival::CumulativeIncidenceOptions& options) {
  const PooledFollowUp members = follow_up.only_group(static_cast<int>(level));
  results::IncidenceResult::Group group{sums.group.levels[level], people_in(sums, sums.cases[level]), {}, {}};
  std::vector<survival::IncidenceCurve> curves = survival::cumulative_incidence(members, options);
  for (std::size_t k = 0; k < curves.size(); ++k) {
    group.causes.push_back({sums.causes.levels[k], std::move(curves[k])});
    if (!sums.counts_patients())
      group.causes.back().rows = static_cast<double>(sums.events[level * sums.causes.size() + k].rows);
  }
  group.counts = survival::count_at_times(members);
  return group;
}

void require_status(const PooledSums& sums, const CauseOutcome& outcome) {
  if (outcome.status.empty()) return;
  if (sums.censor_rows == 0) refuse_censor(outcome.status, outcome.censor);
  require_few_causes(outcome.status, sums.causes.size());
}

}  // namespace

results::KaplanMeierResult kaplan_meier(const PooledSums& sums, const KaplanMeierCall& call) {
  require_sums(call);
  results::KaplanMeierResult result;
  result.sample = sample_of(sums, call.outcome.weights);
  require_groups_and_strata(sums);
  set_conventions(result, call, {});
  require_confidence_level(result.confidence_level);
  const survival::KaplanMeierOptions options = options_of(result, call);
  const PooledFollowUp follow_up(sums.times);
  for (std::size_t level = 0; level < sums.group.size(); ++level) {
    auto& group = result.groups.emplace_back();
    group.group = sums.group.levels[level];
    group.curve = survival::kaplan_meier(follow_up.only_group(static_cast<int>(level)), options);
    if (!sums.counts_patients()) group.rows = {sums.cases[level].rows, static_cast<double>(sums.events[level].rows)};
  }
  result.follow_up = survival::follow_up_time(follow_up, options);
  warn_beyond_follow_up(result, call.at);
  doubt_event(result.sample, sums, call.outcome.event);
  return result;
}

results::LogRankResult log_rank(const PooledSums& sums, const LogRankCall& call) {
  require_sums(call);
  results::LogRankResult result;
  result.sample = sample_of(sums, call.outcome.weights);
  require_groups_and_strata(sums);
  const PooledFollowUp follow_up(sums.times);
  require_comparable(call, sums.group.size(), sums.all_cases().rows, follow_up.total_events());
  require_counts(sums.counts_patients(), call.outcome.weights, "a log-rank test");
  result.test = survival::log_rank(follow_up, call.options);
  if (call.trend) {
    std::vector<double> scores = scores_of(call, sums.group);
    const survival::LogRankTrend test = survival::log_rank_trend(follow_up, scores, call.options);
    result.trend = {std::move(scores), test};
  }
  if (call.pairwise)
    result.pairwise =
        log_rank_pairs({call.by, sums.group.levels, {}}, *call.pairwise, [&](std::size_t a, std::size_t b) {
          return survival::log_rank(follow_up.only_groups(static_cast<int>(a), static_cast<int>(b)), call.options).test;
        });
  warn_about_order(result, call, sums.group.kind != LevelKind::text);
  describe_call(result, call, sums.group.levels);
  doubt_event(result.sample, sums, call.outcome.event);
  return result;
}

results::IncidenceResult cumulative_incidence(const PooledSums& sums, const IncidenceCall& call) {
  require_sums(call);
  require_groups_of_strata(call);
  results::IncidenceResult result;
  result.confidence_level = call.confidence_level.value_or(Confidence{}.level);
  require_confidence_level(result.confidence_level);
  result.sample = sample_of(sums, call.outcome.weights);
  require_status(sums, call.outcome);
  require_groups_and_strata(sums);
  require_causes(sums.causes.size(), sums.all_cases().rows);
  result.by = call.by;
  result.strata = call.strata;
  const PooledFollowUp follow_up(sums.times);
  for (std::size_t level = 0; level < sums.group.size(); ++level)
    result.groups.push_back(group_of(sums, follow_up, level, {result.confidence_level, call.at}));
  if (!call.by.empty())
    compare_groups(result, follow_up.has_entry(), [&](int cause) {
      require_counts(sums.counts_patients(), call.outcome.weights, grays_test);
      return survival::gray_test(follow_up, cause);
    });
  warn_beyond_follow_up(result, call.at);
  doubt_event(result.sample, sums, call.outcome.event);
  return result;
}

}  // namespace rtsurv::study
