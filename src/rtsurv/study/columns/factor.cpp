#include "rtsurv/study/columns/factor.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "rtsurv/core/date.hpp"
#include "rtsurv/study/columns/values.hpp"
#include "rtsurv/table/columns/row_list.hpp"

namespace rtsurv::study {
namespace {

using table::Column;
using table::ColumnType;

Factor from_numbers(const table::Table& table, const Column& column) {
  require_finite(table, column);
  std::vector<double> distinct;
  for (std::size_t i = 0; i < column.size(); ++i)
    if (column.missing[i] == 0) distinct.push_back(column.number[i] + 0.0);  // -0 becomes 0
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());

  Factor factor{column.name, {}, std::vector<int>(column.size(), -1)};
  for (const double value : distinct)
    factor.levels.push_back(column.type == ColumnType::date ? iso_date(value) : table::label(value));
  for (std::size_t i = 0; i < column.size(); ++i)
    if (column.missing[i] == 0)
      factor.code[i] =
          static_cast<int>(std::lower_bound(distinct.begin(), distinct.end(), column.number[i]) - distinct.begin());
  return factor;
}

Factor from_booleans(const Column& column) {
  Factor factor{column.name, {"false", "true"}, std::vector<int>(column.size(), -1)};
  for (std::size_t i = 0; i < column.size(); ++i)
    if (column.missing[i] == 0) factor.code[i] = column.number[i] != 0.0 ? 1 : 0;
  return factor;
}

/// Moves the codes to the levels in the order asked for.
Factor ordered(const table::Table& table, const Factor& factor, const std::vector<std::string>& order) {
  std::vector<int> place;
  for (const std::string& level : factor.levels) {
    const auto found = std::find(order.begin(), order.end(), level);
    place.push_back(found == order.end() ? -1 : static_cast<int>(found - order.begin()));
  }
  Factor result{factor.name, order, std::vector<int>(factor.code.size(), -1)};
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < factor.code.size(); ++i) {
    if (factor.code[i] < 0) continue;
    result.code[i] = place[static_cast<std::size_t>(factor.code[i])];
    if (result.code[i] < 0) others.push_back(table.where(i, {}).row.value());
  }
  const bool one = others.size() == 1;
  if (!others.empty())
    throw Error(ErrorKind::data,
                std::to_string(others.size()) + (one ? " cell is" : " cells are") +
                    " not among the levels listed for this column (" + (one ? "row " : "rows ") +
                    table::list_rows(others) + "); list every level or correct the cells",
                table.where(factor.name));
  return result;
}

}  // namespace

bool is_factor(const Column& column) noexcept {
  return column.type == ColumnType::text || column.type == ColumnType::boolean;
}

Factor as_factor(const table::Table& table, const Column& column, const std::vector<std::string>& order) {
  Factor factor;
  switch (column.type) {
    case ColumnType::text:
      factor = {column.name, column.level, column.code};
      break;
    case ColumnType::boolean:
      factor = from_booleans(column);
      break;
    case ColumnType::number:
    case ColumnType::integer:
    case ColumnType::date:
      factor = from_numbers(table, column);
      break;
  }
  return order.empty() ? factor : ordered(table, factor, order);
}

void require_no_odd_cells(const table::Table& table, const table::Column& column) {
  const std::vector<table::OddCell> odd = table.odd_cells(column.name);
  if (odd.empty()) return;
  throw Error(ErrorKind::data, table::describe(odd), table.where(column.name));
}

Factor on_cases(const Factor& factor, const Cases& cases) {
  Factor result{factor.name, {}, gather(factor.code, cases)};
  std::vector<int> place(factor.levels.size(), -1);
  for (const int code : result.code)
    if (code >= 0) place[static_cast<std::size_t>(code)] = 0;
  for (std::size_t level = 0; level < place.size(); ++level) {
    if (place[level] < 0) continue;
    place[level] = static_cast<int>(result.levels.size());
    result.levels.push_back(factor.levels[level]);
  }
  for (int& code : result.code)
    if (code >= 0) code = place[static_cast<std::size_t>(code)];
  return result;
}

Factor with_reference(Factor factor, std::string_view reference) {
  const auto found = std::find(factor.levels.begin(), factor.levels.end(), reference);
  if (found == factor.levels.end()) return factor;
  const auto place = static_cast<int>(found - factor.levels.begin());
  std::rotate(factor.levels.begin(), found, found + 1);
  for (int& code : factor.code) {
    if (code == place)
      code = 0;
    else if (code >= 0 && code < place)
      ++code;
  }
  return factor;
}

std::vector<std::uint8_t> members(const Factor& factor, std::size_t level) {
  std::vector<std::uint8_t> flags;
  flags.reserve(factor.code.size());
  for (const int code : factor.code) flags.push_back(code == static_cast<int>(level) ? 1 : 0);
  return flags;
}

std::vector<int> combined(std::span<const Factor> factors) {
  if (factors.empty()) return {};
  std::vector<int> codes = factors.front().code;
  for (const Factor& factor : factors.subspan(1)) {
    std::map<std::pair<int, int>, int> pairs;
    for (std::size_t i = 0; i < codes.size(); ++i) pairs.emplace(std::pair{codes[i], factor.code[i]}, 0);
    int next = 0;
    for (auto& [pair, code] : pairs) code = next++;
    for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = pairs.at({codes[i], factor.code[i]});
  }
  return codes;
}

}  // namespace rtsurv::study
