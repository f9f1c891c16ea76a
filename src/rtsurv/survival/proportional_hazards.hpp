#pragma once
// Test of the assumption of a Cox model. Start here: proportional_hazards().

#include <span>
#include <vector>

#include "rtsurv/survival/cox_fit.hpp"
#include "rtsurv/survival/estimate.hpp"
#include "rtsurv/survival/follow_up.hpp"

namespace rtsurv::survival {

/// Time scale g(t) of the test of proportional hazards.
enum class ZphTransform { kaplan_meier, identity, rank, log };

/// Score test of beta(t) = beta + theta g(t), theta = 0.
struct ZphTest {
  std::vector<ChiSquareTest> terms;  ///< one per term
  ChiSquareTest global;
};

/// Tests proportional hazards of a fit, term by term. `term_of_column[j]` is the term (0, 1, ...) of column j,
/// so that a factor is tested with all its columns. Redundant columns take no part.
/// g is 1 - S(t-) (kaplan_meier, left-continuous), t, the average rank of the event times, or log t.
/// Source: Grambsch & Therneau, Biometrika 81 (1994) 515-526, as the score test of R survival >= 3.0 (cox.zph).
[[nodiscard]] ZphTest proportional_hazards(const FollowUp& follow_up, const Covariates& covariates, const CoxFit& fit,
                                           Ties ties, ZphTransform transform, std::span<const int> term_of_column);

}  // namespace rtsurv::survival
