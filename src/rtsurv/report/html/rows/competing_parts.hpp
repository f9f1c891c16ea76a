#pragma once
// What the report shows of competing events beside Kaplan–Meier, log-rank test and Cox model.

#include <string>
#include <vector>

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

/// Each factor on the cumulative incidence of the event, with Gray's test and the subdistribution hazard ratio; nothing
/// without a competing event.
[[nodiscard]] Html univariable_incidence(Page& page, const results::EndpointResult& endpoint);

/// Cumulative incidence of the event by risk group with Gray's test; nothing without a competing event.
[[nodiscard]] Html risk_group_incidence(Page& page, const results::RiskGroups::Outcome& outcome);

/// The same of the sides of an effect's variable in each group.
[[nodiscard]] Html effect_incidence(Page& page, const results::Effect& effect);

/// The Fine–Gray model that stands beside the cause-specific model of the same factors; null without one.
[[nodiscard]] const results::FineGrayResult* fine_gray_beside(const results::EndpointResult& endpoint);

/// "190 patients: 60 with local failure, 42 with death and 88 censored".
[[nodiscard]] std::string competing_sample(const results::Study& study, const results::EndpointResult& endpoint,
                                           const results::FineGrayResult& fine_gray);

/// What the two models of one table answer.
[[nodiscard]] std::vector<std::string> two_models_notes(const results::Study& study,
                                                        const results::EndpointResult& endpoint,
                                                        const results::FineGrayResult& fine_gray);

}  // namespace rtsurv::report::html
