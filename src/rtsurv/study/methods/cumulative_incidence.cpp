// Cumulative incidence of each cause in each group, with Gray's test between the groups.
#include "rtsurv/survival/competing/cumulative_incidence.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rtsurv/study/columns/causes.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/columns/strata.hpp"
#include "rtsurv/study/methods/call_clock.hpp"
#include "rtsurv/study/methods/calls.hpp"
#include "rtsurv/survival/competing/gray_test.hpp"
#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::study {
namespace {

using results::IncidenceResult;

/// The causes of the cases at one level of `groups`; of all cases without a level.
IncidenceResult::Group group_of(const Causes& causes, const Factor& groups, std::size_t level,
                                survival::CumulativeIncidenceOptions options) {
  const Causes members = at_level(causes, groups, level);
  options.cluster = members.cluster;
  const survival::CauseFollowUp follow_up = cause_follow_up(members);
  IncidenceResult::Group group{
      groups.levels[level], static_cast<std::size_t>(survival::patients_in(follow_up.any())), {}, {}};
  std::vector<survival::IncidenceCurve> curves = survival::cumulative_incidence(follow_up, options);
  for (std::size_t k = 0; k < curves.size(); ++k) group.causes.push_back({causes.label[k], std::move(curves[k])});
  group.counts = survival::count_at_times(follow_up.any());
  return group;
}

void require_grays_test(const survival::FollowUp& follow_up, const RowColumns& rows) {
  require_independent(follow_up, rows, "Gray's test");
  if (!follow_up.entry().empty())
    throw NotEstimable(
        "Gray's test has no form for delayed entry; compare the rates of the cause instead (log-rank test or Cox model, "
        "both with entry)");
}

/// Gray's test of each cause; a warning where these data cannot give it.
void compare_groups(IncidenceResult& result, const survival::CauseFollowUp& follow_up, std::span<const int> group,
                    const RowColumns& rows) {
  const auto& causes = result.groups.front().causes;
  for (std::size_t k = 0; k < causes.size(); ++k) {
    IncidenceResult::Gray gray{causes[k].cause, {}, {}};
    try {
      require_grays_test(follow_up.any(), rows);
      gray.test = survival::gray_test(follow_up, group, static_cast<int>(k) + 1);
    } catch (const NotEstimable& reason) {
      gray.why = reason.what();
      result.sample.warnings.push_back(fmt::format("no test of cause \"{}\": {}", gray.cause, gray.why));
    }
    result.gray.push_back(std::move(gray));
  }
}

/// One sentence per time that some groups were not followed up to.
void warn_beyond_follow_up(IncidenceResult& result, const std::vector<double>& at) {
  for (std::size_t i = 0; i < at.size(); ++i) {
    std::vector<std::string> groups;
    for (const IncidenceResult::Group& group : result.groups)
      if (!group.causes.empty() && !group.causes.front().curve.at[i].cif) groups.push_back("\"" + group.group + "\"");
    if (groups.empty()) continue;
    const std::string of = result.by.empty() ? "" : fmt::format(" of {}", fmt::join(groups, ", "));
    result.sample.warnings.push_back(
        fmt::format("time {} lies beyond the last follow-up{}; nothing is estimated there", table::label(at[i]), of));
  }
}

/// Cases, their causes, groups and strata.
struct IncidenceInputs {
  RowColumns rows;
  Cases cases;
  Causes causes;
  Factor groups;
  std::vector<int> stratum;
};

IncidenceInputs inputs_of(Values& values, const IncidenceCall& call) {
  const CauseColumns columns = cause_columns(values, call.outcome);
  Selection selection(values.rows(), call.rows);
  require(selection, columns);
  const table::Column* by = call.by.empty() ? nullptr : &values.any(call.by, "--by");
  if (by != nullptr) selection.require(by->missing);
  require_strata(selection, values, call.strata);
  IncidenceInputs inputs{columns.rows, selection.cases(), {}, {}, {}};
  inputs.causes = causes(values.table(), columns, inputs.cases);
  inputs.groups = by == nullptr ? Factor{"", {"all"}, std::vector<int>(inputs.cases.size(), 0)}
                                : on_cases(as_factor(values.table(), *by, call.levels), inputs.cases);
  require_few_levels(inputs.groups, "--by");
  inputs.stratum = stratum_codes(values, call.strata, inputs.cases);
  return inputs;
}

/// The rows of each cause, beside sums of sampling weights.
void count_rows(IncidenceResult& result, const IncidenceInputs& inputs) {
  if (!result.sample.weights || result.sample.weights->count_patients) return;
  for (std::size_t level = 0; level < result.groups.size(); ++level)
    for (std::size_t k = 0; k < result.groups[level].causes.size(); ++k) {
      double rows = 0.0;
      for (std::size_t i = 0; i < inputs.causes.code.size(); ++i)
        if (inputs.groups.code[i] == static_cast<int>(level) && inputs.causes.code[i] == static_cast<int>(k) + 1)
          ++rows;
      result.groups[level].causes[k].rows = rows;
    }
}

}  // namespace

IncidenceResult cumulative_incidence(Values& values, const IncidenceCall& call, CallTimes* times) {
  const double confidence_level = call.confidence_level.value_or(values.confidence().level);
  require_confidence_level(confidence_level);
  if (!call.strata.empty() && call.by.empty())
    throw InvalidOption("--strata stratifies the test between groups; give the groups with --by");
  CallClock clock(times);
  const IncidenceInputs inputs = inputs_of(values, call);
  if (inputs.causes.label.empty())
    throw NotEstimable(fmt::format("all {} rows used are censored, so there is no cause", inputs.cases.size()));
  clock.prepared();

  IncidenceResult result;
  result.sample = sample_of(inputs.rows, inputs.cases, cause_follow_up(inputs.causes).any(), inputs.causes.cluster);
  result.by = call.by;
  result.strata = call.strata;
  result.confidence_level = confidence_level;
  for (std::size_t level = 0; level < inputs.groups.levels.size(); ++level)
    result.groups.push_back(group_of(inputs.causes, inputs.groups, level, {confidence_level, call.at}));
  count_rows(result, inputs);
  if (!call.by.empty())
    compare_groups(result, cause_follow_up(inputs.causes, inputs.stratum), inputs.groups.code, inputs.rows);
  clock.fitted();
  warn_beyond_follow_up(result, call.at);
  return result;
}

}  // namespace rtsurv::study
