#pragma once
// The claims of a study, each with its checks and its verdict.

#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::judgement {

/// In the order of the report: for each endpoint the coefficients of its multivariable model, and the factors that are not
/// in it: known in too few patients, or kept out by a screen though their ratio is not 1 in a part of the follow-up; the cuts that were tested
/// (searched, or known beforehand and tested as such); the risk groups on each endpoint; each effect over all groups,
/// in each group, and its difference between groups. Parts that could not be estimated claim nothing. A
/// doubt about what a claim is about is a check of it: doubted.hpp. The sentences are left to judge().
[[nodiscard]] std::vector<results::Claim> claims(const results::Study& study);

// The four kinds of parts.
void claim_factors(const results::Study& study, std::vector<results::Claim>& all);
void claim_cuts(const results::Study& study, std::vector<results::Claim>& all);
void claim_groups(const results::Study& study, std::vector<results::Claim>& all);
void claim_effects(const results::Study& study, std::vector<results::Claim>& all);

}  // namespace rtsurv::judgement
