#include "rtsurv/table/sql/detail/fetch.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "rtsurv/table/columns/cell.hpp"

namespace rtsurv::table::sql {
namespace {

constexpr std::int64_t microseconds_per_day = 86'400'000'000;

double days_of(std::int32_t date) {
  if (date == std::numeric_limits<std::int32_t>::max()) return std::numeric_limits<double>::infinity();
  if (date == -std::numeric_limits<std::int32_t>::max()) return -std::numeric_limits<double>::infinity();
  return date;
}

/// Missing values are NaN, which compares false.
bool is_exact(double value) { return !(std::abs(value) > largest_exact_integer); }

}  // namespace

std::optional<Conversion> conversion_of(duckdb_type type) {
  switch (type) {
    case DUCKDB_TYPE_TINYINT:
    case DUCKDB_TYPE_SMALLINT:
    case DUCKDB_TYPE_INTEGER:
    case DUCKDB_TYPE_BIGINT:
    case DUCKDB_TYPE_HUGEINT:
    case DUCKDB_TYPE_UTINYINT:
    case DUCKDB_TYPE_USMALLINT:
    case DUCKDB_TYPE_UINTEGER:
    case DUCKDB_TYPE_UBIGINT:
    case DUCKDB_TYPE_UHUGEINT:
      return Conversion{"DOUBLE", ColumnType::integer};
    case DUCKDB_TYPE_FLOAT:
    case DUCKDB_TYPE_DOUBLE:
    case DUCKDB_TYPE_DECIMAL:
      return Conversion{"DOUBLE", ColumnType::number};
    case DUCKDB_TYPE_BOOLEAN:
      return Conversion{"BOOLEAN", ColumnType::boolean};
    case DUCKDB_TYPE_VARCHAR:
    case DUCKDB_TYPE_ENUM:
    case DUCKDB_TYPE_UUID:
      return Conversion{"VARCHAR", ColumnType::text};
    case DUCKDB_TYPE_DATE:
      return Conversion{"DATE", ColumnType::date};
    case DUCKDB_TYPE_TIMESTAMP:
    case DUCKDB_TYPE_TIMESTAMP_S:
    case DUCKDB_TYPE_TIMESTAMP_MS:
    case DUCKDB_TYPE_TIMESTAMP_NS:
    case DUCKDB_TYPE_TIMESTAMP_TZ:
      return Conversion{"TIMESTAMP", ColumnType::date};
    default:
      return std::nullopt;
  }
}

double Collector::day_of(std::int64_t microseconds) {
  if (microseconds == std::numeric_limits<std::int64_t>::max()) return std::numeric_limits<double>::infinity();
  if (microseconds == -std::numeric_limits<std::int64_t>::max()) return -std::numeric_limits<double>::infinity();
  times_of_day_ = times_of_day_ || microseconds % microseconds_per_day != 0;
  return std::floor(static_cast<double>(microseconds) / static_cast<double>(microseconds_per_day));
}

Collector::Collector(const Conversion& conversion, std::size_t most_rows)
    : cast_(conversion.cast), column_(missing_column("", conversion.type, most_rows)), seen_(most_rows) {}

void Collector::add(const Chunk& chunk, std::size_t values, std::size_t first) {
  if (cast_ == "VARCHAR") {
    add_texts(chunk, values, first);
  } else if (cast_ == "BOOLEAN") {
    add_numbers<bool>(chunk, values, first, [](bool value) { return value ? 1.0 : 0.0; });
  } else if (cast_ == "DATE") {
    add_numbers<std::int32_t>(chunk, values, first, days_of);
  } else if (cast_ == "TIMESTAMP") {
    add_numbers<std::int64_t>(chunk, values, first, [this](std::int64_t value) { return day_of(value); });
  } else {
    add_numbers<double>(chunk, values, first, [](double value) { return value; });
  }
}

Fetched Collector::take(std::size_t rows) {
  if (count_ != rows || rows > seen_.size()) throw RowMismatch();
  const auto is_seen = [](std::uint8_t seen) { return seen != 0; };
  if (!std::ranges::all_of(std::span(seen_).first(rows), is_seen)) throw RowMismatch();
  column_.missing.resize(rows);
  if (!column_.number.empty()) column_.number.resize(rows);
  if (!column_.code.empty()) column_.code.resize(rows);
  column_.level = levels_.take();
  const bool exact = column_.type != ColumnType::integer || std::ranges::all_of(column_.number, is_exact);
  return {.column = std::move(column_), .exact = exact, .times_of_day = times_of_day_};
}

std::size_t Collector::claim(std::int64_t index, std::size_t first) {
  const auto row = static_cast<std::size_t>(index) - first;
  if (row >= seen_.size() || seen_[row] != 0) throw RowMismatch();
  seen_[row] = 1;
  ++count_;
  return row;
}

template <typename Value, typename Convert>
void Collector::add_numbers(const Chunk& chunk, std::size_t column, std::size_t first, Convert convert) {
  const auto rows = chunk.values<std::int64_t>(0);
  const auto values = chunk.values<Value>(column);
  const std::uint64_t* validity = chunk.validity(column);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t row = claim(rows[i], first);
    if (is_null(validity, i)) continue;
    column_.number[row] = convert(values[i]);
    column_.missing[row] = 0;
  }
}

void Collector::add_texts(const Chunk& chunk, std::size_t column, std::size_t first) {
  const auto rows = chunk.values<std::int64_t>(0);
  const auto values = chunk.values<duckdb_string_t>(column);
  const std::uint64_t* validity = chunk.validity(column);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t row = claim(rows[i], first);
    if (is_null(validity, i) || text_of(values[i]).empty()) continue;
    column_.code[row] = levels_.code(text_of(values[i]));
    column_.missing[row] = 0;
  }
}

Fetched collect(Result& result, const Conversion& conversion, std::size_t rows) {
  Collector collector(conversion, rows);
  while (true) {
    const Chunk chunk = result.next();
    if (!chunk) break;
    collector.add(chunk, 1);
  }
  return collector.take(rows);
}

}  // namespace rtsurv::table::sql
