#pragma once
// Impossible outcomes of cases as problems of rows of the file.

#include "rtsurv/study/columns/causes.hpp"
#include "rtsurv/study/columns/outcome.hpp"

namespace rtsurv::study {

// Each throws Error(data) with file, row and column of every problem.
[[noreturn]] void throw_with_rows(const table::Table& table, const OutcomeValues& outcome, const Cases& cases,
                                  const survival::InvalidFollowUp& invalid);
[[noreturn]] void throw_with_rows(const table::Table& table, const CauseColumns& columns, const Cases& cases,
                                  const survival::InvalidFollowUp& invalid);

}  // namespace rtsurv::study
