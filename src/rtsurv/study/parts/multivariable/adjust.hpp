#pragma once
// [multivariable] of one endpoint.

#include <string>

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// The model of the factors that passed the screen, or that the protocol fixed: see candidates.hpp for those that are
/// left out beforehand.
[[nodiscard]] results::Multivariable adjust(Analysis& analysis, const std::string& endpoint);

}  // namespace rtsurv::study
