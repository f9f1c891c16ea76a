#pragma once
// An [[effect]] estimated again and again while its columns change. Start here: add_effect().

#include "rtsurv/results/dose/sweep.hpp"
#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// Appends the estimates on the columns as they are now to `swept`, one to each group and one test of interaction.
/// A group that was not there at an earlier value has a reason at those.
void add_effect(Analysis& analysis, const EffectRule& rule, results::SweptEffect& swept);

}  // namespace rtsurv::study
