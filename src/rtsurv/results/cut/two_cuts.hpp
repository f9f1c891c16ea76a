#pragma once
// The best two cuts of a covariate, and the three groups that they make.

#include <cstdint>
#include <string>
#include <vector>

#include "rtsurv/results/maybe.hpp"
#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/survival/cutpoint/two_cuts.hpp"

namespace rtsurv::results {

struct TwoCuts {
  struct Group {
    std::string group;  ///< "low", "middle", "high"
    std::size_t n = 0;
    double events = 0.0;
    CoxTerm term;  ///< against the lowest group; of that itself only n and events
  };
  survival::TwoCuts search;
  std::uint32_t replicates = 0;  ///< of the simulated P
  double confidence_level = 0.95;
  double naive_p = 1.0;  ///< of the statistic as if the cuts had been known (chi-square, 2 df): not to be used
  std::vector<Group> groups;
  Maybe<KaplanMeierResult> km;  ///< inside a study: of the groups, at its landmarks
};

}  // namespace rtsurv::results
