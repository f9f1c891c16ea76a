#pragma once
// The effect of a treatment, adjusted for what was known before it.

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// In all patients, whatever their group; `rule` has an adjustment. Crude numbers are of the same patients. A landmark
/// to which a side is not followed has no difference. Intervals of adjusted numbers are percentiles of 1,000 resamples,
/// with the seed of the study. Throws NotEstimable where there is nobody to compare: as compared_patients(), and when
/// the treatment of some patients is certain from `adjust`.
[[nodiscard]] results::AdjustedEffect adjusted_effect(Analysis& analysis, const EffectRule& rule);

}  // namespace rtsurv::study
