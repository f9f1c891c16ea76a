#include "rtsurv/study/methods/cut_outcome.hpp"

#include "rtsurv/core/error.hpp"
#include "rtsurv/study/columns/causes.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/methods/cox_rows.hpp"

namespace rtsurv::study {
namespace {

CutOutcome with_competing(Values& values, const CutpointCall& call, const table::Column& x) {
  const Outcome& outcome = call.outcome;
  const CauseColumns columns =
      cause_columns(values, {.time = outcome.time, .event = outcome.event, .competing = outcome.competing});
  Selection selection(values.rows(), {});
  require(selection, columns);
  selection.require(x.missing);
  Cases cases = selection.cases();
  const Causes found = causes(values.table(), columns, cases);
  survival::CauseFollowUp follow_up({.time = found.time, .cause = found.code}, 2);
  std::vector<double> cut = gather(x.number, cases);
  return {std::move(cases), std::move(follow_up), std::move(cut)};
}

CutOutcome of_event_alone(Values& values, const CutpointCall& call, const table::Column& x) {
  const OutcomeValues outcome = outcome_values(values, call.outcome);
  Selection selection(values.rows(), {});
  require(selection, outcome);
  selection.require(x.missing);
  Cases cases = selection.cases();
  const std::vector<std::uint8_t> event = events_of(follow_up(values.table(), outcome, cases));
  const std::vector<int> cause(event.begin(), event.end());
  const std::vector<double> time = gather(outcome.time->number, cases);
  survival::CauseFollowUp causes({.time = time, .cause = cause}, 1);
  std::vector<double> cut = gather(x.number, cases);
  return {std::move(cases), std::move(causes), std::move(cut)};
}

}  // namespace

CutOutcome cut_outcome(Values& values, const CutpointCall& call) {
  if (!call.outcome.entry.empty()) throw InvalidOption("a cut-point search does not take delayed entry (--entry)");
  if (!call.outcome.weights.empty() || !call.outcome.cluster.empty())
    throw InvalidOption("a cut-point search takes no weights or clusters; km, cox, rmst and cuminc do");
  const bool gray = call.options.score == survival::MaxstatScore::gray;
  if (gray && call.outcome.competing.empty())
    throw InvalidOption("Gray's scores need the competing event (--competing)");
  const table::Column& x = values.number(call.x, "--x");
  return gray ? with_competing(values, call, x) : of_event_alone(values, call, x);
}

}  // namespace rtsurv::study
