#pragma once
// The three groups of a [[cutpoint]] with two cuts.

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// Adds the column of the three groups, and their curves to the result. The column is missing where the variable is,
/// and everywhere without cuts.
void add_groups(Analysis& analysis, const CutpointRule& rule, results::CutpointResult& result);

/// The three groups of every cut-point that has them, called by their values.
void label_groups(const Protocol& protocol, results::Study& study);

}  // namespace rtsurv::study
