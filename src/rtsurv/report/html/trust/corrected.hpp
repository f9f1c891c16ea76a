#pragma once
// Estimates beside what the bootstrap leaves of them.

#include <string>
#include <vector>

#include "rtsurv/report/html/page/table.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

/// "2,000 bootstrap replicates".
[[nodiscard]] std::string replicates_phrase(const chain::Validation& validation);

/// Apparent beside corrected, under a head for each model, grouping and effect. Needs a study with a validation.
[[nodiscard]] Table corrected_table(const results::Study& study, const std::vector<chain::Corrected>& estimates);

}  // namespace rtsurv::report::html
