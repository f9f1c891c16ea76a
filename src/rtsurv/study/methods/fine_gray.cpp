// Fine & Gray's regression of one cause on named terms.
#include "rtsurv/survival/competing/fine_gray.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/study/columns/causes.hpp"
#include "rtsurv/study/columns/design.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/methods/call_clock.hpp"
#include "rtsurv/study/methods/calls.hpp"
#include "rtsurv/study/methods/cox_rows.hpp"
#include "rtsurv/study/methods/cox_warnings.hpp"
#include "rtsurv/study/methods/references.hpp"
#include "rtsurv/study/methods/spline_rows.hpp"
#include "rtsurv/survival/cox/dropped_columns.hpp"
#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::study {
namespace {

/// The events of the cause; who failed from another stays at risk to the end, as the method has it.
survival::FollowUp at_risk_until_censored(const Causes& all, int code) {
  const double end = *std::ranges::max_element(all.time);
  std::vector<double> time = all.time;
  std::vector<std::uint8_t> event(time.size(), 0);
  for (std::size_t i = 0; i < time.size(); ++i) {
    if (all.code[i] == code) event[i] = 1;
    if (all.code[i] != 0 && all.code[i] != code) time[i] = end;
  }
  return survival::FollowUp({.time = time, .event = event, .weight = all.weight});
}

void describe_curves(results::CoxResult& result, const ModelFit& model) {
  if (!model.fit.converged) return;
  const auto wald = [&](std::span<const std::uint8_t> dropped) { return survival::wald_of(model.fit, dropped); };
  result.splines = describe_splines(model, wald);
}

void warn_about_causes(results::FineGrayResult& result) {
  if (result.competing == 0)
    result.model.sample.warnings.emplace_back(
        "no row failed from a competing cause, so this is Cox regression with Breslow ties and a robust variance");
}

}  // namespace

results::FineGrayResult fine_gray(Values& values, const FineGrayCall& call, CallTimes* times) {
  const double confidence_level = call.confidence_level.value_or(values.confidence().level);
  require_confidence_level(confidence_level);
  if (call.terms.empty()) throw InvalidOption("a Fine-Gray model needs at least one term (--terms)");
  if (!call.outcome.entry.empty()) throw InvalidOption(no_fine_gray_with_entry);
  CallClock clock(times);
  const CauseColumns columns = cause_columns(values, call.outcome);
  Selection selection(values.rows(), call.rows);
  require(selection, columns);
  require_terms(selection, values, call.terms);
  const Cases cases = selection.cases();
  const Causes all = causes(values.table(), columns, cases);
  const int code = code_of(all, call);
  const survival::CauseFollowUp any_cause = cause_follow_up(all);
  const survival::FollowUp follow_up = any_cause.only(code);
  const Design design = design_of(values, call.terms, cases, survival::patient_counts(follow_up));
  require_independent(follow_up, columns.rows, "Fine and Gray's regression");
  require_estimable(design, follow_up.total_events(), follow_up.size());
  clock.prepared();

  results::FineGrayResult result;
  result.cause = all.label[static_cast<std::size_t>(code - 1)];
  result.model.sample = sample_of(columns.rows, cases, follow_up);
  result.model.ties = survival::Ties::breslow;
  result.model.robust = true;
  result.model.confidence_level = confidence_level;
  const survival::FineGrayOptions options{.cause = code, .confidence_level = confidence_level};
  const survival::FineGrayFit fit = survival::fine_gray(any_cause, design.covariates, options);
  result.competing = fit.competing;
  result.censored = fit.censored;
  describe_fit(result.model, fit.model);
  const survival::FollowUp at_risk = at_risk_until_censored(all, code);
  const ModelFit model{design, fit.model, at_risk, [&](const survival::Covariates& covariates) {
                         return survival::fine_gray(any_cause, covariates, options).model;
                       }};
  describe_terms(result.model, model);
  describe_curves(result.model, model);
  clock.fitted();
  warn_about_causes(result);
  warn_about_fit(result.model, model);
  return result;
}

}  // namespace rtsurv::study
