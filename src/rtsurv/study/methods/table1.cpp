// Table 1: each variable described in all rows and in each group.
#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "rtsurv/math/quantile.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/columns/identifying.hpp"
#include "rtsurv/study/methods/calls.hpp"
#include "rtsurv/study/methods/table1_tests.hpp"

namespace rtsurv::study {
namespace {

using results::Table1;
using table::Column;
using table::ColumnType;

constexpr std::size_t most_levels_unasked = 20;  // of a text column that nobody asked for by name

/// Rows of `all` and of each group; group g of Table1 is rows[g].
struct Groups {
  Factor by;  ///< without levels when there is no grouping
  std::vector<std::vector<std::size_t>> rows;
};

Groups groups_of(Values& values, const Table1Call& call) {
  Groups groups;
  groups.rows.emplace_back();
  for (std::size_t i = 0; i < values.rows(); ++i) groups.rows[0].push_back(i);
  if (call.by.empty()) return groups;
  groups.by = on_cases(as_factor(values.table(), values.any(call.by, "--by"), call.by_levels), {groups.rows[0], 0});
  require_few_levels(groups.by, "--by");
  groups.rows.resize(1 + groups.by.levels.size());
  for (std::size_t i = 0; i < values.rows(); ++i)
    if (groups.by.code[i] >= 0) groups.rows[static_cast<std::size_t>(groups.by.code[i]) + 1].push_back(i);
  return groups;
}

std::vector<double> known(const Column& column, std::span<const std::size_t> rows) {
  std::vector<double> found;
  for (const std::size_t row : rows)
    if (column.missing[row] == 0) found.push_back(column.number[row]);
  return found;
}

void fill(Table1::Summary& summary, std::vector<double> sorted) {
  if (sorted.empty()) return;
  std::sort(sorted.begin(), sorted.end());
  const auto n = static_cast<double>(sorted.size());
  double sum = 0.0, squares = 0.0;
  for (const double value : sorted) sum += value;
  const double mean = sum / n;
  for (const double value : sorted) squares += (value - mean) * (value - mean);
  summary.mean = mean;
  if (sorted.size() > 1) summary.sd = std::sqrt(squares / (n - 1.0));
  summary.median = math::quantile_sorted(sorted, 0.5);
  summary.q1 = math::quantile_sorted(sorted, 0.25);
  summary.q3 = math::quantile_sorted(sorted, 0.75);
  summary.min = sorted.front();
  summary.max = sorted.back();
}

void describe_number(Table1& table, Table1::Variable& variable, const Column& column, const Groups& groups) {
  variable.numeric = true;
  for (std::size_t g = 0; g < groups.rows.size(); ++g) {
    Table1::Summary summary;
    summary.group = table.groups[g];
    std::vector<double> values = known(column, groups.rows[g]);
    summary.n = values.size();
    summary.missing = groups.rows[g].size() - values.size();
    fill(summary, std::move(values));
    variable.summary.push_back(std::move(summary));
  }
  if (table.by.empty()) return;
  std::vector<double> value;
  std::vector<int> group;
  for (std::size_t i = 0; i < column.size(); ++i)
    if (column.missing[i] == 0 && groups.by.code[i] >= 0) {
      value.push_back(column.number[i]);
      group.push_back(groups.by.code[i]);
    }
  const NamedTest result = compare_numbers(value, group, static_cast<int>(groups.by.levels.size()));
  variable.p = result.p;
  variable.test = result.test;
}

void count_levels(Table1& table, Table1::Variable& variable, const Factor& factor, const Groups& groups) {
  for (const std::string& level : factor.levels) variable.levels.push_back({level, {}});
  for (std::size_t g = 0; g < groups.rows.size(); ++g) {
    std::vector<std::size_t> count(factor.levels.size(), 0);
    std::size_t known_rows = 0;
    for (const std::size_t row : groups.rows[g]) {
      if (factor.code[row] < 0) continue;
      ++known_rows;
      ++count[static_cast<std::size_t>(factor.code[row])];
    }
    for (std::size_t level = 0; level < count.size(); ++level) {
      Table1::Count entry{table.groups[g], count[level], std::nullopt};
      if (known_rows > 0) entry.percent = 100.0 * static_cast<double>(count[level]) / static_cast<double>(known_rows);
      variable.levels[level].counts.push_back(std::move(entry));
    }
    variable.missing.emplace_back(table.groups[g], groups.rows[g].size() - known_rows);
  }
}

void describe_factor(Table1& table, Table1::Variable& variable, const Factor& factor, const Groups& groups) {
  count_levels(table, variable, factor, groups);
  if (table.by.empty()) return;
  std::vector<int> level, group;
  for (std::size_t i = 0; i < factor.code.size(); ++i)
    if (factor.code[i] >= 0 && groups.by.code[i] >= 0) {
      level.push_back(factor.code[i]);
      group.push_back(groups.by.code[i]);
    }
  const NamedTest result =
      compare_levels(level, static_cast<int>(factor.levels.size()), group, static_cast<int>(groups.by.levels.size()));
  variable.p = result.p;
  variable.test = result.test;
}

/// Why a column of texts describes no patients but tells who they are.
std::string why_no_text(Values& values, const std::string& name) {
  const Column& column = values.any(name, "table1");
  return column.type == ColumnType::text ? why_no_variable(values.table(), name, column) : std::string();
}

/// Every column that describes patients when the call names none.
std::vector<Table1Call::Variable> all_variables(Values& values, const Table1Call& call, Table1& table) {
  std::vector<Table1Call::Variable> variables;
  for (const std::string& name : values.table().names()) {
    if (name == call.by) continue;
    const ColumnType type = *values.table().type(name);
    if (type == ColumnType::date) {
      table.sample.warnings.push_back(fmt::format("\"{}\" is a date and was left out", name));
    } else if (const std::string why = why_no_text(values, name); !why.empty()) {
      table.sample.warnings.push_back(fmt::format("\"{}\" {} and was left out", name, why));
    } else if (type == ColumnType::text && values.any(name, "table1").level.size() > most_levels_unasked) {
      table.sample.warnings.push_back(
          fmt::format("\"{}\" is a text with {} different values and was left out; name it "
                      "to have it described",
                      name, values.any(name, "table1").level.size()));
    } else {
      variables.push_back({name, {}, false});
    }
  }
  return variables;
}

/// The codes of a number that is described by counts: see Table1Call. Empty for every other.
std::vector<std::string> codes_of(const Column& column) {
  constexpr std::size_t fewest = 10;
  if (column.type != ColumnType::number && column.type != ColumnType::integer) return {};
  std::set<double> codes;
  std::size_t known_rows = 0;
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column.missing[i] != 0) continue;
    ++known_rows;
    codes.insert(column.number[i] + 0.0);  // -0 becomes 0
    if (codes.size() > 2 || column.number[i] != std::floor(column.number[i])) return {};
  }
  const bool indicator = std::ranges::all_of(codes, [](double code) { return code == 0.0 || code == 1.0; });
  if (indicator && !codes.empty()) return {"0", "1"};
  if (codes.size() < 2 || known_rows < fewest) return {};
  return {table::label(*codes.begin()), table::label(*codes.rbegin())};
}

