// Numbers that are dates: days since 1899-12-30, as spreadsheets count them, and YYYYMMDD.
#include <algorithm>
#include <cmath>

#include "rtsurv/naming/roles.hpp"
#include "rtsurv/study/noticed/keys.hpp"
#include "rtsurv/study/noticed/scene.hpp"
#include "rtsurv/study/noticed/values.hpp"

namespace rtsurv::study::noticed {
namespace {

constexpr double first_serial = 21916, last_serial = 55152;  // 1960-01-01 and 2050-12-30
constexpr std::size_t fewest_values = 5;

bool is_written_day(double value) {
  const auto number = static_cast<long>(value);
  const long year = number / 10000, month = number / 100 % 100, day = number % 100;
  return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

}  // namespace

void notice_date_numbers(const Scene& scene, Notices& found) {
  for (const Variable& variable : scene.described) {
    if (!is_number(variable.column) || !scene.table.type(variable.text)) continue;
    const auto values = counted_values(variable.column);
    if (values.size() < fewest_values || !naming::names_day(variable.text)) continue;
    const auto all = [&](auto&& fits) {
      return std::ranges::all_of(
          values, [&](const auto& one) { return one.first == std::floor(one.first) && fits(one.first); });
    };
    const std::string name = sql_name(variable.text);
    std::string date;
    if (all([](double value) { return value >= first_serial && value <= last_serial; }))
      date = "date '1899-12-30' + " + name;
    else if (all(is_written_day))
      date = "strptime(" + name + "::text, '%Y%m%d')::date";
    if (!date.empty())
      found.push_back({results::Notice::Id::date_as_number,
                       variable.text,
                       known(variable.column),
                       "[derive] a_date = " + toml_text(date),
                       {},
                       {}});
  }
}

}  // namespace rtsurv::study::noticed
