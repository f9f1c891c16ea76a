#pragma once
// The methods of a study as paragraphs ready for a manuscript, from what was really done.

#include <string>
#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

/// One paragraph per subject; subjects that the study lacks are left out.
[[nodiscard]] std::vector<std::string> methods_text(const results::Study& study);

}  // namespace rtsurv::report::html
