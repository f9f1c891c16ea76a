#pragma once
// The methods of a study as paragraphs ready for a manuscript, from what was really done.

#include <string>
#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::manuscript {

/// One paragraph per subject, with its sources as keys (citations.hpp); subjects that the study lacks are left out.
[[nodiscard]] std::vector<std::string> methods_text(const results::Study& study);

}  // namespace rtsurv::report::manuscript
