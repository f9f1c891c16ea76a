#include "rtsurv/report/html/cox_rows.hpp"

#include <algorithm>

#include "rtsurv/report/format.hpp"
#include "rtsurv/report/html/estimates.hpp"
#include "rtsurv/report/labels.hpp"
#include "rtsurv/report/words.hpp"

namespace rtsurv::report::html {

namespace {

Table::Row reference_row(const results::Study& study, const results::CoxResult& cox, const results::CoxTerm& term) {
  const auto found = std::ranges::find(cox.references, term.term, &results::CoxResult::Reference::term);
  if (found != cox.references.end()) {
    std::vector<std::string> cells = people(static_cast<double>(found->n), found->events);
    cells.insert(cells.end(), {"reference", ""});
    return {Table::RowKind::level, level_label(study, term.term, found->level), std::move(cells), ""};
  }
  return {Table::RowKind::level, level_label(study, term.term, term.reference.value_or("")), {"", "", "reference"}, ""};
}

}  // namespace

std::string numeric_label(const results::Study& study, const std::string& column) {
  const results::ColumnLabel* found = study.find_column(column);
  const std::string unit = found ? found->unit : "";
  return column_label(study, column) + (unit.empty() ? ", per unit" : ", per 1 " + (unit == "years" ? "year" : unit));
}

std::vector<std::string> people(double n, double events) { return {count(n), count(events)}; }

std::vector<Table::Row> cox_rows(const results::Study& study, const results::CoxResult& cox) {
  std::vector<Table::Row> rows;
  std::string previous;
  for (const results::CoxTerm& term : cox.terms) {
    std::vector<std::string> cells = people(static_cast<double>(term.n), term.events);
    cells.insert(cells.end(), {hazard_ratio(term), p_value(term.p)});
    if (!term.level) {
      rows.push_back({Table::RowKind::plain, numeric_label(study, term.term), std::move(cells), ""});
      previous.clear();
      continue;
    }
    if (term.term != previous) {
      rows.push_back({Table::RowKind::head, column_label_with_unit(study, term.term), {}, ""});
      rows.push_back(reference_row(study, cox, term));
    }
    previous = term.term;
    rows.push_back({Table::RowKind::level, level_label(study, term.term, *term.level), std::move(cells), ""});
  }
  return rows;
}

std::string test_phrase(const std::string& name, const survival::ChiSquareTest& test) {
  return name + ": chi-square " + fixed(test.chi_square, 1) + " on " + plain(test.df) + " df, " + p_phrase(test.p);
}

}  // namespace rtsurv::report::html
