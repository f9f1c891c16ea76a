#include "rtsurv/table/read/detail/sql_source.hpp"

#include <algorithm>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/table/columns/levels.hpp"
#include "rtsurv/table/read/cell_text.hpp"
#include "rtsurv/table/read/named.hpp"
#include "rtsurv/table/sql/detail/fetch.hpp"
#include "rtsurv/unicode/one_line.hpp"

namespace rtsurv::table::detail {

std::vector<SqlColumn> named_columns(const std::vector<SqlColumn>& columns, const std::vector<std::string>& texts) {
  std::vector<std::string> names;
  for (const SqlColumn& column : columns) names.push_back(column.name);
  std::vector<SqlColumn> named;
  for (const std::size_t i : named_places(names, texts)) named.push_back(columns[i]);
  return named;
}

std::vector<SqlColumn> SqlSource::columns(const std::string& selection) {
  sql::Result empty = session_.query("SELECT " + selection + " FROM " + source_ + " LIMIT 0");
  std::vector<SqlColumn> columns;
  for (std::size_t i = 0; i < empty.columns(); ++i)
    columns.push_back({unicode::one_line(empty.name(i)), empty.name(i), empty.type(i)});
  return columns;
}

void SqlSource::check(const std::vector<SqlColumn>& columns) const {
  Problems problems(ErrorKind::data);
  for (auto column = columns.begin(); column != columns.end(); ++column) {
    const std::string& name = column->name;
    if (name.empty())
      problems.add({.file = path_}, "column " + std::to_string(column - columns.begin() + 1) + " has no name");
    const auto same = [&name](const SqlColumn& other) { return fold_case(other.name) == fold_case(name); };
    if (std::any_of(columns.begin(), column, same))
      problems.add({.file = path_, .column = name},
                   "another column has the same name (case, line breaks and how its letters are composed are ignored)");
    if (!sql::conversion_of(column->type) && column->type != DUCKDB_TYPE_TIME)
      problems.add({.file = path_, .column = name},
                   "holds lists, structures, bytes or intervals; a column must hold one value per row");
  }
  problems.throw_if_any();
}

std::size_t SqlSource::count() {
  sql::Result result = session_.query("SELECT count(*) FROM " + source_);
  const sql::Chunk chunk = result.next();
  return static_cast<std::size_t>(chunk.values<std::int64_t>(0)[0]);
}

Column SqlSource::read(const SqlColumn& column, std::size_t rows) {
  constexpr sql::Conversion as_text{"VARCHAR", ColumnType::text};
  const auto fetch = [&](const sql::Conversion& conversion) {
    sql::Result result = session_.query("SELECT " + row_ + ", CAST(" + sql::quote_name(column.in_sql) + " AS " +
                                        conversion.cast + ") FROM " + source_);
    return sql::collect(result, conversion, rows);
  };
  sql::Fetched fetched = fetch(sql::conversion_of(column.type).value_or(as_text));
  if (!fetched.exact || fetched.times_of_day) fetched = fetch(as_text);
  fetched.column.name = column.name;
  if (fetched.column.type == ColumnType::text) change_levels(fetched.column, cell_text);
  return std::move(fetched.column);
}

}  // namespace rtsurv::table::detail
