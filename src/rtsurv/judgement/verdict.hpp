#pragma once
// One claim, one verdict: that of its worst check.

#include "rtsurv/results/parts/claims.hpp"

namespace rtsurv::judgement {

/// Puts the checks in the order of gravity and decides. The first check is the P of the claim (of a searched cut: the
/// corrected one):
///
///     depends        it is not passed, but the ratio changes over time and is not 1 in a part of the follow-up: over_time
///     no_evidence    it is not passed; it decides
///     depends        another is failed; the gravest of these decides
///     not_validated  none is failed, but the optimism could not be checked, which decides
///     not_checked    none is failed, but another could not be made; the gravest of these decides
///     holds          otherwise; the P decides
void decide(results::Claim& claim);

}  // namespace rtsurv::judgement
