#pragma once
// The checks of a referee, where they matter: what is checked, what was found, what it means, what to do about it.

#include <vector>

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

/// Below a multivariable model; empty without checks.
[[nodiscard]] Html model_checks_part(Page& page, const results::EndpointResult& endpoint);

/// Below the curve of an endpoint; empty without checks.
[[nodiscard]] Html follow_up_checks_part(Page& page, const results::EndpointResult& endpoint);

/// Below the univariable table; empty when no factor is missing in anybody.
[[nodiscard]] Html missing_part(Page& page, const results::EndpointResult& endpoint);

}  // namespace rtsurv::report::html
