#include "rtsurv/report/html/patients/characteristics.hpp"

#include <array>
#include <map>

#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using Table1 = results::Table1;

std::string median_iqr(const Table1::Summary& summary) {
  if (!summary.median || !summary.q1 || !summary.q3) return "not estimable";
  return fixed(*summary.median, 1) + " (" + fixed(*summary.q1, 1) + "\u2013" + fixed(*summary.q3, 1) + ")";
}

std::string count_percent(const Table1::Count& cell) {
  const std::string n = count(static_cast<double>(cell.n));
  return cell.percent ? n + " (" + percent(*cell.percent / 100.0) + ")" : n;
}

/// A row of the numbers of missing values; nothing when none is missing.
void add_missing(Table& table, const std::vector<std::size_t>& missing) {
  Table::Row row{Table::RowKind::level, "missing", {}, ""};
  bool any = false;
  for (const std::size_t n : missing) {
    row.cells.emplace_back(count(static_cast<double>(n)));
    any = any || n > 0;
  }
  if (any) table.rows.push_back(std::move(row));
}

void add_numeric(Table& table, const results::Study& study, const Table1::Variable& variable, const Cell& p) {
  Table::Row row{Table::RowKind::plain, column_label_with_unit(study, variable.variable) + ", median (IQR)", {}, ""};
  std::vector<std::size_t> missing;
  for (const Table1::Summary& summary : variable.summary) {
    row.cells.emplace_back(median_iqr(summary));
    missing.push_back(summary.missing);
  }
  row.cells.push_back(p);
  table.rows.push_back(std::move(row));
  add_missing(table, missing);
}

void add_factor(Table& table, const results::Study& study, const Table1::Variable& variable, const Cell& p) {
  Table::Row head{Table::RowKind::head, column_label_with_unit(study, variable.variable) + ", n (%)", {}, ""};
  head.cells.resize(study.table1->groups.size());
  head.cells.push_back(p);
  table.rows.push_back(std::move(head));
  for (const Table1::Level& level : variable.levels) {
    Table::Row row{Table::RowKind::level, level_label(study, variable.variable, level.level), {}, ""};
    for (const Table1::Count& cell : level.counts) row.cells.emplace_back(count_percent(cell));
    table.rows.push_back(std::move(row));
  }
  std::vector<std::size_t> missing;
  for (const auto& [group, n] : variable.missing) missing.push_back(n);
  add_missing(table, missing);
}

/// The marks of the footnotes that name the tests, in the order of first use.
class TestNotes {
 public:
  /// "0.017*"; an en dash with a mark when there is no P, the note saying why.
  Cell cell(const Table1::Variable& variable) {
    if (variable.test.empty()) return variable.p ? p_cell(variable.p) : "";
    const auto [found, is_new] = marks_.try_emplace(variable.test, mark(marks_.size()));
    if (is_new) notes_.push_back(found->second + " " + (variable.p ? test_name(variable.test) : variable.test) + ".");
    return variable.p ? p_cell(variable.p, found->second) : "\u2013" + found->second;
  }
  [[nodiscard]] const std::vector<std::string>& notes() const noexcept { return notes_; }

 private:
  /// *, \u2020, \u2021, \u00A7, then each of them twice, and so on.
  static std::string mark(std::size_t index) {
    constexpr std::array<const char*, 4> signs{"*", "\u2020", "\u2021", "\u00A7"};
    std::string result;
    for (std::size_t i = 0; i <= index / signs.size(); ++i) result += signs[index % signs.size()];
    return result;
  }

  std::map<std::string, std::string> marks_;
  std::vector<std::string> notes_;
};

std::string group_head(const results::Study& study, std::size_t i) {
  const Table1& table1 = *study.table1;
  const std::string label = i == 0 ? "All" : level_label(study, table1.by, table1.groups[i]);
  return label + ", n = " + count(static_cast<double>(table1.group_size[i]));
}

Table characteristics(const results::Study& study) {
  const Table1& table1 = *study.table1;
  const bool compared = !table1.by.empty();
  Table table;
  table.name = "table1";
  table.caption = "Characteristics of " + counted(static_cast<double>(table1.group_size[0]), "patient") +
                  (compared ? ", by " + column_label(study, table1.by) : "") + ".";
  table.header = {"Characteristic"};
  for (std::size_t i = 0; i < table1.groups.size(); ++i) table.header.push_back(group_head(study, i));
  if (compared) table.header.emplace_back("P");
  TestNotes tests;
  for (const Table1::Variable& variable : table1.variables) {
    const Cell p = compared ? tests.cell(variable) : "";
    if (variable.numeric)
      add_numeric(table, study, variable, p);
    else
      add_factor(table, study, variable, p);
  }
  table.notes = tests.notes();
  table.notes.emplace_back("IQR, interquartile range. Percentages are of the patients whose value is known.");
  return table;
}

}  // namespace

Html characteristics_part(Page& page) {
  const results::Study& study = page.study();
  if (!study.table1 || study.table1->variables.empty()) return {};
  return page.table(characteristics(study));
}

}  // namespace rtsurv::report::html
