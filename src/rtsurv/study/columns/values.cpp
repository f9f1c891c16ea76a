#include "rtsurv/study/columns/values.hpp"

#include <utility>

#include "rtsurv/table/column.hpp"

namespace rtsurv::study {
void require_finite(const table::Table& table, const table::Column& column) {
  Problems problems(ErrorKind::data);
  for (std::size_t i = table::first_non_finite(column, 0); i < column.size();
       i = table::first_non_finite(column, i + 1))
    problems.add(table.where(i, column.name), "must be a finite number");
  problems.throw_if_any();
}

const table::Column& Values::any(const std::string& expression, std::string_view used_by) {
  const auto found = any_.find(expression);
  if (found != any_.end()) return found->second;
  return any_.emplace(expression, table_.evaluate(expression, used_by)).first->second;
}

const table::Column& Values::number(const std::string& expression, std::string_view used_by) {
  const auto found = number_.find(expression);
  if (found != number_.end()) return found->second;
  const table::ColumnType type = any(expression, used_by).type;
  if (type == table::ColumnType::date || type == table::ColumnType::boolean)
    throw Error(ErrorKind::usage, std::string(used_by) + " \"" + expression + "\": must be a number, but is a " +
                                      std::string(table::name(type)));
  table::Column column = table::as_number(table_, any(expression, used_by));
  require_finite(table_, column);
  return number_.emplace(expression, std::move(column)).first->second;
}

const table::Column& Values::indicator(const std::string& expression, std::string_view used_by) {
  const auto found = indicator_.find(expression);
  if (found != indicator_.end()) return found->second;
  return indicator_.emplace(expression, table::as_indicator(table_, any(expression, used_by))).first->second;
}

void Values::forget(const std::function<bool(const std::string& expression)>& stale) {
  for (auto* columns : {&any_, &number_, &indicator_})
    std::erase_if(*columns, [&](const auto& entry) { return stale(entry.first); });
}

}  // namespace rtsurv::study
