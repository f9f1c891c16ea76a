#pragma once
// How dose schedules are called and listed in front of people. All plain text.

#include <optional>
#include <span>
#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report {

using ScheduleRow = results::ScheduleTable::Row;

/// "45 Gy in 15 fractions"; "40.05 Gy in 15 fractions + 16 Gy in 8 fractions"; ", 2 a day" and ", RBE 1.1" behind it.
[[nodiscard]] std::string schedule_phrase(const results::Schedule& schedule);

/// Dose of a fraction in Gy, "2.67"; one for each phase, "2.67 + 2.00".
[[nodiscard]] std::string fraction_dose(const results::Schedule& schedule);

/// "α/β 3.5 Gy", unbreakable.
[[nodiscard]] std::string alpha_beta_phrase(double alpha_beta_gy);

/// A table's rows, those of many patients to be shown one by one, and a long tail of rare ones to be summed up.
struct ScheduleList {
  std::span<const ScheduleRow> single, rare;
};

/// All one by one up to 20; beyond, the tail begins where the number of patients changes.
[[nodiscard]] ScheduleList schedule_list(const results::ScheduleTable& table);

/// "Other (23 schedules, each n ≤ 2)".
[[nodiscard]] std::string rare_label(std::span<const ScheduleRow> rare);

/// Patients of some schedules.
[[nodiscard]] std::size_t patients_of(std::span<const ScheduleRow> rows);

/// Lowest and highest EQD2 of some schedules, at the first alpha/beta; both 0 without a schedule.
struct DoseRange {
  double low = 0.0, high = 0.0;
};
[[nodiscard]] DoseRange eqd2_range(std::span<const ScheduleRow> rows);

/// The dose that the study's first cut-point on EQD2 asks for.
struct DoseThreshold {
  double eqd2_gy = 0.0;
  bool fixed = false;  ///< by the protocol: reached at or above it; else found in the data: above it
};
[[nodiscard]] std::optional<DoseThreshold> dose_threshold(const results::Study& study);

}  // namespace rtsurv::report
