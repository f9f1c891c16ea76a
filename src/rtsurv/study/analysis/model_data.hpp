#pragma once
// The patients, outcome, strata, clusters and covariates of the multivariable model of an endpoint, for what looks at
// the model itself.

#include <string>
#include <vector>

#include "rtsurv/study/analysis/analysis.hpp"
#include "rtsurv/study/columns/design.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::study {

struct ModelData {
  Cases cases;
  survival::FollowUp follow_up;
  Design design;
  std::vector<int> cluster;  ///< of each case; empty: they are independent
};

/// The patients in whom the outcome, every factor and stratum of the model are known. Throws NotEstimable when there are none.
[[nodiscard]] ModelData model_data(Analysis& analysis, const std::string& endpoint,
                                   const std::vector<std::string>& factors);

}  // namespace rtsurv::study
