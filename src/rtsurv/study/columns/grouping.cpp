#include "rtsurv/study/columns/grouping.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "rtsurv/study/columns/by_numbers.hpp"

namespace rtsurv::study {

bool has_many_values(const table::Column& column) {
  if (column.type == table::ColumnType::text || column.type == table::ColumnType::boolean) return false;
  std::set<double> values;
  for (std::size_t i = 0; i < column.size() && values.size() <= most_group_values; ++i)
    if (column.missing[i] == 0) values.insert(column.number[i]);
  return values.size() > most_group_values;
}

void require_few_levels(const Factor& factor, std::string_view used_by) {
  std::set<int> codes(factor.code.begin(), factor.code.end());
  codes.erase(-1);
  const auto known = static_cast<std::size_t>(std::ranges::count_if(factor.code, [](int code) { return code >= 0; }));
  require_few_levels(factor.name, codes.size(), known, used_by);
}

void require_few_levels(const std::string& name, std::size_t levels, std::size_t known, std::string_view used_by) {
  if (levels <= levels_of_any_factor || (levels <= most_levels && 2 * levels <= known)) return;
  throw Error(
      ErrorKind::usage,
      fmt::format("{}: \"{}\" has {} levels in {} patients, too many to compare; put levels together with "
                  "[derive] or --derive, or leave it out if it is an identifier. If it should be a number, some "
                  "cell is not one",
                  used_by, name, levels, known));
}

}  // namespace rtsurv::study
