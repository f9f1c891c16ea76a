#pragma once
// The factors of an endpoint, each alone beside all of them in one model: the table that a paper prints.

#include <optional>

#include "rtsurv/report/table/table.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

/// n, events, the rate at the last landmark, HR and P alone, HR and P in the model. A factor has one P on each side, on
/// the line of its name: alone that of the log-rank test, in the model that of all its coefficients. A factor of the model
/// that was not tested alone follows at the end. Nothing without both sides.
[[nodiscard]] std::optional<Table> factors_table(const results::Study& study, const results::EndpointResult& endpoint);

}  // namespace rtsurv::report::html
