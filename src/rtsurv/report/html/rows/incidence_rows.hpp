#pragma once
// The cells of a table of cumulative incidence: how many had the event, how many the competing one, and the incidence at
// the landmarks.

#include <string>
#include <vector>

#include "rtsurv/report/table/table.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

/// {"n", "Local failure", "Death", "At 24 months (95 % CI)"}: heads of incidence_cells() for that endpoint.
[[nodiscard]] std::vector<std::string> incidence_heads(const results::Study& study, const std::string& endpoint,
                                                       double confidence_level);

/// n, events, competing events and the incidence of the event at each landmark of the study.
[[nodiscard]] std::vector<Cell> incidence_cells(const results::Study& study,
                                                const results::IncidenceResult::Group& group);

/// The incidence of one cause at each landmark of the study.
[[nodiscard]] std::vector<std::string> incidence_rates(const results::Study& study,
                                                       const survival::IncidenceCurve& curve);

/// P of Gray's test of the event; "not estimable" without one.
[[nodiscard]] Cell gray_p(const results::IncidenceResult& incidence);

/// How the incidence was estimated.
[[nodiscard]] std::string incidence_convention();

}  // namespace rtsurv::report::html
