// Cumulative incidence of an event and of the one that competes with it.
#include <fmt/format.h>

#include "rtsurv/study/calls.hpp"
#include "rtsurv/study/factor.hpp"
#include "rtsurv/study/outcome.hpp"
#include "rtsurv/survival/cumulative_incidence.hpp"

namespace rtsurv::study {
namespace {

using results::IncidenceResult;

/// The causes of one group's cases.
IncidenceResult::Group group_of(const std::string& label, std::span<const double> time, std::span<const int> cause,
                                const survival::CumulativeIncidenceOptions& options) {
  IncidenceResult::Group group{label, time.size(), {}};
  std::vector<survival::IncidenceCurve> curves = survival::cumulative_incidence(time, cause, 2, options);
  group.causes.push_back({"event", std::move(curves.at(0))});
  group.causes.push_back({"competing", std::move(curves.at(1))});
  return group;
}

}  // namespace

IncidenceResult cumulative_incidence(Values& values, const IncidenceCall& call) {
  require_confidence_level(call.confidence_level);
  const OutcomeValues outcome = outcome_values(values, {call.time, call.event, {}});
  const table::Column& competing = values.indicator(call.competing, "--competing");
  Selection selection(values.rows(), {});
  require(selection, outcome);
  selection.require(competing.missing);
  const table::Column* by = call.by.empty() ? nullptr : &values.any(call.by, "--by");
  if (by != nullptr) selection.require(by->missing);
  const Cases cases = selection.cases();
  const survival::FollowUp follow_up = study::follow_up(values.table(), outcome, cases);  // checks the times
  const std::vector<int> cause = cause_codes(values.table(), *outcome.event, competing, cases);
  const std::vector<double> time = gather(outcome.time->number, cases);

  IncidenceResult result;
  result.sample = sample_of(cases, follow_up);
  result.by = call.by;
  result.confidence_level = call.confidence_level;
  const survival::CumulativeIncidenceOptions options{call.confidence_level, call.at};
  if (by == nullptr) {
    result.groups.push_back(group_of("all", time, cause, options));
    return result;
  }
  const Factor groups = on_cases(as_factor(values.table(), *by), cases);
  for (std::size_t level = 0; level < groups.levels.size(); ++level) {
    std::vector<double> group_time;
    std::vector<int> group_cause;
    for (std::size_t i = 0; i < time.size(); ++i)
      if (groups.code[i] == static_cast<int>(level)) {
        group_time.push_back(time[i]);
        group_cause.push_back(cause[i]);
      }
    result.groups.push_back(group_of(groups.levels[level], group_time, group_cause, options));
  }
  return result;
}

}  // namespace rtsurv::study
