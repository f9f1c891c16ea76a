#pragma once
// A finished study for the tests of the report, shaped like the Rotterdam breast cancer cohort.

#include <vector>

#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report::fixture {

/// 2,982 patients, endpoints RFS, OS and recurrence (with death competing); every section of the report has content.
results::Study rotterdam();

/// Only what every study has: a title, a cohort as read, one endpoint.
results::Study bare();

/// A figure for each name of `names`, drawn as an empty box.
std::vector<Figure> placeholders(const std::vector<std::string>& names);

}  // namespace rtsurv::report::fixture
