#pragma once
// The sections of the report in their order. A section without content has an empty body.

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

[[nodiscard]] Section summary_section(Page& page);
[[nodiscard]] Section cohort_section(Page& page);
[[nodiscard]] Section characteristics_section(Page& page);
[[nodiscard]] Section referrals_section(Page& page);
[[nodiscard]] Section response_section(Page& page);
[[nodiscard]] Section outcomes_section(Page& page);
[[nodiscard]] Section univariable_section(Page& page);
[[nodiscard]] Section cutpoints_section(Page& page);
[[nodiscard]] Section multivariable_section(Page& page);
[[nodiscard]] Section risk_groups_section(Page& page);
[[nodiscard]] Section effects_section(Page& page);
[[nodiscard]] Section landmark_section(Page& page);
[[nodiscard]] Section dose_section(Page& page);
[[nodiscard]] Section validation_section(Page& page);
[[nodiscard]] Section published_section(Page& page);
[[nodiscard]] Section other_figures_section(Page& page);
[[nodiscard]] Section methods_section(Page& page);
[[nodiscard]] Section conventions_section(Page& page);
[[nodiscard]] Section data_section(Page& page);
[[nodiscard]] Section warnings_section(Page& page);

}  // namespace rtsurv::report::html
