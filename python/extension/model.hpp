#pragma once
// A Cox model that predicts, for rtsurv.sklearn: what no command prints. Start here: add_model().

#include <nanobind/nanobind.h>

namespace rtsurv::python {

/// Adds to the module
///
///     cox_model(time, event, x, breslow) -> dict   the fit of `rtsurv cox`, with its baseline at the means
///     harrells_c(time, event, score) -> float      concordance of a score
///
/// on arrays of doubles: time and event (1 or 0) of n patients, x n by p in Fortran's order, score of n. The dict holds
/// arrays: of p columns coef, std_error, mean (NaN where there is none), infinite and redundant (1 or 0); of the distinct
/// times time and cumulative_hazard (survival/cox/baseline_hazard.hpp).
void add_model(nanobind::module_& module);

}  // namespace rtsurv::python
