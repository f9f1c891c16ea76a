#pragma once
// The cuts of [[cutpoint]].

#include <vector>

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// Searches each and adds its columns; what speaks for and against the cut is left to run_cutpoint().
[[nodiscard]] std::vector<results::CutpointResult> find_cutpoints(Analysis& analysis);

}  // namespace rtsurv::study
