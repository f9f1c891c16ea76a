#include "rtsurv/study/columns/grouping.hpp"

#include <set>

namespace rtsurv::study {

bool has_many_values(const table::Column& column) {
  if (column.type == table::ColumnType::text || column.type == table::ColumnType::boolean) return false;
  std::set<double> values;
  for (std::size_t i = 0; i < column.size() && values.size() <= most_group_values; ++i)
    if (column.missing[i] == 0) values.insert(column.number[i]);
  return values.size() > most_group_values;
}

}  // namespace rtsurv::study
