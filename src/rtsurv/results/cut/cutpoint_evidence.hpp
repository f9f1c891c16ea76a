#pragma once
// What stands beside a searched cut: every correction of its P, what is left of its hazard ratio, where else it could
// lie, and the covariate without a cut.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/results/maybe.hpp"
#include "rtsurv/survival/cox/spline.hpp"
#include "rtsurv/survival/cutpoint/cut_bootstrap.hpp"
#include "rtsurv/survival/cutpoint/cut_shrinkage.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"
#include "rtsurv/survival/time/estimate.hpp"

namespace rtsurv::results {

struct CutpointEvidence {
  struct PValue {
    survival::MaxstatP method = survival::MaxstatP::conditional_monte_carlo;
    std::optional<double> p, std_error;  ///< std_error of a simulated P
    std::string why;                     ///< why there is none
  };
  double naive_p = 1.0;          ///< of the statistic as if the cut had been known: not to be used
  std::vector<PValue> p_values;  ///< every method, the default first
  Maybe<survival::CutShrinkage> shrinkage;
  survival::CutBootstrap bootstrap;
  Maybe<survival::SplineCox> spline;
  std::vector<std::pair<double, std::size_t>> values;  ///< values of the covariate with their patients; 40 at most
  std::vector<double> deciles;                         ///< when there are more values
  std::optional<double> fixed;                         ///< a cut known beforehand: x >= fixed
  Maybe<survival::ChiSquareTest> fixed_test;           ///< its log-rank test, which no search has touched
};

}  // namespace rtsurv::results
