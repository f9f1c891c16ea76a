#pragma once
// The texts of a study that go into a manuscript: methods with their sources, results with their places in results.json.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::manuscript {

/// Methods, results and references below each other, in plain text.
[[nodiscard]] std::string manuscript_text(const results::Study& study);

/// The sources of the methods as BibTeX, in the order of the reference list; empty without any.
[[nodiscard]] std::string references_bib(const results::Study& study);

}  // namespace rtsurv::report::manuscript
