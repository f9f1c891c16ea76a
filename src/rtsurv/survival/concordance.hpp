#pragma once
// Harrell's C: how often the subject with the higher score fails earlier. Start here: concordance().

#include <span>

#include "rtsurv/survival/follow_up.hpp"

namespace rtsurv::survival {

struct Concordance {
  double c = 0.0;          ///< (concordant + tied in score / 2) / comparable pairs; 0.5 is chance
  double std_error = 0.0;  ///< infinitesimal jackknife
  double concordant = 0.0, discordant = 0.0, tied_score = 0.0;
};

/// A pair is comparable when the earlier time is an event (and the other subject is at risk then), within strata.
/// `score`, in the caller's order of `follow_up`, is higher for those expected to fail earlier.
/// Cost: O(n log n) with a Fenwick tree over the ranks of the score.
/// Source: Harrell et al., Stat Med 15 (1996) 361-387; variance: Therneau & Watson 2015.
/// Agrees with: R survival::concordance, see tests/oracle/concordance/.
/// Throws NotEstimable when no pair is comparable.
[[nodiscard]] Concordance concordance(const FollowUp& follow_up, std::span<const double> score);

}  // namespace rtsurv::survival
