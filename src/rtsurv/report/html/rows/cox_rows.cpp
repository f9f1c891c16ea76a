#include "rtsurv/report/html/rows/cox_rows.hpp"

#include <algorithm>

#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

Table::Row reference_row(const results::Study& study, const results::CoxResult& cox, const results::CoxTerm& term) {
  const auto found = std::ranges::find(cox.references, term.term, &results::CoxResult::Reference::term);
  if (found != cox.references.end()) {
    std::vector<Cell> cells = people(static_cast<double>(found->n), found->events);
    cells.insert(cells.end(), {"reference", ""});
    return {Table::RowKind::level, level_label(study, term.term, found->level), std::move(cells), ""};
  }
  return {Table::RowKind::level, level_label(study, term.term, term.reference.value_or("")), {"", "", "reference"}, ""};
}

/// The number that is the only term of a model; null for any other model.
const results::CoxTerm* number_alone(const results::Maybe<results::CoxResult>& cox) {
  if (!cox.value || cox.value->terms.size() != 1 || !cox.value->terms.front().is_number()) return nullptr;
  return &cox.value->terms.front();
}

/// HR (CI) and P of the same term in another model.
void add_beside(Table::Row& row, const results::CoxResult& beside, const results::CoxTerm& term) {
  const auto same = std::ranges::find_if(
      beside.terms, [&](const results::CoxTerm& one) { return one.term == term.term && one.level == term.level; });
  if (same == beside.terms.end())
    row.cells.insert(row.cells.end(), {"not estimable", ""});
  else
    row.cells.insert(row.cells.end(), {hazard_ratio(*same), p_cell(same->p)});
}

}  // namespace

std::string per_unit(const results::Study& study, const std::string& column) {
  const std::string unit = one_unit(study, column);
  return unit == "unit" ? "per unit" : "per 1 " + unit;
}

std::string numeric_label(const results::Study& study, const std::string& column) {
  return column_label(study, column) + ", " + per_unit(study, column);
}

std::vector<Cell> people(double n, double events) { return {count(n), count(events)}; }

std::vector<Table::Row> cox_rows(const results::Study& study, const results::CoxResult& cox,
                                 const results::CoxResult* beside) {
  std::vector<Table::Row> rows;
  const auto add = [&](Table::Row row, const results::CoxTerm& term) {
    const std::size_t place = rows.size();
    add_term_row(rows, std::move(row), term);
    if (beside != nullptr) add_beside(rows[place], *beside, term);
  };
  std::string previous;
  for (const results::CoxTerm& term : cox.terms) {
    std::vector<Cell> cells = people(static_cast<double>(term.n), term.events);
    if (term.is_single_level()) {
      rows.push_back({Table::RowKind::head, column_label_with_unit(study, term.term), {}, ""});
      cells.insert(cells.end(), {"a single level", ""});
      rows.push_back({Table::RowKind::level, level_label(study, term.term, *term.reference), std::move(cells), ""});
      previous.clear();
      continue;
    }
    if (!term.level) {
      add({Table::RowKind::plain, numeric_label(study, term.term), std::move(cells), ""}, term);
      previous.clear();
      continue;
    }
    if (term.term != previous) {
      rows.push_back({Table::RowKind::head, column_label_with_unit(study, term.term), {}, ""});
      rows.push_back(reference_row(study, cox, term));
      if (beside != nullptr) rows.back().cells.insert(rows.back().cells.end(), {"reference", ""});
    }
    previous = term.term;
    add({Table::RowKind::level, level_label(study, term.term, *term.level), std::move(cells), ""}, term);
  }
  return rows;
}

void add_term_row(std::vector<Table::Row>& rows, Table::Row row, const results::CoxTerm& term) {
  Table::Row firth{Table::RowKind::level, "with Firth\u2019s penalty", std::vector<Cell>(row.cells.size()), ""};
  row.cells.insert(row.cells.end(), {hazard_ratio(term), p_cell(term.p)});
  rows.push_back(std::move(row));
  if (!term.infinite || !term.firth) return;
  const results::FirthEstimate& at = *term.firth;
  firth.cells.insert(firth.cells.end(), {ratio_interval(at.hazard_ratio, at.lower, at.upper), p_cell(at.p)});
  rows.push_back(std::move(firth));
}

void add_level_row(std::vector<Table::Row>& rows, Table::Row row, const results::Maybe<results::CoxResult>& cox,
                   const std::string& level) {
  if (cox.value) {
    const auto& terms = cox.value->terms;
    const auto term = std::ranges::find(terms, std::optional<std::string>(level), &results::CoxTerm::level);
    if (term != terms.end()) return add_term_row(rows, std::move(row), *term);
  }
  row.cells.insert(row.cells.end(), {!cox.value ? "not estimable" : number_alone(cox) ? "" : "reference", ""});
  rows.push_back(std::move(row));
}

void add_unit_row(std::vector<Table::Row>& rows, const results::Study& study,
                  const results::Maybe<results::CoxResult>& cox, std::size_t blank_cells) {
  const results::CoxTerm* number = number_alone(cox);
  if (number == nullptr) return;
  add_term_row(rows, {Table::RowKind::level, per_unit(study, number->term), std::vector<Cell>(blank_cells), ""},
               *number);
}

std::vector<std::string> separation_notes(const results::CoxResult& cox) {
  std::vector<std::string> notes;
  if (std::ranges::any_of(cox.terms, &results::CoxTerm::undetermined))
    notes.emplace_back(
        "Undetermined: any hazard ratio fits these patients equally well, as with no event at a level and none at its "
        "reference.");
  if (std::ranges::none_of(cox.terms, &results::CoxTerm::infinite)) return notes;
  std::string note =
      "Separation: no patient with the event differs from those at risk in a way that would bound the hazard ratio; "
      "its "
      "P is of the likelihood-ratio test.";
  if (cox.firth)
    note +=
        " Below it, the same model with Firth\u2019s penalty, which keeps every ratio finite: limits of the profile, P "
        "of the penalised likelihood ratio.";
  notes.push_back(std::move(note));
  return notes;
}

std::string test_phrase(const std::string& name, const survival::ChiSquareTest& test) {
  return name + ": chi-square " + fixed(test.chi_square, 1) + " on " + plain(test.df) + " df, " + p_phrase(test.p);
}

}  // namespace rtsurv::report::html
