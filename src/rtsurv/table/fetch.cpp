#include "rtsurv/table/fetch.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "rtsurv/table/cell.hpp"
#include "rtsurv/table/column.hpp"
#include "rtsurv/table/levels.hpp"

namespace rtsurv::table::sql {
namespace {

constexpr std::size_t value_column = 1;
constexpr std::int64_t microseconds_per_day = 86'400'000'000;

double days_of(std::int32_t date) {
  if (date == std::numeric_limits<std::int32_t>::max()) return std::numeric_limits<double>::infinity();
  if (date == -std::numeric_limits<std::int32_t>::max()) return -std::numeric_limits<double>::infinity();
  return date;
}

class Collector {
 public:
  Collector(const Conversion& conversion, std::size_t rows)
      : fetched_{.column = missing_column("", conversion.type, rows)}, cast_(conversion.cast), seen_(rows) {}

  void add(const Chunk& chunk) {
    const auto rows = chunk.values<std::int64_t>(0);
    for (std::size_t i = 0; i < chunk.size(); ++i) {
      const auto row = static_cast<std::size_t>(rows[i]);
      if (row >= seen_.size() || seen_[row] != 0) throw RowMismatch();
      seen_[row] = 1;
      ++count_;
      if (!chunk.is_null(value_column, i)) set_value(row, chunk, i);
    }
  }

  [[nodiscard]] Fetched take() {
    if (count_ != seen_.size()) throw RowMismatch();
    fetched_.column.level = levels_.take();
    return std::move(fetched_);
  }

 private:
  void set_value(std::size_t row, const Chunk& chunk, std::size_t i) {
    Column& column = fetched_.column;
    if (column.type != ColumnType::text) {
      column.number[row] = number(chunk, i);
    } else if (const std::string_view text = chunk.text(value_column, i); !text.empty()) {
      column.code[row] = levels_.code(text);
    } else {
      return;
    }
    column.missing[row] = 0;
  }

  double number(const Chunk& chunk, std::size_t i) {
    if (cast_ == "BOOLEAN") return chunk.values<bool>(value_column)[i] ? 1 : 0;
    if (cast_ == "DATE") return days_of(chunk.values<std::int32_t>(value_column)[i]);
    if (cast_ == "TIMESTAMP") return date_of(chunk.values<std::int64_t>(value_column)[i]);
    const double value = chunk.values<double>(value_column)[i];
    if (fetched_.column.type == ColumnType::integer && std::abs(value) > largest_exact_integer) fetched_.exact = false;
    return value;
  }

  double date_of(std::int64_t microseconds) {
    if (microseconds == std::numeric_limits<std::int64_t>::max()) return std::numeric_limits<double>::infinity();
    if (microseconds == -std::numeric_limits<std::int64_t>::max()) return -std::numeric_limits<double>::infinity();
    if (microseconds % microseconds_per_day != 0) fetched_.times_of_day = true;
    return std::floor(static_cast<double>(microseconds) / static_cast<double>(microseconds_per_day));
  }

  Fetched fetched_;
  std::string_view cast_;
  std::vector<std::uint8_t> seen_;
  std::size_t count_ = 0;
  Levels levels_;
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