void describe(Table1& table, Values& values, const Table1Call::Variable& wanted, const Groups& groups) {
  const Column& column = values.any(wanted.text, "--variables");
  if (!wanted.factor && wanted.levels.empty()) require_no_odd_cells(values.table(), column);
  Table1::Variable variable;
  variable.variable = wanted.text;
  if (wanted.factor || !wanted.levels.empty() || is_factor(column)) {
    const Factor factor = as_factor(values.table(), column, wanted.levels);
    describe_factor(table, variable, on_cases(factor, {groups.rows[0], 0}), groups);
  } else if (const std::vector<std::string> codes = codes_of(column); !codes.empty()) {
    describe_factor(table, variable, as_factor(values.table(), column, codes), groups);
  } else if (column.type == ColumnType::date) {
    throw Error(ErrorKind::usage,
                fmt::format("\"{}\" is a date; describe a duration or a year derived from it", wanted.text));
  } else {
    describe_number(table, variable, values.number(wanted.text, "--variables"), groups);
  }
  table.variables.push_back(std::move(variable));
}

}  // namespace

Table1 table1(Values& values, const Table1Call& call) {
  Table1 table;
  const Groups groups = groups_of(values, call);
  table.by = call.by;
  table.groups.emplace_back("all");
  table.groups.insert(table.groups.end(), groups.by.levels.begin(), groups.by.levels.end());
  for (const std::vector<std::size_t>& rows : groups.rows) table.group_size.push_back(rows.size());
  table.sample.n = values.rows();
  for (const int code : groups.by.code)
    if (code < 0) ++table.sample.n_missing;
  if (table.sample.n_missing > 0)
    table.sample.warnings.push_back(fmt::format("{} of {} rows miss \"{}\": they count in \"all\" and in no group",
                                                table.sample.n_missing, table.sample.n, call.by));
  const auto variables = call.variables.empty() ? all_variables(values, call, table) : call.variables;
  for (const Table1Call::Variable& variable : variables) describe(table, values, variable, groups);
  return table;
}

}  // namespace rtsurv::study
