#pragma once
// [univariable] of one endpoint.

#include <string>
#include <vector>

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// Every factor alone, in the patients in whom it is known; with a competing event also on the cumulative incidence.
[[nodiscard]] std::vector<results::UnivariableRow> compare_factors(Analysis& analysis, const std::string& endpoint);

}  // namespace rtsurv::study
