// [[effect]]: what a variable does inside each group, and whether that differs between the groups.
#include <algorithm>

#include "rtsurv/math/distributions.hpp"
#include "rtsurv/study/comparison.hpp"
#include "rtsurv/study/design.hpp"
#include "rtsurv/study/factor.hpp"
#include "rtsurv/study/outcome.hpp"

namespace rtsurv::study {
namespace {

using results::Effect;

/// The effect in the rows of one group.
Effect::Group within_group(Analysis& analysis, const EffectRule& rule, const std::string& label,
                           const std::vector<std::uint8_t>& rows) {
  const table::Column& variable = analysis.column(rule.variable, "[[effect]] variable");
  std::size_t n = 0;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i] != 0 && variable.missing[i] == 0) ++n;
  Comparison comparison = compare(analysis, rule.endpoint.text, rule.variable.text, rows);
  return {label, n, std::move(comparison.logrank), std::move(comparison.cox), std::move(comparison.km)};
}

TermSpec grouping_term(const Analysis& analysis, const EffectRule& rule) {
  TermSpec term = analysis.term(rule.within.text);
  term.factor = true;
  return term;
}

/// Likelihood ratio of the model with the products of variable and group against the one without, complete cases.
survival::ChiSquareTest interaction(Analysis& analysis, const EffectRule& rule) {
  Values& values = analysis.values();
  const OutcomeValues outcome = outcome_values(values, analysis.outcome(rule.endpoint.text));
  const std::vector<TermSpec> terms{analysis.term(rule.variable.text), grouping_term(analysis, rule)};
  Selection selection(values.rows(), {});
  require(selection, outcome);
  require_terms(selection, values, terms);
  const Cases cases = selection.cases();
  const survival::FollowUp follow_up = study::follow_up(values.table(), outcome, cases);
  Design design = design_of(values, terms, cases);
  const std::size_t main_columns = design.columns.size();
  const survival::CoxFit main = survival::cox(follow_up, design.covariates, {.concordance = false});
  append_products(design, 0, 1);
  if (design.columns.size() == main_columns)
    throw NotEstimable("the variable or the group has a single level, so there is nothing to interact");
  const survival::CoxFit full = survival::cox(follow_up, design.covariates, {.concordance = false});
  survival::ChiSquareTest test;
  test.chi_square = std::max(0.0, 2.0 * (full.loglik_model - main.loglik_model));
  test.df = full.likelihood_ratio.df - main.likelihood_ratio.df;
  if (!(test.df > 0.0)) throw NotEstimable("no group has both kinds of patients often enough to tell effects apart");
  test.p = math::chi_square_upper_tail(test.chi_square, test.df);
  return test;
}

Effect estimate(Analysis& analysis, const EffectRule& rule) {
  analysis.column(rule.variable, "[[effect]] variable");
  const Factor groups =
      as_factor(analysis.table(), analysis.column(rule.within, "[[effect]] within"), analysis.levels(rule.within.text));
  Effect effect;
  effect.variable = rule.variable.text;
  effect.within = rule.within.text;
  effect.endpoint = rule.endpoint.text;
  for (std::size_t level = 0; level < groups.levels.size(); ++level) {
    std::vector<std::uint8_t> rows;
    for (const int code : groups.code) rows.push_back(code == static_cast<int>(level) ? 1 : 0);
    effect.groups.push_back(within_group(analysis, rule, groups.levels[level], rows));
  }
  effect.interaction = maybe([&] { return interaction(analysis, rule); });
  effect.overall = maybe([&] {
    return cox(analysis.values(), {.outcome = analysis.outcome(rule.endpoint.text),
                                   .terms = {analysis.term(rule.variable.text)},
                                   .strata = {rule.within.text}});
  });
  return effect;
}

}  // namespace

std::vector<Effect> estimate_effects(Analysis& analysis) {
  std::vector<Effect> effects;
  for (const EffectRule& rule : analysis.protocol().effects) effects.push_back(estimate(analysis, rule));
  return effects;
}

}  // namespace rtsurv::study
