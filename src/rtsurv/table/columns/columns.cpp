#include "rtsurv/table/columns/columns.hpp"

#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "rtsurv/core/date.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/table/columns/cell.hpp"
#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::table {

Column number_column(std::string name, std::vector<double> values) {
  Column column{
      .name = std::move(name), .type = ColumnType::number, .missing = std::vector<std::uint8_t>(values.size())};
  bool known = false, whole = true;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double value = values[i];
    const bool missing = std::isnan(value);
    column.missing[i] = missing ? 1 : 0;
    known = known || !missing;
    whole = whole && (missing || (value == std::trunc(value) && std::abs(value) <= largest_exact_integer));
  }
  if (known && whole) column.type = ColumnType::integer;
  column.number = std::move(values);
  return column;
}

Column text_column(std::string name, const std::vector<std::string>& values) {
  Column column = missing_column(std::move(name), ColumnType::text, values.size());
  std::unordered_map<std::string, int> codes;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].empty()) continue;
    const auto [found, is_new] = codes.try_emplace(values[i], static_cast<int>(column.level.size()));
    if (is_new) column.level.push_back(values[i]);
    column.missing[i] = 0;
    column.code[i] = found->second;
  }
  return column;
}

Column date_column(std::string name, const std::vector<std::string>& values) {
  Column column = missing_column(std::move(name), ColumnType::date, values.size());
  Problems problems(ErrorKind::data);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].empty()) continue;
    const std::optional<int> day = parse_date(values[i]);
    if (!day) {
      problems.add({.row = i + 1, .column = column.name}, "must be a date YYYY-MM-DD, or empty where there is none");
      continue;
    }
    column.missing[i] = 0;
    column.number[i] = *day;
  }
  problems.throw_if_any();
  return column;
}

}  // namespace rtsurv::table
