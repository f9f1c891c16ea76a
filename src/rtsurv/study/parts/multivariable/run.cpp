// [multivariable]: one model of the factors that passed the screen, or that the protocol fixed.
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/chain/evaluate.hpp"
#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/models.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/analysis/chain_columns.hpp"
#include "rtsurv/study/columns/unfit.hpp"
#include "rtsurv/study/methods/cox_rows.hpp"
#include "rtsurv/study/parts/endpoint/checks.hpp"
#include "rtsurv/study/parts/multivariable/adjust.hpp"
#include "rtsurv/study/parts/multivariable/beside_screen.hpp"
#include "rtsurv/study/parts/multivariable/candidates.hpp"
#include "rtsurv/study/parts/multivariable/non_proportional.hpp"
#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::study {
namespace {

using results::Multivariable;

/// The screen as a chain: the candidates as their columns are now, and the model that takes those that pass.
chain::Plan screen_of(Analysis& analysis, const std::string& endpoint, const std::vector<std::string>& factors) {
  chain::Plan plan;
  plan.patients = analysis.table().rows();
  plan.endpoints.push_back(chain_endpoint(analysis, endpoint));
  chain::Model model{.endpoint = 0,
                     .factors = {},
                     .select_below = analysis.protocol().multivariable->select_below,
                     .test = screen_test(analysis, endpoint)};
  for (const std::string& factor : factors) {
    model.factors.push_back(plan.factors.size());
    plan.factors.push_back(chain_factor(analysis, factor, FactorUse::covariate));
  }
  plan.models.push_back(std::move(model));
  return plan;
}

void choose(Analysis& analysis, const std::string& endpoint, const std::vector<std::string>& factors,
            Multivariable& model) {
  const chain::Plan plan = screen_of(analysis, endpoint, factors);
  const chain::Rule decided = chain::decide(plan);
  for (const std::size_t f : decided.selected.front()) model.factors.push_back(plan.factors[f].name);
  model.screened_below = plan.models.front().select_below;
  const bool gray = plan.models.front().test == chain::Test::gray;
  model.screened_by = gray ? "gray" : "logrank";
  model.rule = fmt::format("{} p < {}", model.screened_by, table::label(*model.screened_below));
  if (std::ranges::any_of(factors, [&](const std::string& factor) { return analysis.is_covariate_only(factor); }))
    model.rule += gray ? "; of numbers without groups, the p of their own Fine-Gray model"
                       : "; of numbers without groups, the likelihood-ratio p of their own Cox model";
}

results::CoxResult fit(Analysis& analysis, const std::string& endpoint, const std::vector<std::string>& factors) {
  CoxCall call;
  call.outcome = analysis.model_outcome(endpoint);
  call.strata = analysis.model_strata();
  for (const std::string& factor : factors) call.terms.push_back(analysis.term(factor));
  call.zph = survival::ZphTransform::kaplan_meier;
  return cox(analysis.values(), call);
}

/// The same factors on the cumulative incidence.
results::FineGrayResult fit_incidence(Analysis& analysis, const CauseOutcome& causes,
                                      const std::vector<std::string>& factors) {
  if (!causes.entry.empty()) throw NotEstimable(no_fine_gray_with_entry);
  if (!analysis.model_strata().empty()) throw NotEstimable("Fine and Gray's regression is not stratified here");
  FineGrayCall call;
  call.outcome = causes;
  for (const std::string& factor : factors) call.terms.push_back(analysis.term(factor));
  return fine_gray(analysis.values(), call);
}

/// A factor of one value has a row without a ratio: its patients in the model and their events.
void add_rows_of_one_value(Analysis& analysis, const std::string& endpoint, Multivariable& model) {
  for (const results::LeftOut& one : model.left_out) {
    if (one.cause != results::LeftOut::Cause::constant) continue;
    std::vector<TermSpec> terms{analysis.term(one.factor)};
    for (const std::string& factor : model.factors) terms.push_back(analysis.term(factor));
    const auto patients = results::maybe([&] {
      return patients_of(analysis.values(), analysis.model_outcome(endpoint), analysis.model_strata(), terms);
    });
    if (!patients.value) continue;
    const Design design = design_of(analysis.values(), {terms.front()}, patients.value->cases,
                                    survival::patient_counts(patients.value->follow_up));
    survival::CoxFit without;
    without.coefficient.resize(design.columns.size());
    describe_terms(*model.cox.value, {design, without, patients.value->follow_up, {}});
  }
}

std::string why_nothing_is_left(const Multivariable& model) {
  std::string why = "no factor is left";
  for (const results::LeftOut& one : model.left_out)
    why += fmt::format("{} \"{}\" ({})", &one == model.left_out.data() ? ":" : ";", one.factor, one.reason);
  return why;
}

void warn_about_model(Analysis& analysis, const std::string& endpoint, const results::CoxResult& model) {
  for (const std::string& warning : model.sample.warnings)
    analysis.warn(fmt::format("Multivariable model of {}: {}", endpoint, warning));
  for (const results::CoxResult::Zph& row : model.zph)
    if (row.of_all_terms() && row.test.p < thresholds::p)
      analysis.warn(
          fmt::format("Multivariable model of {}: the hazards do not look proportional (global test P = "
                      "{:.2g}); a hazard ratio is then an average over time",
                      endpoint, row.test.p));
  if (judgement::share_missing(model.sample) > thresholds::share_missing)
    analysis.warn(fmt::format("Multivariable model of {}: from {} patients to {}; {} miss a factor and are left out",
                              endpoint, model.sample.n_missing + model.sample.n, model.sample.n,
                              model.sample.n_missing));
}

/// Each left-out factor alone, as [univariable] would have it.
void add_alone(Analysis& analysis, const std::string& endpoint, Multivariable& model) {
  for (results::LeftOut& one : model.left_out)
    one.alone = results::maybe([&] {
      return cox(analysis.values(), {.outcome = analysis.outcome(endpoint), .terms = {analysis.term(one.factor)}});
    });
}

/// The candidates that the screen kept out by an average over time: those whose own ratio changes.
std::vector<results::KeptOut> kept_out(Analysis& analysis, const std::string& endpoint,
                                       const std::vector<std::string>& candidates, const Multivariable& model) {
  std::vector<results::KeptOut> all;
  for (const std::string& factor : candidates) {
    if (std::ranges::find(model.factors, factor) != model.factors.end()) continue;
    Multivariable alone;
    alone.factors = {factor};
    alone.cox = results::maybe([&] { return fit(analysis, endpoint, alone.factors); });
    alone.non_proportional = answer_non_proportional(analysis, endpoint, alone);
    if (!alone.non_proportional.empty())
      all.push_back({factor, std::move(*alone.cox.value), std::move(alone.non_proportional.front())});
  }
  return all;
}

}  // namespace

