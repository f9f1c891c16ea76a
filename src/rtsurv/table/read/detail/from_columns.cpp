#include "rtsurv/table/read/detail/from_columns.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <set>
#include <string_view>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/core/utf8.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/table/columns/cell.hpp"
#include "rtsurv/table/columns/levels.hpp"
#include "rtsurv/table/read/cell_text.hpp"
#include "rtsurv/table/read/hash.hpp"
#include "rtsurv/unicode/one_line.hpp"

namespace rtsurv::table::detail {
namespace {

/// Finds every flaw of the columns.
class ColumnCheck {
 public:
  explicit ColumnCheck(const std::vector<Column>& columns) : columns_(columns) {}

  void check() {
    if (columns_.empty() || columns_.front().size() == 0) problem({}, "there are no rows");
    for (const Column& column : columns_) {
      check_name(column.name);
      const bool whole = check_lengths(column);
      if (column.type == ColumnType::text) check_levels(column);
      for (std::size_t i = 0; whole && i < column.size(); ++i) check_row(column, i);
    }
    problems_.throw_if_any();
  }

 private:
  void problem(Where where, std::string_view message) {
    where.file = in_memory;
    problems_.add(where, message);
  }

  void check_name(const std::string& name) {
    if (name.empty()) problem({}, "a column has no name");
    if (!is_utf8(name)) problem({}, "the name of a column is not UTF-8");
    if (!names_.insert(fold_case(unicode::one_line(name))).second)
      problem({.column = name}, "there are two columns of this name (case is ignored)");
  }

  bool check_lengths(const Column& column) {
    const std::size_t rows = columns_.front().size();
    const std::size_t values = column.type == ColumnType::text ? column.code.size() : column.number.size();
    if (column.size() == rows && values == rows) return true;
    problem({.column = column.name}, "has " + std::to_string(values) + " values and " + std::to_string(column.size()) +
                                         " flags of missing ones; the first column has " + std::to_string(rows) +
                                         " rows");
    return false;
  }

  void check_levels(const Column& column) {
    std::set<std::string_view> levels;
    for (const std::string& level : column.level) {
      if (level.empty()) problem({.column = column.name}, "an empty text is no level; flag its rows as missing");
      if (!is_utf8(level)) problem({.column = column.name}, "a level is not UTF-8");
      if (!levels.insert(level).second) problem({.column = column.name}, "has a level twice");
    }
  }

  void check_row(const Column& column, std::size_t i) {
    if (column.missing[i] > 1) problem({.row = i + 1, .column = column.name}, "the flag of missing must be 0 or 1");
    const std::string_view expected = column.missing[i] == 0 ? unlike(column, i) : "";
    if (!expected.empty()) problem({.row = i + 1, .column = column.name}, "must be " + std::string(expected));
  }

  /// What the value must be and is not; empty when it is.
  static std::string_view unlike(const Column& column, std::size_t i) {
    if (column.type == ColumnType::text)
      return column.code[i] < 0 || static_cast<std::size_t>(column.code[i]) >= column.level.size()
                 ? "the index of a level, or flagged as missing"
                 : "";
    const double value = column.number[i];
    if (column.type == ColumnType::boolean) return value == 0 || value == 1 ? "" : "0 or 1, or flagged as missing";
    if (column.type == ColumnType::number) return "";
    const bool is_date = column.type == ColumnType::date;
    if (value == std::trunc(value) &&
        (is_date ? value >= first_day && value <= last_day : std::abs(value) <= largest_exact_integer))
      return "";
    return is_date ? "a whole number of days from 1970-01-01, of the years 1 to 9999, or flagged as missing"
                   : "a whole number below 2^53 in size, or flagged as missing";
  }

  static constexpr double first_day = -719162.0;  ///< 0001-01-01
  static constexpr double last_day = 2932896.0;   ///< 9999-12-31

  const std::vector<Column>& columns_;
  Problems problems_{ErrorKind::data};
  std::set<std::string> names_;
};

/// Puts into missing rows what the rest of the program finds there.
void clear_missing(Column& column) {
  const bool is_text = column.type == ColumnType::text;
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column.missing[i] == 0) continue;
    if (is_text) column.code[i] = -1;
    if (!is_text) column.number[i] = std::numeric_limits<double>::quiet_NaN();
  }
  if (is_text) column.number.clear();
  if (!is_text) column.code.clear();
  if (!is_text) column.level.clear();
}

/// What a missing row has in a fingerprint: no value of a column.
constexpr std::uint64_t missing_bits = ~std::uint64_t{0};

/// Equal values have equal bits: -0 is 0, and there is one NaN.
std::uint64_t bits_of(double value) {
  if (std::isnan(value)) return std::bit_cast<std::uint64_t>(std::numeric_limits<double>::quiet_NaN());
  return std::bit_cast<std::uint64_t>(value + 0.0);
}

/// Collects parts and gives them to the hash in blocks.
class Parts {
 public:
  void add(std::uint64_t bits) {
    bytes_.append(reinterpret_cast<const char*>(&bits), sizeof bits);
    if (bytes_.size() >= block) give();
  }

  void add(std::string_view text) {
    add(std::uint64_t{text.size()});
    bytes_ += text;
  }

  [[nodiscard]] std::string hex() {
    give();
    return hash_.hex();
  }

 private:
  static constexpr std::size_t block = std::size_t{1} << 16U;
  static_assert(std::endian::native == std::endian::little, "a fingerprint is one of bytes in this order");

  void give() {
    hash_.add(bytes_);
    bytes_.clear();
  }

  std::string bytes_;
  Sha256 hash_;
};

std::string fingerprint(const Column& column) {
  Parts parts;
  parts.add(column.name);
  parts.add(name(column.type));
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column.missing[i] != 0)
      parts.add(missing_bits);
    else if (column.type == ColumnType::text)
      parts.add(column.level[static_cast<std::size_t>(column.code[i])]);
    else
      parts.add(bits_of(column.number[i]));
  }
  return parts.hex();
}

}  // namespace

std::string fingerprint(const std::vector<Column>& columns) {
  std::vector<std::string> of_each(columns.size());
  parallel::parallel_for(columns.size(), [&](std::size_t i) { of_each[i] = fingerprint(columns[i]); });
  Sha256 hash;
  for (const std::string& one : of_each) hash.add(one);
  return hash.hex();
}

Loaded load_columns(std::vector<Column> columns) {
  ColumnCheck(columns).check();
  for (Column& column : columns) {
    clear_missing(column);
    column.name = unicode::one_line(column.name);
    if (column.type == ColumnType::text) change_levels(column, cell_text);
  }
  Loaded loaded{.path = in_memory, .sha256 = fingerprint(columns), .notes = {}, .dates = {}, .cohort = {}};
  loaded.notes.notes.emplace_back("the data came from memory; their fingerprint is that of the columns, of no file");
  loaded.cohort.file = in_memory;
  loaded.cohort.row.resize(columns.front().size());
  std::iota(loaded.cohort.row.begin(), loaded.cohort.row.end(), std::size_t{1});
  loaded.cohort.columns = std::move(columns);
  return loaded;
}

}  // namespace rtsurv::table::detail
