#include "rtsurv/study/parts/effect/effect_parts.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/math/distributions.hpp"
#include "rtsurv/study/columns/design.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/survival/cox/dropped_columns.hpp"
#include "rtsurv/survival/time/cluster_squares.hpp"
#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::study {
namespace {

TermSpec grouping_term(const Analysis& analysis, const EffectRule& rule) {
  TermSpec term = analysis.term(rule.within.text);
  term.factor = true;
  return term;
}

}  // namespace

Factor effect_groups(Analysis& analysis, const EffectRule& rule) {
  return as_factor(analysis.table(), analysis.column(rule.within, "[[effect]] within"),
                   analysis.levels(rule.within.text));
}

EffectPatients patients_within(Analysis& analysis, const EffectRule& rule, const std::vector<std::uint8_t>& rows) {
  const table::Column& variable = analysis.column(rule.variable, "[[effect]] variable");
  const RowColumns columns = outcome_values(analysis.values(), analysis.outcome(rule.endpoint.text)).rows;
  std::vector<std::size_t> known;
  bool whole = true;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (columns.weights != nullptr && columns.weights->missing[i] == 0)
      whole = whole && columns.weights->number[i] == std::floor(columns.weights->number[i]);
    if (rows[i] != 0 && variable.missing[i] == 0) known.push_back(i);
  }
  return {static_cast<std::size_t>(counted(row_counts(columns, whole), known)),
          counted(row_counts(columns, true), known)};
}

survival::ChiSquareTest interaction_test(Analysis& analysis, const EffectRule& rule) {
  Values& values = analysis.values();
  const OutcomeValues outcome = outcome_values(values, analysis.outcome(rule.endpoint.text));
  const std::vector<TermSpec> terms{analysis.term(rule.variable.text), grouping_term(analysis, rule)};
  Selection selection(values.rows(), {});
  require(selection, outcome);
  require_terms(selection, values, terms);
  const Cases cases = selection.cases();
  const survival::FollowUp follow_up = study::follow_up(values.table(), outcome, cases);
  const std::vector<int> cluster = cluster_codes(values.table(), outcome, cases);
  Design design = design_of(values, terms, cases, survival::patient_counts(follow_up));
  const std::size_t main_columns = design.columns.size();
  const survival::CoxFit main = survival::cox(follow_up, design.covariates, {.concordance = false});
  append_products(design, 0, 1);
  if (design.columns.size() == main_columns)
    throw NotEstimable("the variable or the group has a single level, so there is nothing to interact");
  const survival::CoxFit full = survival::cox(follow_up, design.covariates, {.concordance = false});
  if (survival::needs_robust_error(follow_up, cluster)) {
    std::vector<std::uint8_t> products(design.columns.size(), 0);
    std::fill(products.begin() + static_cast<std::ptrdiff_t>(main_columns), products.end(), 1);
    return survival::wald_of(
        survival::cox(follow_up, design.covariates, {.robust = true, .cluster = cluster, .concordance = false}),
        products);
  }
  survival::ChiSquareTest test;
  test.chi_square = std::max(0.0, 2.0 * (full.loglik_model - main.loglik_model));
  test.df = full.likelihood_ratio.df - main.likelihood_ratio.df;
  if (!(test.df > 0.0)) throw NotEstimable("no group has both kinds of patients often enough to tell effects apart");
  test.p = math::chi_square_upper_tail(test.chi_square, test.df);
  return test;
}

}  // namespace rtsurv::study
