#include "rtsurv/table/sql/detail/fetch.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "rtsurv/table/columns/cell.hpp"
#include "rtsurv/table/columns/column.hpp"
#include "rtsurv/table/columns/levels.hpp"

namespace rtsurv::table::sql {
namespace {

constexpr std::int64_t microseconds_per_day = 86'400'000'000;

double days_of(std::int32_t date) {
  if (date == std::numeric_limits<std::int32_t>::max()) return std::numeric_limits<double>::infinity();
  if (date == -std::numeric_limits<std::int32_t>::max()) return -std::numeric_limits<double>::infinity();
  return date;
}

/// The day of a timestamp; infinite for DuckDB's infinite times. Remembers whether one was not at midnight.
class Days {
 public:
  double operator()(std::int64_t microseconds) {
    if (microseconds == std::numeric_limits<std::int64_t>::max()) return std::numeric_limits<double>::infinity();
    if (microseconds == -std::numeric_limits<std::int64_t>::max()) return -std::numeric_limits<double>::infinity();
    times_of_day = times_of_day || microseconds % microseconds_per_day != 0;
    return std::floor(static_cast<double>(microseconds) / static_cast<double>(microseconds_per_day));
  }

  bool times_of_day = false;
};

/// Puts the values of chunks into the rows that they name.
class Collector {
 public:
  Collector(const Conversion& conversion, std::size_t rows)
      : cast_(conversion.cast), column_(missing_column("", conversion.type, rows)), seen_(rows) {}

  void add(const Chunk& chunk) {
    if (cast_ == "VARCHAR") {
      add_texts(chunk);
    } else if (cast_ == "BOOLEAN") {
      add_numbers<bool>(chunk, [](bool value) { return value ? 1.0 : 0.0; });
    } else if (cast_ == "DATE") {
      add_numbers<std::int32_t>(chunk, days_of);
    } else if (cast_ == "TIMESTAMP") {
      add_numbers<std::int64_t>(chunk, [this](std::int64_t value) { return days_(value); });
    } else {
      add_numbers<double>(chunk, [](double value) { return value; });
    }
  }

  [[nodiscard]] Fetched take() {
    if (count_ != seen_.size()) throw RowMismatch();
    column_.level = levels_.take();
    const bool exact =
        column_.type != ColumnType::integer || std::all_of(column_.number.begin(), column_.number.end(), is_exact);
    return {.column = std::move(column_), .exact = exact, .times_of_day = days_.times_of_day};
  }

 private:
  /// Missing values are NaN, which compares false.
  static bool is_exact(double value) { return !(std::abs(value) > largest_exact_integer); }

  std::size_t claim(std::int64_t index) {
    const auto row = static_cast<std::size_t>(index);
    if (row >= seen_.size() || seen_[row] != 0) throw RowMismatch();
    seen_[row] = 1;
    ++count_;
    return row;
  }

  template <typename Value, typename Convert>
  void add_numbers(const Chunk& chunk, Convert convert) {
    const auto rows = chunk.values<std::int64_t>(0);
    const auto values = chunk.values<Value>(1);
    const std::uint64_t* validity = chunk.validity(1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::size_t row = claim(rows[i]);
      if (is_null(validity, i)) continue;
      column_.number[row] = convert(values[i]);
      column_.missing[row] = 0;
    }
  }

  void add_texts(const Chunk& chunk) {
    const auto rows = chunk.values<std::int64_t>(0);
    const auto values = chunk.values<duckdb_string_t>(1);
    const std::uint64_t* validity = chunk.validity(1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::size_t row = claim(rows[i]);
      if (is_null(validity, i) || text_of(values[i]).empty()) continue;
      column_.code[row] = levels_.code(text_of(values[i]));
      column_.missing[row] = 0;
    }
  }

  std::string_view cast_;
  Column column_;
  std::vector<std::uint8_t> seen_;
  std::size_t count_ = 0;
  Levels levels_;
  Days days_;
};

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

Fetched collect(Result& result, const Conversion& conversion, std::size_t rows) {
  Collector collector(conversion, rows);
  while (true) {
    const Chunk chunk = result.next();
    if (!chunk) break;
    collector.add(chunk);
  }
  return collector.take();
}

}  // namespace rtsurv::table::sql
