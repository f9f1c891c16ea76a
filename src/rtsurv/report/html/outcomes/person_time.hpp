#pragma once
// Events per 100 patient-years.

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

/// A table for each endpoint; empty for a study that did not ask for it.
[[nodiscard]] Html person_time_part(Page& page);

}  // namespace rtsurv::report::html
