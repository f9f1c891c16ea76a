#pragma once
// Schedules from a file: a list of regimens, or a cohort of which each different schedule is taken once.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/regimens/dose_call.hpp"
#include "rtsurv/regimens/dose_words.hpp"
#include "rtsurv/table/read/options.hpp"

namespace rtsurv::regimens {

struct ScheduleFile {
  table::ReadOptions reading;         ///< the file and how it is read
  std::optional<DoseUnit> unit = {};  ///< of doses whose column does not say it; gray when empty
  /// Columns by what they hold: "total", "fractions", "dose_per_fraction", "name", "overall_days". What is not named
  /// is looked for: these names without case, "total_dose" too; doses with "_gy" or "_cgy" behind.
  std::map<std::string, std::string> columns = {};
};

struct ScheduleList {
  std::vector<DoseSchedule> schedules;  ///< most rows first, then as in the file
  std::size_t n_missing = 0;            ///< rows that give less than two of total, fractions and dose per fraction
};

/// Rows of equal schedule, name and overall time are one schedule with its count. A cell may bear its own unit
/// ("45 Gy").
/// Throws Error(usage) when the columns do not give two of the three numbers or a column is not there; Error(data) with
/// file, row and column of every wrong cell: not a number, a contradiction, a dose that looks like the other unit.
[[nodiscard]] ScheduleList read_schedules(const ScheduleFile& file);

/// "total=rt_dose,fractions=rt_fx" as ScheduleFile::columns. Throws InvalidOption naming `what`.
[[nodiscard]] std::map<std::string, std::string> columns_of(const std::string& what,
                                                            const std::vector<std::string>& texts);

}  // namespace rtsurv::regimens
