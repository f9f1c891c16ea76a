#pragma once
// The factors that can stand in a multivariable model together.

#include <string>
#include <vector>

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

struct Candidates {
  std::vector<std::string> factors;  ///< in the order of the protocol
  std::vector<results::LeftOut> left_out;
};

/// The factors of [multivariable], or of [univariable] where they are screened, without those that are known in less than
/// half (thresholds::share_known) of the patients whose outcome and strata are known: a model is fitted to the patients in
/// whom every factor is known, and one such factor would take more than half of them away from all others. Where none is
/// known in so many, all stay.
[[nodiscard]] Candidates candidates(Analysis& analysis, const std::string& endpoint);

}  // namespace rtsurv::study
