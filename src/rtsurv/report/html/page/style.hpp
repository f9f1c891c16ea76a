#pragma once
// The style sheet of the report: screen, dark mode, narrow screens, paper.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

/// The sheet for a study, whose title, version and data hash stand at the head of every printed page.
[[nodiscard]] std::string style_sheet(const results::Study& study);

}  // namespace rtsurv::report::html
