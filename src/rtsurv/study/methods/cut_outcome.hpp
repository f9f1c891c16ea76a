#pragma once
// The patients of a search for cut-points: what became of them, and the number that is cut.

#include <vector>

#include "rtsurv/study/columns/cases.hpp"
#include "rtsurv/study/columns/values.hpp"
#include "rtsurv/study/methods/methods.hpp"
#include "rtsurv/survival/competing/cause_follow_up.hpp"

namespace rtsurv::study {

struct CutOutcome {
  Cases cases;
  survival::CauseFollowUp
      causes;             ///< cause 1 is the event; the competing ones are known to a search by Gray's scores only
  std::vector<double> x;  ///< of the cases
};

/// The rows in which the outcome and the covariate are known; by Gray's scores the competing event too. Throws as
/// cutpoint() but for its search.
[[nodiscard]] CutOutcome cut_outcome(Values& values, const CutpointCall& call);

}  // namespace rtsurv::study
