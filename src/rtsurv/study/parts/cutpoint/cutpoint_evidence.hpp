#pragma once
// The evidence about a searched cut.

#include <optional>

#include "rtsurv/results/cut/cutpoint_evidence.hpp"
#include "rtsurv/study/columns/values.hpp"
#include "rtsurv/study/methods/methods.hpp"

namespace rtsurv::study {

/// The result with its evidence, by itself.
[[nodiscard]] results::CutpointResult cutpoint_with_evidence(const table::Table& table, const CutpointCall& call,
                                                             CallTimes* times = nullptr);

/// On the rows that `found` was found on; its own P is taken over. `fixed` is a cut known beforehand.
[[nodiscard]] results::CutpointEvidence cutpoint_evidence(Values& values, const CutpointCall& call,
                                                          const results::CutpointResult& found,
                                                          std::optional<double> fixed);

}  // namespace rtsurv::study
