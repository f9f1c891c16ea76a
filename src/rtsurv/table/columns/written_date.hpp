#pragma once
// Dates as people write them: in which order of day, month and year, with or without a time of day.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::table {

enum class DateOrder { dmy, mdy, ymd };

/// "dmy", "mdy", "ymd".
[[nodiscard]] std::optional<DateOrder> date_order(std::string_view word) noexcept;

/// What decides where a text could be several dates.
struct DateRules {
  std::optional<DateOrder> order = {};  ///< of columns in which several fit all cells
  std::optional<int> century = {};      ///< first of the hundred years that years of two digits lie in
};

/// The days that a text can mean, by order of writing (index of DateOrder), as days since 1970-01-01.
struct WrittenDate {
  std::array<std::optional<int>, 3> day = {};
  bool short_year = false;  ///< two digits, which without a century are no date: `day` is empty
  bool time_of_day = false;

  [[nodiscard]] bool is_date() const noexcept { return day[0] || day[1] || day[2]; }
};

/// 31.12.2020, 31/12/2020, 12-31-2020, 2020.12.31., 2020-12-31T09:30:00Z, 31-Dec-2020, 2020년 12월 31일: three parts in
/// one kind of separator (point, slash, hyphen, blank; the signs of East Asia), a month as a number or as the first
/// three letters or more of its English or German name, a year of four digits or two; then perhaps a time of day (none
/// beyond 24:59:60), which is cut off. A year of four digits at the start is ymd; elsewhere the order may be open. Nothing: no date at all.
[[nodiscard]] std::optional<WrittenDate> read_date(std::string_view text, std::optional<int> century = {});

/// What the texts of a column are together.
struct DateReading {
  std::vector<std::optional<int>> day;  ///< of each text; nothing for one that is no date in this order
  bool open_order = false;              ///< several orders fit all texts and give other days: `day` is empty
  bool short_years = false;             ///< years of two digits without a century: `day` is empty
  bool times = false;                   ///< a time of day was cut off
  std::size_t odd = 0;                  ///< texts that are no date
  std::vector<std::size_t> counted;     ///< texts that are day counts of a spreadsheet
};

/// Reads the distinct texts of a column in the order of the rules when it fits at least half of them, else in the one
/// that fits most; orders that fit as many but give other days leave it open. Whole numbers among dates are the day counts of
/// spreadsheets, when they lie in 1927 to 2119. Nothing when no text is a date.
[[nodiscard]] std::optional<DateReading> read_dates(const std::vector<std::string>& texts, const DateRules& rules);

/// Why the texts of a column, read by the rules, are no dates although they look so, and the keys that settle it; empty
/// when they do not.
[[nodiscard]] std::string date_problem(const std::vector<std::string>& texts, const DateRules& rules);

}  // namespace rtsurv::table
