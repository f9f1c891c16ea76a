#pragma once
// The result of a search for cut-points.

#include <cstdint>
#include <optional>
#include <string>

#include "rtsurv/results/cut/cutpoint_evidence.hpp"
#include "rtsurv/results/cut/two_cuts.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"

namespace rtsurv::results {

/// `cutpoint`
struct CutpointResult {
  Sample sample;
  std::string x;
  survival::MaxstatP p_method = survival::MaxstatP::conditional_monte_carlo;
  double min_proportion = 0.1, max_proportion = 0.9;
  std::uint32_t replicates = 0;  ///< of a simulated P
  survival::Maxstat maxstat;
  // Inside a study: the [[cutpoint]] that asked for it.
  std::string name, endpoint, variable;
  std::optional<double> fixed;
  std::string why;  ///< why these data give no cut-point; then the numbers of `maxstat` are NaN
  std::optional<CutpointEvidence> evidence;     ///< when asked for
  std::optional<Maybe<TwoCuts>> two_cuts = {};  ///< when asked for
};

}  // namespace rtsurv::results
