#pragma once
// What a reader of a Cox model should be told about it, in plain words.

#include <cstddef>
#include <functional>
#include <string>

#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/study/columns/design.hpp"
#include "rtsurv/study/methods/model_fit.hpp"

namespace rtsurv::study {

/// Adds a warning to the result for each number, level and spline that was left out, is infinite or is undetermined, with
/// what makes it so; for clusters too few for a test of the whole model, for a fit that did not converge, and for fewer
/// than 10 events per parameter.
void warn_about_fit(results::CoxResult& result, const ModelFit& model);

/// Why a column was left out, in words that stand between its name and "was left out of the model".
using WhyRedundant = std::function<std::string(std::size_t column)>;

/// The same of a fit to sums, without splines and clusters.
void warn_about_fit(results::CoxResult& result, const Design& design, const survival::CoxFit& fit,
                    const WhyRedundant& why);

}  // namespace rtsurv::study
