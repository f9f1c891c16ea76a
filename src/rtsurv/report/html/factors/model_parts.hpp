#pragma once
// The multivariable model of an endpoint: its table, and what stands behind it.

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

/// How the factors came in, and the table. Needs a multivariable model.
[[nodiscard]] Html multivariable_part(Page& page, const results::EndpointResult& endpoint);

/// Forest, proportional hazards with what stands beside a failed test, checks and residuals, full and ridge model. Needs a
/// multivariable model.
[[nodiscard]] Html model_in_full(Page& page, const results::EndpointResult& endpoint);

}  // namespace rtsurv::report::html
