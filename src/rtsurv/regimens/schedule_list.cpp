#include "rtsurv/regimens/schedule_list.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include <fmt/format.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/dose/course/prescription.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::regimens {
namespace {

using table::Column;
using table::ColumnType;

const std::string used_by = "--from";
const std::vector<std::string> roles{"total", "fractions", "dose_per_fraction", "name", "overall_days"};

bool looks_like_centigray(const dose::Prescription& given) {
  return given.total_gy.value_or(0.0) > dose::largest_total_gy ||
         given.dose_per_fraction_gy.value_or(0.0) > dose::largest_fraction_gy;
}
constexpr const char* unit_hint = ", or say --unit cGy";

/// The unit that a column's name ends with.
std::optional<DoseUnit> unit_in(const std::string& name) {
  const std::string word = fold_case(name);
  if (word.ends_with("cgy")) return DoseUnit::centigray;
  if (word.ends_with("gy")) return DoseUnit::gray;
  return std::nullopt;
}

/// A column of the file and how to read its bare numbers.
struct Source {
  Column column;
  DoseUnit unit = DoseUnit::gray;

  [[nodiscard]] bool missing(std::size_t row) const { return column.missing[row] != 0; }

  /// Nothing for a cell that is not a number.
  [[nodiscard]] std::optional<double> dose(std::size_t row) const {
    if (column.type == ColumnType::text) return gray(text(row), unit);
    return unit == DoseUnit::centigray ? column.number[row] / 100.0 : column.number[row];
  }
  [[nodiscard]] std::optional<double> count(std::size_t row) const {
    return column.type == ColumnType::text ? written_number(text(row)) : column.number[row];
  }
  [[nodiscard]] std::string text(std::size_t row) const {
    return column.type == ColumnType::text ? column.level[static_cast<std::size_t>(column.code[row])]
                                           : table::label(column.number[row]);
  }
};

/// Finds the columns of a file and reads its rows.
class ScheduleReader {
 public:
  explicit ScheduleReader(const ScheduleFile& file) : file_(file), table_(table::Table::read(file.reading)) {
    total_ = dose_source("total", {"total", "total_dose"});
    per_fraction_ = dose_source("dose_per_fraction", {"dose_per_fraction"});
    fractions_ = source("fractions", {"fractions"});
    name_ = source("name", {"name"});
    overall_days_ = source("overall_days", {"overall_days"});
    if (total_.has_value() + per_fraction_.has_value() + fractions_.has_value() < 2)
      throw Error(
          ErrorKind::usage,
          fmt::format("{} has no two of the columns total, fractions and dose_per_fraction (it has {}); name them "
                      "with --columns, such as --columns total=dose,fractions=n",
                      table_.path(), fmt::join(table_.names(), ", ")));
  }

  ScheduleList read() {
    ScheduleList list;
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      std::optional<DoseSchedule> schedule = schedule_of_row(row);
      if (!schedule)
        ++list.n_missing;
      else
        count(std::move(*schedule), list);
    }
    problems_.throw_if_any();
    if (list.schedules.empty()) throw Error(ErrorKind::data, table_.path() + ": no row gives a schedule");
    std::stable_sort(list.schedules.begin(), list.schedules.end(),
                     [](const DoseSchedule& a, const DoseSchedule& b) { return *a.n > *b.n; });
    return list;
  }

 private:
  /// The name of the only column that fits; empty when there is none.
  std::string column_name(const std::string& role, const std::vector<std::string>& names) const {
    if (const auto named = file_.columns.find(role); named != file_.columns.end()) return named->second;
    std::vector<std::string> found;
    for (const std::string& column : table_.names())
      if (std::find(names.begin(), names.end(), fold_case(column)) != names.end()) found.push_back(column);
    if (found.size() > 1)
      throw Error(ErrorKind::usage, fmt::format("{}: the columns {} could both be {}; name one with --columns {}={}",
                                                table_.path(), fmt::join(found, " and "), role, role, found.front()));
    return found.empty() ? "" : found.front();
  }

  std::optional<Source> source(const std::string& role, const std::vector<std::string>& names) const {
    const std::string name = column_name(role, names);
    if (name.empty()) return std::nullopt;
    Source found{table_.column(name, used_by)};
    if (role != "name" && (found.column.type == ColumnType::boolean || found.column.type == ColumnType::date))
      throw Error(ErrorKind::usage, fmt::format("{}: the column \"{}\" is not one of numbers", table_.path(), name));
    return found;
  }

