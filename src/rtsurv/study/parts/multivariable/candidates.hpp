#pragma once
// The factors that can stand in a multivariable model together.

#include <string>
#include <vector>

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

struct Candidates {
  std::vector<std::string> factors;  ///< in the order of the protocol; the same spline comes once
  std::vector<results::LeftOut> left_out;
};

/// The factors of [multivariable], or of [univariable] where they are screened, without those that a model cannot take;
/// the patients are those whose outcome and strata are known. One after the other are left out:
///
///   - columns that could not be made: a cut-point that was not found or may not be searched;
///   - factors that are known in less than half (thresholds::share_known) of the patients: a model is fitted to the
///     patients in whom every factor is known, and one such factor would take more than half of them away from all
///     others. Where none is known in so many, all stay;
///   - those that have no coefficient (why_unfit) in the patients in whom they are known;
///   - of the rest those, one at a time, that have none in the patients in whom all of the rest are known.
[[nodiscard]] Candidates candidates(Analysis& analysis, const std::string& endpoint);

}  // namespace rtsurv::study
