#pragma once
// A treatment of an [[effect]], crude beside adjusted.

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

/// A sentence on who was compared, one table, the weighted curves and the figure of balance; empty where no adjustment
/// was asked for.
[[nodiscard]] Html adjusted_block(Page& page, const results::Effect& effect);

}  // namespace rtsurv::report::html
