#pragma once
// The results of a study as short paragraphs for a manuscript, each number tied to its place in results.json.

#include <string>
#include <vector>

#include "rtsurv/report/manuscript/findings/told.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report::manuscript {

/// A paragraph under its title: "Outcomes".
struct Finding {
  std::string title;
  Told told;
};

/// Patients, outcomes, cut-points, factors, risk groups, effects, dose, response and toxicity, as far as the study has them.
[[nodiscard]] std::vector<Finding> findings(const results::Study& study);

}  // namespace rtsurv::report::manuscript
