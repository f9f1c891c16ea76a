#pragma once
// The schedules of a study as tables: doses, and how the patients fared.

#include <vector>

#include "rtsurv/report/html/page/table.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

/// One table of doses and outcomes, or two where one would be too wide. Needs a study with schedules and a patient.
[[nodiscard]] std::vector<Table> schedule_tables(const results::Study& study);

}  // namespace rtsurv::report::html
