// The cut-point of a number that separates the outcomes best.
#include <fmt/format.h>

#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/methods/call_clock.hpp"
#include "rtsurv/study/methods/calls.hpp"
#include "rtsurv/study/methods/two_cuts.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"

namespace rtsurv::study {

results::CutpointResult cutpoint(Values& values, const CutpointCall& call, CallTimes* times) {
  CallClock clock(times);
  if (!call.outcome.entry.empty()) throw InvalidOption("a cut-point search does not take delayed entry (--entry)");
  if (!call.outcome.weights.empty() || !call.outcome.cluster.empty())
    throw InvalidOption("a cut-point search takes no weights or clusters; km, cox, rmst and cuminc do");
  const OutcomeValues outcome = outcome_values(values, call.outcome);
  const table::Column& x = values.number(call.x, "--x");
  Selection selection(values.rows(), {});
  require(selection, outcome);
  selection.require(x.missing);
  const Cases cases = selection.cases();
  const survival::FollowUp follow_up = study::follow_up(values.table(), outcome, cases);
  if (!(follow_up.total_events() > 0.0))
    throw NotEstimable(
        fmt::format("there is no event among the {} rows used, so \"{}\" has no cut-point", cases.size(), call.x));
  clock.prepared();

  results::CutpointResult result;
  result.maxstat = survival::maxstat(follow_up, gather(x.number, cases), call.options);
  if (call.cuts == 2)
    result.two_cuts = results::maybe([&] { return best_two_cuts(follow_up, gather(x.number, cases), call.options); });
  clock.fitted();
  result.sample = sample_of(outcome, cases, follow_up);
  result.x = call.x;
  result.p_method = call.options.p_method;
  result.min_proportion = call.options.min_proportion;
  result.max_proportion = call.options.max_proportion;
  if (result.maxstat.p_std_error) result.replicates = call.options.replicates;
  return result;
}

}  // namespace rtsurv::study
