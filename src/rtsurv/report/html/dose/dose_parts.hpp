#pragma once
// The parts of the section on dose, each without its heading.

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

/// The fit in words beside its figure; and what was observed, a row for each stretch of doses.
[[nodiscard]] Html dose_response_part(Page& page, const results::DoseResponse& response);
[[nodiscard]] Html dose_response_table(Page& page, const results::DoseResponse& response);

/// Needs a study with a sweep.
[[nodiscard]] Html sweep_part(Page& page);

/// Needs a study with a recommendation.
[[nodiscard]] Html recommendation_part(Page& page);

/// The groups' tables of options, and the tables of organs at risk.
[[nodiscard]] Html option_tables(Page& page, const results::RecommendedGroup& group);
[[nodiscard]] Html organ_tables(Page& page);

}  // namespace rtsurv::report::html
