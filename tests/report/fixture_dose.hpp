#pragma once
// A study of palliative breast radiotherapy with everything that the report says about dose. Doses are computed from
// the schedules; counts and rates are made up, of the size of a real cohort.

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::fixture {

/// "45/15" of one phase.
results::Schedule schedule(double total_gy, int fractions);

/// D (d + r) / (2 + r) of all phases.
double eqd2(const results::Schedule& schedule, double alpha_beta_gy);

/// n patients with that schedule, at alpha/beta 3.5 and 10 Gy; two endpoints, LC and OS.
results::ScheduleTable::Row schedule_row(const results::Schedule& schedule, std::size_t n);

/// Rows sorted as the study sorts them, with their spread.
results::ScheduleTable schedule_table(std::vector<results::ScheduleTable::Row> rows, std::size_t n_missing);

/// 118 patients with known dose and 2 without.
results::ScheduleTable palliative_schedules();

results::DoseResponse dose_response();     ///< local control at 24 months
results::Sweep sweep();                    ///< 1.2 to 5.7 Gy, threshold 63 Gy
results::Recommendation recommendation();  ///< a group with benefit and one without

/// All of these, with a cut-point EQD2 at or above 63 Gy and landmarks 12 and 24 months.
results::Study palliative();

}  // namespace rtsurv::report::fixture
