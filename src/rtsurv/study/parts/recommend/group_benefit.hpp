#pragma once
// Whether an [[effect]] shows that a group benefits.

#include "rtsurv/results/dose/recommendation.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::study {

/// Fills events, hazard ratio, benefit and its reason from the effect in that group. Benefit is shown when the group
/// has 10 events or more and the 95 % interval of the hazard ratio lies below 1: the Wald interval, or, when nobody
/// with high dose had an event, the likelihood-ratio interval, which lies below 1 when the likelihood-ratio P is <
/// 0.05.
void judge_benefit(const results::Effect::Group& effect, results::RecommendedGroup& group);

}  // namespace rtsurv::study
