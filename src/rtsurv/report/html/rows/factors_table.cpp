#include "rtsurv/report/html/rows/factors_table.hpp"

#include <algorithm>

#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/html/rows/cox_rows.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/html/rows/univariable_table.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::CoxResult, results::CoxTerm, results::Study, results::UnivariableRow;

/// The coefficients of a factor, in the order of its levels.
std::vector<const CoxTerm*> terms_of(const CoxResult& cox, const std::string& factor) {
  std::vector<const CoxTerm*> terms;
  for (const CoxTerm& term : cox.terms)
    if (term.term == factor) terms.push_back(&term);
  return terms;
}

const CoxTerm* term_at(const std::vector<const CoxTerm*>& terms, const std::string& level) {
  const auto found = std::ranges::find(terms, std::optional(level), [](const CoxTerm* term) { return term->level; });
  return found == terms.end() ? nullptr : *found;
}

/// The P of a factor: Wald of its only coefficient, else of all of them together; nothing where a model was read that does
/// not say it.
Cell factor_p(const CoxResult& cox, const std::vector<const CoxTerm*>& terms) {
  if (terms.empty()) return {};
  if (terms.size() == 1) return p_cell(terms[0]->p);
  const auto found = std::ranges::find(cox.factors, terms[0]->term, &CoxResult::Factor::term);
  return found == cox.factors.end() ? Cell() : p_cell(found->test.p);
}

/// One factor on both sides; the model has no terms of a factor that it does not hold.
class FactorRows {
 public:
  FactorRows(const Study& study, const UnivariableRow& alone, const CoxResult& model)
      : study_(study),
        alone_(alone),
        in_model_(terms_of(model, alone.factor)),
        p_in_model_(factor_p(model, in_model_)) {
    if (alone.cox.value) by_itself_ = terms_of(*alone.cox.value, alone.factor);
  }

  void add_to(Table& table) const {
    if (alone_.km.value) return add_groups(table);
    if (by_itself_.size() == 1) return add_number(table);
    if (by_itself_.size() > 1) return add_spline(table);
    table.rows.push_back({Table::RowKind::plain,
                          univariable_label(study_, alone_),
                          {},
                          not_estimable(alone_.numeric ? alone_.cox.why : alone_.km.why)});
  }

 private:
  void add_head(Table& table, const Cell& p_alone) const {
    table.rows.push_back(
        {Table::RowKind::head, univariable_label(study_, alone_), {"", "", "", "", p_alone, "", p_in_model_}, ""});
  }

  void add_groups(Table& table) const {
    add_head(table, alone_.logrank.value ? p_cell(alone_.logrank.value->test.test.p) : "not estimable");
    for (const auto& group : alone_.km.value->groups) add_level(table, group);
    if (by_itself_.size() == 1 && by_itself_[0]->is_number()) add_per_unit(table);
  }

  void add_number(Table& table) const {
    const CoxTerm& term = *by_itself_[0];
    std::vector<Cell> cells = people(static_cast<double>(term.n), term.events);
    const Cell in_model = in_model_.empty() ? Cell() : Cell(hazard_ratio(*in_model_[0]));
    cells.insert(cells.end(), {"", hazard_ratio(term), p_cell(term.p), in_model, p_in_model_});
    table.rows.push_back({Table::RowKind::plain, numeric_label(study_, alone_.factor), std::move(cells), ""});
  }

  /// Its quartiles against the median.
  void add_spline(Table& table) const {
    add_head(table, factor_p(*alone_.cox.value, by_itself_));
    for (const CoxTerm* term : by_itself_)
      table.rows.push_back({Table::RowKind::level,
                            level_label(study_, alone_.factor, term->level.value_or("")),
                            {"", "", "", hazard_ratio(*term), "", ratio_at(in_model_, term->level.value_or("")), ""},
                            ""});
  }

  /// Of a number that is shown by its values.
  void add_per_unit(Table& table) const {
    const Cell in_model = in_model_.empty() ? Cell() : Cell(hazard_ratio(*in_model_[0]));
    table.rows.push_back({Table::RowKind::level,
                          per_unit(study_, alone_.factor),
                          {"", "", "", hazard_ratio(*by_itself_[0]), "", in_model, ""},
                          ""});
  }

