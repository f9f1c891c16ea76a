// The cut-point of a number that separates the outcomes best.
#include <fmt/format.h>

#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/methods/call_clock.hpp"
#include "rtsurv/study/methods/calls.hpp"
#include "rtsurv/study/methods/cut_outcome.hpp"
#include "rtsurv/study/methods/two_cuts.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"

namespace rtsurv::study {

results::CutpointResult cutpoint(Values& values, const CutpointCall& call, CallTimes* times) {
  CallClock clock(times);
  const CutOutcome searched = cut_outcome(values, call);
  const survival::FollowUp follow_up = searched.causes.only(1);
  if (!(follow_up.total_events() > 0.0))
    throw NotEstimable(fmt::format("there is no event among the {} rows used, so \"{}\" has no cut-point",
                                   searched.cases.size(), call.x));
  clock.prepared();

  results::CutpointResult result;
  result.maxstat = survival::maxstat(searched.causes, searched.x, call.options);
  if (call.cuts == 2)
    result.two_cuts = results::maybe([&] { return best_two_cuts(searched.causes, searched.x, call.options); });
  clock.fitted();
  result.sample.n = searched.cases.size();
  result.sample.n_missing = searched.cases.n_missing;
  result.sample.events = follow_up.total_events();
  result.score = call.options.score;
  if (result.score == survival::MaxstatScore::gray) result.competing = searched.causes.of_cause(2);
  result.x = call.x;
  result.p_method = call.options.p_method;
  result.min_proportion = call.options.min_proportion;
  result.max_proportion = call.options.max_proportion;
  if (result.maxstat.p_std_error) result.replicates = call.options.replicates;
  return result;
}

}  // namespace rtsurv::study
