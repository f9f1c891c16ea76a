#pragma once
// [multivariable] of one endpoint.

#include <string>
#include <vector>

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// The model of the factors that passed the screen of `univariable`, or that the protocol fixed.
[[nodiscard]] results::Multivariable adjust(Analysis& analysis, const std::string& endpoint,
                                            const std::vector<results::UnivariableRow>& univariable);

}  // namespace rtsurv::study