  std::optional<Source> dose_source(const std::string& role, const std::vector<std::string>& stems) const {
    std::vector<std::string> names;
    for (const std::string& stem : stems)
      for (const char* unit : {"", "_gy", "_cgy"}) names.push_back(stem + unit);
    std::optional<Source> found = source(role, names);
    if (!found) return found;
    const std::optional<DoseUnit> unit = unit_in(found->column.name);
    if (unit && file_.unit && *unit != *file_.unit)
      throw Error(ErrorKind::usage,
                  fmt::format("{}: --unit contradicts the name of the column \"{}\"; leave --unit out", table_.path(),
                              found->column.name));
    found->unit = unit.value_or(file_.unit.value_or(DoseUnit::gray));
    return found;
  }

  void report(std::size_t row, const Source& source, std::string_view message) {
    problems_.add(table_.where(row, source.column.name), message);
  }

  /// False when the cell is wrong; `value` stays empty when it is missing.
  bool set(std::optional<double>& value, const std::optional<Source>& source, std::size_t row, bool dose) {
    if (!source || source->missing(row)) return true;
    value = dose ? source->dose(row) : source->count(row);
    if (!value) report(row, *source, dose ? "is not a dose, such as 45, 45Gy or 4500cGy" : "is not a number");
    return value.has_value();
  }

  const Source& source_of(dose::PrescriptionField field) const {
    if (field == dose::PrescriptionField::total && total_) return *total_;
    if (field == dose::PrescriptionField::dose_per_fraction && per_fraction_) return *per_fraction_;
    return fractions_ ? *fractions_ : total_ ? *total_ : *per_fraction_;
  }

  /// Nothing for a row that is not known, or wrong, which is noted.
  std::optional<DoseSchedule> schedule_of_row(std::size_t row) {
    dose::Prescription given;
    bool usable = set(given.total_gy, total_, row, true);
    usable = set(given.fractions, fractions_, row, false) && usable;
    usable = set(given.dose_per_fraction_gy, per_fraction_, row, true) && usable;
    DoseSchedule schedule;
    usable = set(schedule.overall_days, overall_days_, row, false) && usable;
    if (schedule.overall_days && *schedule.overall_days < 0.0) {
      report(row, *overall_days_, "the overall treatment time must be 0 days or more");
      usable = false;
    }
    if (!usable) return std::nullopt;
    const dose::CompletedPrescription completed = dose::complete(given);
    if (!completed.course) {
      if (!completed.incomplete)
        report(row, source_of(completed.field), completed.problem + (looks_like_centigray(given) ? unit_hint : ""));
      return std::nullopt;
    }
    const Source& dose = total_ ? *total_ : *per_fraction_;
    if (dose.unit == DoseUnit::centigray && completed.course->total.value < least_total_of_centigray_gy) {
      report(row, dose, "is less than 100 cGy in total, which looks like Gy; give the dose in cGy");
      return std::nullopt;
    }
    schedule.phases = {*completed.course};
    if (name_ && !name_->missing(row)) schedule.label = name_->text(row);
    return schedule;
  }

  /// Equal to 1e-6 Gy, fractions, name and overall time.
  void count(DoseSchedule schedule, ScheduleList& list) {
    const dose::Course& course = schedule.phases.front();
    const auto [at, is_new] = index_.try_emplace({std::llround(course.total.value * 1e6), course.fractions,
                                                  schedule.label, schedule.overall_days.value_or(-1.0)},
                                                 list.schedules.size());
    if (is_new) {
      schedule.n = 0;
      list.schedules.push_back(std::move(schedule));
    }
    ++*list.schedules[at->second].n;
  }

  const ScheduleFile& file_;
  table::Table table_;
  std::optional<Source> total_, fractions_, per_fraction_, name_, overall_days_;
  Problems problems_{ErrorKind::data};
  std::map<std::tuple<long long, int, std::string, double>, std::size_t> index_;
};

}  // namespace

ScheduleList read_schedules(const ScheduleFile& file) { return ScheduleReader(file).read(); }

std::map<std::string, std::string> columns_of(const std::string& what, const std::vector<std::string>& texts) {
  std::map<std::string, std::string> columns;
  for (const std::string& text : texts) {
    const auto equals = text.find('=');
    const std::string role = fold_case(text.substr(0, equals));
    if (equals == std::string::npos || equals + 1 == text.size() ||
        std::find(roles.begin(), roles.end(), role) == roles.end())
      throw InvalidOption(
          fmt::format("{}: \"{}\" is not ROLE=COLUMN; the roles are {}", what, text, fmt::join(roles, ", ")));
    columns[role] = text.substr(equals + 1);
  }
  return columns;
}

}  // namespace rtsurv::regimens
