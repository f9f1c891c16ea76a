#pragma once
// [published]: printed figures beside what the study obtained.

#include "rtsurv/results/study.hpp"
#include "rtsurv/study/prepare/printed_figures.hpp"
#include "rtsurv/study/protocol/protocol.hpp"

namespace rtsurv::study {

/// Looks up every figure that the protocol gives an address, and every figure that repeats such a one. Throws
/// Error(protocol) with all addresses at which results.json holds no fitting number.
[[nodiscard]] results::Published compare_published(const Protocol& protocol, const PrintedFigures& printed,
                                                   const results::Study& study);

}  // namespace rtsurv::study
