#pragma once
// The limitations of a study in words: what no analysis of such data can tell.

#include "rtsurv/report/html/page/markup.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

/// Parts that could not be analysed, then the limits that come with the kind of study. Claims nothing that was not
/// computed.
[[nodiscard]] Html limitations(const results::Study& study);

}  // namespace rtsurv::report::html
