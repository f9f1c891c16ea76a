#include "rtsurv/study/parts/multivariable/beside_screen.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/judgement/models.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/analysis/model_data.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/survival/cox/ridge.hpp"

namespace rtsurv::study {
namespace {

using results::BesideScreen;

/// The columns of the design as rows without estimates.
std::vector<BesideScreen::Row> rows_of(const Design& design, const std::vector<std::string>& selected) {
  std::vector<BesideScreen::Row> rows;
  for (const DesignColumn& column : design.columns) {
    const DesignTerm& term = design.terms[column.term];
    BesideScreen::Row row;
    row.term = term.name;
    if (column.level) {
      row.level = term.factor->levels[*column.level];
      row.reference = term.factor->levels.front();
    }
    row.selected = std::ranges::find(selected, term.name) != selected.end();
    rows.push_back(std::move(row));
  }
  return rows;
}

void take_full(const results::CoxResult& cox, std::vector<BesideScreen::Row>& rows) {
  for (BesideScreen::Row& row : rows) {
    const auto term = std::ranges::find_if(
        cox.terms, [&](const results::CoxTerm& one) { return one.term == row.term && one.level == row.level; });
    if (term == cox.terms.end() || term->infinite) continue;
    row.full_ratio = term->hazard_ratio;
    row.full_lower = term->lower;
    row.full_upper = term->upper;
    row.full_p = term->p;
  }
}

}  // namespace

BesideScreen beside_screen(Analysis& analysis, const std::string& endpoint, const std::vector<std::string>& candidates,
                           const std::vector<std::string>& selected) {
  const ModelData data = model_data(analysis, endpoint, candidates);
  const survival::FollowUp& follow_up = data.follow_up;
  const Design& design = data.design;
  std::vector<TermSpec> terms;
  terms.reserve(candidates.size());
  for (const std::string& candidate : candidates) terms.push_back(analysis.term(candidate));

  BesideScreen result;
  result.n = data.cases.size();
  result.events = events_counted(follow_up);
  const results::CoxResult full =
      cox(analysis.values(),
          {.outcome = analysis.model_outcome(endpoint), .terms = terms, .strata = analysis.model_strata()});
  result.events_per_coefficient = judgement::events_per_coefficient(full).value_or(0.0);
  result.rows = rows_of(design, selected);
  take_full(full, result.rows);
  const auto ridge = results::maybe(
      [&] { return survival::ridge_cox(follow_up, design.covariates, {.seed = analysis.protocol().seed}); });
  result.ridge_why = ridge.why;
  if (!ridge.value) return result;
  result.penalty = ridge.value->penalty;
  for (std::size_t j = 0; j < result.rows.size(); ++j)
    result.rows[j].ridge_ratio = std::exp(ridge.value->coefficient[j]);
  return result;
}

}  // namespace rtsurv::study
