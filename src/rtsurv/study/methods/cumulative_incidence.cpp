// Cumulative incidence of each cause in each group, with Gray's test between the groups.
#include "rtsurv/survival/competing/cumulative_incidence.hpp"

#include "rtsurv/study/columns/causes.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/columns/strata.hpp"
#include "rtsurv/study/methods/beyond_follow_up.hpp"
#include "rtsurv/study/methods/call_clock.hpp"
#include "rtsurv/study/methods/calls.hpp"
#include "rtsurv/study/methods/compared_incidence.hpp"
#include "rtsurv/survival/competing/gray_test.hpp"
#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::study {
namespace {

using results::IncidenceResult;

/// The curves of the cases at one level, whose near-tied times are those of all cases, as in every other method.
IncidenceResult::Group group_of(const survival::CauseFollowUp& all, const Causes& causes, const Factor& groups,
                                std::size_t level, const survival::CumulativeIncidenceOptions& options) {
  const survival::CauseFollowUp follow_up = all.subset(members(groups, level));
  IncidenceResult::Group group{
      groups.levels[level], static_cast<std::size_t>(survival::patients_in(follow_up.any())), {}, {}};
  std::vector<survival::IncidenceCurve> curves = survival::cumulative_incidence(follow_up, options);
  for (std::size_t k = 0; k < curves.size(); ++k) group.causes.push_back({causes.label[k], std::move(curves[k])});
  group.counts = survival::count_at_times(follow_up.any());
  return group;
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
  require_groups_of_strata(call);
  CallClock clock(times);
  const IncidenceInputs inputs = inputs_of(values, call);
  require_causes(inputs.causes.label.size(), inputs.cases.size());
  clock.prepared();

  IncidenceResult result;
  const survival::CauseFollowUp all = cause_follow_up(inputs.causes);
  result.sample = sample_of(inputs.rows, inputs.cases, all.any(), inputs.causes.cluster);
  result.by = call.by;
  result.strata = call.strata;
  result.confidence_level = confidence_level;
  for (std::size_t level = 0; level < inputs.groups.levels.size(); ++level)
    result.groups.push_back(
        group_of(all, inputs.causes, inputs.groups, level, {confidence_level, call.at, inputs.causes.cluster}));
  count_rows(result, inputs);
  if (!call.by.empty()) {
    const survival::CauseFollowUp follow_up = cause_follow_up(inputs.causes, inputs.stratum);
    compare_groups(result, !follow_up.any().entry().empty(), [&](int cause) {
      require_independent(follow_up.any(), inputs.rows, grays_test);
      return survival::gray_test(follow_up, inputs.groups.code, cause);
    });
  }
  clock.fitted();
  warn_beyond_follow_up(result, call.at);
  return result;
}

}  // namespace rtsurv::study
