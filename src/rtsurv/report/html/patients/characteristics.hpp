#pragma once
// Table 1 of the report.

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

/// Empty for a study without characteristics.
[[nodiscard]] Html characteristics_part(Page& page);

}  // namespace rtsurv::report::html
