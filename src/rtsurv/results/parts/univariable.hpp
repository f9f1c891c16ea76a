#pragma once
// A factor alone: log-rank test, curves and the Cox model of it.

#include <string>

#include "rtsurv/results/maybe.hpp"
#include "rtsurv/results/methods/methods.hpp"

namespace rtsurv::results {

struct UnivariableRow {
  std::string factor;    ///< as written in the protocol
  std::string label;     ///< for people
  bool numeric = false;  ///< a numeric covariate: no groups, hence no log-rank test and no curves
  Maybe<LogRankResult> logrank;
  Maybe<KaplanMeierResult> km;
  Maybe<CoxResult> cox;
};

}  // namespace rtsurv::results