Multivariable adjust(Analysis& analysis, const std::string& endpoint) {
  Multivariable model;
  const Candidates known = candidates(analysis, endpoint);
  model.left_out = known.left_out;
  add_alone(analysis, endpoint, model);
  for (const results::LeftOut& one : model.left_out) analysis.warn(sentence_of(endpoint, one));
  if (analysis.protocol().multivariable->select_below && !known.factors.empty()) {
    choose(analysis, endpoint, known.factors, model);
    model.beside = results::maybe([&] { return beside_screen(analysis, endpoint, known.factors, model.factors); });
    model.kept_out = kept_out(analysis, endpoint, known.factors, model);
  } else {
    model.rule = "fixed by the protocol";
    model.factors = known.factors;
  }
  if (model.factors.empty()) {
    model.cox.why = known.factors.empty() ? why_nothing_is_left(model)
                                          : fmt::format("no factor passed the screen ({})", model.rule);
    return model;
  }
  model.cox = results::maybe([&] { return fit(analysis, endpoint, model.factors); });
  if (model.cox.value) add_rows_of_one_value(analysis, endpoint, model);
  if (model.cox.value) model.checks = results::maybe([&] { return check_model(analysis, endpoint, model.factors); });
  if (model.cox.value)
    warn_about_model(analysis, endpoint, *model.cox.value);
  else
    analysis.warn(fmt::format("Multivariable model of {}: {}", endpoint, model.cox.why));
  model.non_proportional = answer_non_proportional(analysis, endpoint, model);
  if (const auto causes = analysis.causes(endpoint))
    model.fine_gray = results::maybe([&] { return fit_incidence(analysis, *causes, model.factors); });
  return model;
}

}  // namespace rtsurv::study
