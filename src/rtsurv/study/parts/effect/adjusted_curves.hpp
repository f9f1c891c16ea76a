#pragma once
// Rates and curves of the two sides of a treatment, crude beside adjusted.

#include <optional>
#include <vector>

#include "rtsurv/study/parts/effect/compared_patients.hpp"
#include "rtsurv/survival/treatment/comparison.hpp"

namespace rtsurv::study {

/// An adjusted number with its limits; nothing without a finite number.
[[nodiscard]] results::AdjustedEffect::Resampled resampled(const std::optional<double>& estimate,
                                                           const survival::PercentileInterval& limits);

/// Being without the event at each landmark; crude with Greenwood's error.
[[nodiscard]] std::vector<results::AdjustedEffect::At> adjusted_survival(const ComparedPatients& patients,
                                                                         const survival::TreatmentComparison& found);

/// Having had the event while another competes; crude with Aalen's error. Empty where `found` has none.
[[nodiscard]] std::vector<results::AdjustedEffect::At> adjusted_incidence(const ComparedPatients& patients,
                                                                          const survival::TreatmentComparison& found);

/// The weighted curves, with the limits of the bootstrap at the landmarks and none elsewhere: Greenwood's would take
/// weights for patients.
[[nodiscard]] results::KaplanMeierResult weighted_curves(const ComparedPatients& patients, const EffectRule& rule,
                                                         const survival::TreatmentComparison& found);

}  // namespace rtsurv::study
