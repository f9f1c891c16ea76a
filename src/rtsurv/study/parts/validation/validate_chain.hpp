#pragma once
// [validation] of a study whose cut-points and risk groups have their columns.

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// By the rule of the protocol; by that of an empty [validation] when it has none.
[[nodiscard]] chain::Validation validate_chain(Analysis& analysis);

}  // namespace rtsurv::study
