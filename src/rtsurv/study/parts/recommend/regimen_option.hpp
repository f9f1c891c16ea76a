#pragma once
// A schedule held against a threshold. Start here: judge().

#include <vector>

#include "rtsurv/dose/treatment/treatment.hpp"
#include "rtsurv/results/dose/recommendation.hpp"
#include "rtsurv/study/protocol/dose_rules.hpp"

namespace rtsurv::study {

/// Days from the first to the last fraction, five days of treatment a week beginning on a Monday:
///
///     (m - 1) + 2 floor((m - 1) / 5),    m = ceil(n / fractions a day)
[[nodiscard]] double planned_days(int fractions, int per_day);

/// EQD2 (Gy) of the schedule as planned, with the models of [dose] at that alpha/beta; a tumour that repopulates does
/// so in planned_days().
[[nodiscard]] double planned_eqd2(const results::Schedule& schedule, const DoseRule& rule, double alpha_beta_gy);

/// EQD2 (Gy) of the full prescription for an organ: complete or incomplete repair as in [dose], no repopulation.
[[nodiscard]] double organ_eqd2(const results::Schedule& schedule, const DoseRule& rule, double alpha_beta_gy);

/// The schedule at the reference and at the ends of the interval; its use is for the caller to fill.
[[nodiscard]] results::RegimenOption judge(const results::Schedule& schedule, const DoseRule& rule,
                                           const results::Recommendation& recommendation);

}  // namespace rtsurv::study
