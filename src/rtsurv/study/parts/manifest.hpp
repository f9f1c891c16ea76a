#pragma once
// Where the numbers of a study come from.

#include "rtsurv/results/study.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// Versions, hashes and counts; `cohort` as read.
[[nodiscard]] results::Manifest manifest_of(const Protocol& protocol, const table::Table& cohort);

}  // namespace rtsurv::study
