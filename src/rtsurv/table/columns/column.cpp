#include "rtsurv/table/columns/column.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace rtsurv::table {
namespace {

template <typename Value>
void keep_values(std::vector<Value>& values, const std::vector<std::uint8_t>& kept) {
  if (values.empty()) return;
  std::size_t next = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (kept[i] != 0) values[next++] = values[i];
  values.resize(next);
}

/// The first eight bytes as a number that orders like them.
std::uint64_t prefix_of(const std::string& text) {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < 8; ++i)
    prefix = (prefix << 8U) | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return prefix;
}

/// The places of the texts that are used, in the order of their bytes. Most comparisons need the prefix only.
std::vector<std::size_t> in_byte_order(const std::vector<std::string>& texts, const std::vector<std::uint8_t>& used) {
  std::vector<std::pair<std::uint64_t, std::size_t>> keys;
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (used[i] != 0) keys.emplace_back(prefix_of(texts[i]), i);
  std::sort(keys.begin(), keys.end(), [&texts](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : texts[a.second] < texts[b.second];
  });
  std::vector<std::size_t> order;
  order.reserve(keys.size());
  for (const auto& key : keys) order.push_back(key.second);
  return order;
}

/// The places of the texts that are used.
std::vector<std::size_t> as_they_stand(const std::vector<std::uint8_t>& used) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < used.size(); ++i)
    if (used[i] != 0) order.push_back(i);
  return order;
}

}  // namespace

std::string_view name(ColumnType type) noexcept {
  switch (type) {
    case ColumnType::number:
      return "number";
    case ColumnType::integer:
      return "integer";
    case ColumnType::boolean:
      return "boolean";
    case ColumnType::text:
      return "text";
    case ColumnType::date:
      return "date";
  }
  return "";
}

std::string label(double value) {
  if (value == 0) return "0";
  std::array<char, 32> buffer{};
  const bool whole = std::abs(value) < 1e15 && value == std::trunc(value);
  const auto end = whole ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<long long>(value))
                         : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), end.ptr};
}

Column missing_column(std::string name, ColumnType type, std::size_t rows) {
  Column column{.name = std::move(name), .type = type, .missing = {}, .number = {}, .code = {}, .level = {}};
  column.missing.assign(rows, 1);
  if (type == ColumnType::text) {
    column.code.assign(rows, -1);
  } else {
    column.number.assign(rows, std::numeric_limits<double>::quiet_NaN());
  }
  return column;
}

void sort_levels(Column& column) {
  if (column.type != ColumnType::text) return;
  std::vector<std::uint8_t> used(column.level.size());
  for (const int code : column.code)
    if (code >= 0) used[static_cast<std::size_t>(code)] = 1;
  std::vector<int> rank(column.level.size(), -1);
  std::vector<std::string> kept;
  for (const std::size_t i : column.ordered ? as_they_stand(used) : in_byte_order(column.level, used)) {
    rank[i] = static_cast<int>(kept.size());
    kept.push_back(std::move(column.level[i]));
  }
  column.level = std::move(kept);
  for (int& code : column.code)
    if (code >= 0) code = rank[static_cast<std::size_t>(code)];
}

void keep_rows(Column& column, const std::vector<std::uint8_t>& kept) {
  keep_values(column.missing, kept);
  keep_values(column.number, kept);
  keep_values(column.code, kept);
}

std::size_t first_non_finite(const Column& column, std::size_t start) {
  for (std::size_t i = start; i < column.number.size(); ++i)
    if (column.missing[i] == 0 && !std::isfinite(column.number[i])) return i;
  return column.size();
}

std::vector<std::size_t> rows_not_finite(const Column& column) {
  std::vector<std::size_t> rows;
  for (std::size_t i = first_non_finite(column, 0); i < column.size(); i = first_non_finite(column, i + 1))
    rows.push_back(i);
  return rows;
}

}  // namespace rtsurv::table
