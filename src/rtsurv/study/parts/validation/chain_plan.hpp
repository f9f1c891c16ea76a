#pragma once
// A study's chain as the arrays that every replicate works on.

#include "rtsurv/chain/plan.hpp"
#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// Cut-points, screens, models, risk groups and effects of the protocol. An expression over cut-points is evaluated
/// once for each state of them; one over risk groups or over another cut-point's variable is kept as it is.
/// Factors bear the texts of the protocol, cut-points and endpoints their names.
[[nodiscard]] chain::Plan chain_plan(Analysis& analysis);

}  // namespace rtsurv::study
