#pragma once
// The follow-up of a study, once and by group.

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// Follow-up by reverse Kaplan-Meier of the endpoint called OS or labelled overall survival, else of the first; by the
/// grouping of [describe], else by risk_group, with the median time to the event. Nothing where it cannot be estimated, which the endpoint says.
void run_follow_up(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study
