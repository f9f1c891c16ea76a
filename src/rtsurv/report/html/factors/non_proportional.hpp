#pragma once
// What stands beside the factors of a model whose hazard ratio changes over time.

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

/// A table folded below the test of proportional hazards; empty when no factor failed it.
[[nodiscard]] Html non_proportional_part(Page& page, const results::EndpointResult& endpoint);

}  // namespace rtsurv::report::html
