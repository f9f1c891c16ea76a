#pragma once
// Whether a hazard ratio may stand for the whole of the follow-up.

#include "rtsurv/results/study.hpp"

namespace rtsurv::judgement {

/// Adds one check to the claim. proportional_hazards: the ratio of the term does not change over time, its own test of
/// the model has P of 0.05 or more; not done without such a test. Where it changes, the claim rests on what stands beside
/// the test: over_time, P < 0.05 in every period and for the difference of restricted means (a number has none), all in
/// the direction of the term (no value: a direction turns), and the claim gets the ratios by period. The failed test
/// remains when the periods could not be estimated.
void check_hazards(const results::Multivariable& model, const results::CoxTerm& term, results::Claim& claim);

/// Every coefficient of the term passes the check that stands in the place of its failed test.
[[nodiscard]] bool stands_over_time(const results::Multivariable& model, const std::string& term);

/// The ratio of the claim changes over time and has P < 0.05 in some period. Its change says by itself that it is not 1
/// throughout, whatever the P of its average.
[[nodiscard]] bool in_part_of_follow_up(const results::Claim& claim);

}  // namespace rtsurv::judgement
