#include "rtsurv/study/columns/values.hpp"

#include <algorithm>
#include <limits>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/mention.hpp"
#include "rtsurv/table/columns/column.hpp"
#include "rtsurv/table/columns/missing_code.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

void require_finite(const table::Table& table, const table::Column& column) {
  const std::vector<std::size_t> rows = table::rows_not_finite(column);
  if (rows.empty()) return;
  std::vector<std::size_t> in_sheet;
  for (const std::size_t i : rows) in_sheet.push_back(table.where(i, {}).row.value_or(i + 1));
  const Where place = rows.size() == 1 ? table.where(rows.front(), column.name) : table.where(column.name);
  throw Error(ErrorKind::data, table::must_be_finite(column, in_sheet), place);
}

std::vector<double> known_numbers(const table::Column& column) {
  std::vector<double> values = column.number;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (column.missing[i] != 0) values[i] = std::numeric_limits<double>::quiet_NaN();
  return values;
}

Values::Values(Values* parent)
    : own_(std::make_unique<table::Table>(parent->table().copy())),
      table_(*own_),
      parent_(parent),
      confidence_(parent->confidence_),
      withheld_(parent->withheld_) {}

bool Values::is_parents(const std::string& expression) const {
  return parent_ != nullptr &&
         std::ranges::none_of(put_, [&](const std::string& name) { return mentions(expression, name); });
}

void Values::withhold(const std::string& column, const std::string& why) { withheld_.emplace_back(column, why); }

const std::string* Values::withheld(const std::string& expression) const {
  for (const auto& [name, why] : withheld_)
    if (mentions(expression, name)) return &why;
  return nullptr;
}

const table::Column& Values::any(const std::string& expression, std::string_view used_by) {
  if (const std::string* why = withheld(expression)) throw NotEstimable(*why);
  if (is_parents(expression)) return parent_->any(expression, used_by);
  const auto found = any_.find(expression);
  if (found != any_.end()) return found->second;
  return any_.emplace(expression, table_.evaluate(expression, used_by)).first->second;
}

const table::Column& Values::number(const std::string& expression, std::string_view used_by) {
  if (is_parents(expression)) return parent_->number(expression, used_by);
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

const table::Column& Values::number_since(const std::string& expression, double origin, std::string_view used_by) {
  if (origin == 0.0) return number(expression, used_by);
  const auto found = since_.find({expression, origin});
  if (found != since_.end()) return found->second;
  table::Column column = number(expression, used_by);
  for (double& value : column.number) value -= origin;
  return since_.emplace(std::pair(expression, origin), std::move(column)).first->second;
}

const table::Column& Values::indicator(const std::string& expression, std::string_view used_by) {
  if (is_parents(expression)) return parent_->indicator(expression, used_by);
  const auto found = indicator_.find(expression);
  if (found != indicator_.end()) return found->second;
  return indicator_.emplace(expression, table::as_indicator(table_, any(expression, used_by))).first->second;
}

void Values::put(const table::Column& column) {
  if (own_ == nullptr) throw Error(ErrorKind::usage, "the column \"" + column.name + "\" needs an overlay to stand in");
  if (parent_ != nullptr && table_.type(column.name))
    own_->replace(column);
  else
    own_->append(column);
  put_.push_back(column.name);
  std::erase_if(withheld_, [&](const auto& one) { return one.first == column.name; });
  const auto is_stale = [&](const std::string& expression) { return mentions(expression, column.name); };
  for (auto* columns : {&any_, &number_, &indicator_})
    std::erase_if(*columns, [&](const auto& entry) { return is_stale(entry.first); });
  std::erase_if(since_, [&](const auto& entry) { return is_stale(entry.first.first); });
}

}  // namespace rtsurv::study
