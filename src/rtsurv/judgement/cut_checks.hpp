#pragma once
// Whether a cut that was searched in these patients can be relied on. A text rests on the columns of the cut-points that it
// names, and on those of the factors of [risk_groups] where it names the risk groups.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::judgement {

/// The largest corrected P of the searched cuts on which `texts` rest is below 0.05; empty when they rest on none.
[[nodiscard]] std::optional<results::Check> searched_cut(const results::Study& study,
                                                         const std::vector<std::string>& texts);

/// Of the replicates of the validation, or else of the bootstrap beside the search, half find each of these cuts at most a
/// tenth of the searched cuts away from the one of all patients (one cut away at least); the smallest share is the value.
/// Not done for two cuts, which no resample searches again, and without a bootstrap.
[[nodiscard]] std::optional<results::Check> cut_stability(const results::Study& study,
                                                          const std::vector<std::string>& texts);

/// Adds both to the claim.
void check_cuts(const results::Study& study, const std::vector<std::string>& texts, results::Claim& claim);

/// Nothing speaks against what is said with the column of a searched cut: both checks are passed, the validation has
/// corrected some hazard ratio of it, and every one that it has, over all groups, excludes 1.
[[nodiscard]] bool stands(const results::Study& study, const results::CutColumn& made);

/// Some factor, treatment or risk group of the study rests on the column.
[[nodiscard]] bool is_used(const results::Study& study, const std::string& column);

}  // namespace rtsurv::judgement
