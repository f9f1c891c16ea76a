#pragma once
// What a reader of a Cox model should be told about it, in plain words.

#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/study/columns/design.hpp"

namespace rtsurv::study {

/// Adds a warning to the result for each column that was left out or whose coefficient is infinite, for a fit that did
/// not converge, and for fewer than 10 events per parameter.
void warn_about_fit(results::CoxResult& result, const survival::CoxFit& fit, const Design& design);

}  // namespace rtsurv::study
