#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/text/notes.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {

namespace {

using Table1 = results::Table1;

std::string median_iqr(const Table1::Summary& summary) {
  if (!summary.median || !summary.q1 || !summary.q3) return "not estimable";
  return fixed(*summary.median, 1) + " (" + fixed(*summary.q1, 1) + "\u2013" + fixed(*summary.q3, 1) + ")";
}

std::string count_percent(const Table1::Count& cell) {
  return std::to_string(cell.n) + (cell.percent ? " (" + fixed(*cell.percent, 1) + "\u2009%)" : "");
}

/// A row of counts of missing values; nothing when none is missing.
void add_missing(Grid& grid, const std::vector<std::size_t>& missing) {
  std::vector<std::string> row{"  missing"};
  bool any = false;
  for (const std::size_t n : missing) {
    row.push_back(std::to_string(n));
    any = any || n > 0;
  }
  if (any) grid.add(row);
}

void add_numeric(Grid& grid, const Table1::Variable& variable, const std::string& p) {
  std::vector<std::string> row{variable.variable + ", median (IQR)"};
  std::vector<std::size_t> missing;
  for (const Table1::Summary& summary : variable.summary) {
    row.push_back(median_iqr(summary));
    missing.push_back(summary.missing);
  }
  row.push_back(p);
  grid.add(row);
  add_missing(grid, missing);
}

void add_factor(Grid& grid, const Table1& table, const Table1::Variable& variable, const std::string& p) {
  std::vector<std::string> head{variable.variable + ", n (%)"};
  head.resize(table.groups.size() + 1);
  head.push_back(p);
  grid.add(head);
  for (const Table1::Level& level : variable.levels) {
    std::vector<std::string> row{"  " + level.level};
    for (const Table1::Count& cell : level.counts) row.push_back(count_percent(cell));
    grid.add(row);
  }
  std::vector<std::size_t> missing;
  for (const auto& [group, n] : variable.missing) missing.push_back(n);
  add_missing(grid, missing);
}

/// "0.017 (Wilcoxon rank-sum)", or why there is no test.
std::string comparison(const Table1& table, const Table1::Variable& variable) {
  if (table.by.empty()) return "";
  return variable.p ? p_value(variable.p) + " (" + variable.test + ")" : variable.test;
}

}  // namespace

std::string to_text(const results::Table1& result) {
  std::vector<std::string> header{""};
  for (std::size_t i = 0; i < result.groups.size(); ++i)
    header.push_back(result.groups[i] + ", n = " + std::to_string(result.group_size[i]));
  if (!result.by.empty()) header.emplace_back("P (test)");
  Grid grid(header);
  for (const Table1::Variable& variable : result.variables)
    if (variable.numeric)
      add_numeric(grid, variable, comparison(result, variable));
    else
      add_factor(grid, result, variable, comparison(result, variable));
  std::string text = heading("Characteristics", result.by) + grid.text();
  text += "Convention: percentages are of the known values; quartiles of type 7; missing values apart.\n";
  return text + warning_lines(result.sample.warnings);
}

}  // namespace rtsurv::report
