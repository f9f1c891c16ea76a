#pragma once
// The schedules of the cohort: what [dose] gives beside its columns.

#include "rtsurv/study/protocol/part.hpp"

namespace rtsurv::study {

void run_schedules(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study
