#pragma once
// The groups of [risk_groups].

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// Adds the column risk_group; how the groups fare is left to run_risk_groups().
[[nodiscard]] results::RiskGroups form_risk_groups(Analysis& analysis);

}  // namespace rtsurv::study
