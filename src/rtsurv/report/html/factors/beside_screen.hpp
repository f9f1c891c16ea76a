#pragma once
// The screened model beside those that select nothing.

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

/// One table of the screened, the full and the ridge model; nothing where no factor was screened.
[[nodiscard]] Html beside_screen_part(Page& page, const results::EndpointResult& endpoint);

}  // namespace rtsurv::report::html
