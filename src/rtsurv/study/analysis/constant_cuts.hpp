#pragma once
// The columns of cut-points as if every patient stood on one side.

#include <cstddef>
#include <vector>

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// Puts constants into the columns of the protocol's cut-points `cuts`: true in cuts[k] where bit k of `state` is 1.
/// `overlay` is one of the analysis in which the cut-points have their columns.
void put_constant_cuts(Analysis& overlay, const std::vector<std::size_t>& cuts, std::size_t state);

}  // namespace rtsurv::study
