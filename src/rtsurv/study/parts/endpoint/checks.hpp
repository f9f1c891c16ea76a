#pragma once
// The checks of a study: what they find, not what to make of it.

#include <string>
#include <vector>

#include "rtsurv/results/parts/checks.hpp"
#include "rtsurv/results/parts/missing_by_outcome.hpp"
#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// The model of these factors. Throws NotEstimable when it cannot be fitted or a coefficient has no bound.
[[nodiscard]] results::ModelChecks check_model(Analysis& analysis, const std::string& endpoint,
                                               const std::vector<std::string>& factors);

/// The follow-up of an endpoint. Early and late entrants are told apart by `from` of the endpoint or by `entered` of
/// [study]: half of the patients entered before the split (Schemper & Smith, Control Clin Trials 17 (1996) 343-346).
[[nodiscard]] results::FollowUpChecks check_follow_up(Analysis& analysis, const EndpointRule& rule);

/// The factors that some patient misses, in this order; not tested with fewer than thresholds::patients_on_side on a
/// side.
[[nodiscard]] std::vector<results::MissingByOutcome> check_missing(Analysis& analysis, const std::string& endpoint,
                                                                   const std::vector<std::string>& factors);

}  // namespace rtsurv::study
