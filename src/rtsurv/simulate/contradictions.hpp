#pragma once
// Targets that no cohort can meet together, found without a search.

#include <vector>

#include "rtsurv/simulate/targets.hpp"

namespace rtsurv::simulate {

/// Reports, at the place of the later target and with the names and figures that clash:
/// rates of the same patients that rise with time or differ at one time; a median on the wrong side of a rate; a rate
/// outside the range of the rates of the groups that make up its patients; a time beyond every patient's horizon; a
/// quartile that disagrees with another target of the same times.
void report_contradictions(const Specification& specification, const std::vector<Target>& targets,
                           const Courses& courses, toml::FileProblems& problems);

}  // namespace rtsurv::simulate
