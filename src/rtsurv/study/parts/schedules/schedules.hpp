#pragma once
// Patients grouped by how they were irradiated. Start here: schedules_of().

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/dose/treatment/treatment.hpp"
#include "rtsurv/regimens/schedule.hpp"
#include "rtsurv/results/dose/regimens.hpp"
#include "rtsurv/study/analysis/cohort_counts.hpp"

namespace rtsurv::study {

/// Patients treated alike.
struct ScheduleGroup {
  results::Schedule schedule;
  std::vector<std::size_t> rows;  ///< of the table, ascending
  std::size_t n = 0;              ///< the patients that these count, at least one
};

/// The groups of the treatments that are known, most patients first, then by name.
[[nodiscard]] std::vector<ScheduleGroup> schedules_of(const std::vector<std::optional<dose::Treatment>>& treatments,
                                                      const CohortCounts& patients);

/// n, events and rates at the landmarks among `rows` (one flag per row).
[[nodiscard]] results::ScheduleOutcome outcome_among(Analysis& analysis, const std::string& endpoint,
                                                     const std::vector<std::uint8_t>& rows);

}  // namespace rtsurv::study