  void add_level(Table& table, const results::KaplanMeierResult::Group& group) const {
    std::vector<Cell> cells = people(group.n(), group.events());
    cells.emplace_back(study_.landmarks.empty() ? "" : rate_at(group.curve, study_.landmarks.back()));
    cells.insert(cells.end(), {ratio_at(by_itself_, group.group), "", ratio_at(in_model_, group.group), ""});
    table.rows.push_back(
        {Table::RowKind::level, level_label(study_, alone_.factor, group.group), std::move(cells), ""});
  }

  /// The reference where the factor has coefficients and none for this level.
  static Cell ratio_at(const std::vector<const CoxTerm*>& terms, const std::string& level) {
    if (terms.empty() || terms[0]->is_number()) return {};
    const CoxTerm* term = term_at(terms, level);
    return term == nullptr ? Cell("reference") : Cell(hazard_ratio(*term));
  }

  const Study& study_;
  const UnivariableRow& alone_;
  std::vector<const CoxTerm*> by_itself_ = {}, in_model_;
  Cell p_in_model_;
};

bool tested_alone(const results::EndpointResult& endpoint, const std::string& factor) {
  return std::ranges::find(endpoint.univariable, factor, &UnivariableRow::factor) != endpoint.univariable.end();
}

/// Factors of the model that were not tested alone: HR and P in the last two columns.
void add_model_only(Table& table, const Study& study, const results::EndpointResult& endpoint, const CoxResult& cox) {
  CoxResult others = cox;
  std::erase_if(others.terms, [&](const CoxTerm& term) { return tested_alone(endpoint, term.term); });
  for (Table::Row& row : cox_rows(study, others)) {
    if (!row.cells.empty()) row.cells.insert(row.cells.begin() + 2, 3, Cell());
    table.rows.push_back(std::move(row));
  }
}

/// A study without landmarks has no rates.
void drop_rates(Table& table) {
  constexpr std::ptrdiff_t column = 3;
  table.header.erase(table.header.begin() + column);
  for (Table::Row& row : table.rows)
    if (!row.cells.empty()) row.cells.erase(row.cells.begin() + column - 1);
}

std::vector<std::string> factors_notes(const results::EndpointResult& endpoint, const CoxResult& cox) {
  std::vector<std::string> notes{
      "HR, hazard ratio of Cox models; CI, Wald confidence interval. P alone: log-rank test of a factor, Wald test of a "
      "number; in the model: Wald test, or the test of all coefficients of a factor with several."};
  notes.push_back(
      "The model holds " + sample_phrase(cox.sample) + "." + missing_phrase(cox.sample.n_missing) +
      rows_note(cox.sample) +
      (endpoint.multivariable->screened_below
           ? " Empty on the right: the factor did not pass the rule \u201C" + endpoint.multivariable->rule + "\u201D."
           : ""));
  return notes;
}

}  // namespace

std::optional<Table> factors_table(const Study& study, const results::EndpointResult& endpoint) {
  if (endpoint.univariable.empty() || !endpoint.multivariable || !endpoint.multivariable->cox.value)
    return std::nullopt;
  const CoxResult& cox = *endpoint.multivariable->cox.value;
  const std::string interval = " (" + interval_head(cox.confidence_level) + ")";
  Table table;
  table.name = figure_name({"factors", endpoint.name});
  table.caption = "Factors of " + in_sentence(endpoint.label) + ", each alone and together in one model.";
  const std::string at = study.landmarks.empty() ? "" : landmark_heads(study, cox.confidence_level).back();
  table.header = {"Factor", "n", "Events", at, "Alone: HR" + interval, "P", "In the model: HR" + interval, "P"};
  for (const UnivariableRow& row : endpoint.univariable) FactorRows(study, row, cox).add_to(table);
  add_model_only(table, study, endpoint, cox);
  if (at.empty()) drop_rates(table);
  table.notes = factors_notes(endpoint, cox);
  return table;
}

}  // namespace rtsurv::report::html
