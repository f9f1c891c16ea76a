#pragma once
// What the report shows of competing events beside Kaplan–Meier, log-rank test and Cox model.

#include <string>

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

/// Cumulative incidence of the event by risk group with Gray's test; nothing without a competing event.
[[nodiscard]] Html risk_group_incidence(Page& page, const results::RiskGroups::Outcome& outcome);

/// The cause-specific Cox model beside the Fine–Gray model of the same factors; nothing without a competing event.
[[nodiscard]] Html fine_gray_part(Page& page, const results::EndpointResult& endpoint);

}  // namespace rtsurv::report::html
