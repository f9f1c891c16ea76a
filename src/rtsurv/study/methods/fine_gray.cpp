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
#include "rtsurv/study/methods/spline_rows.hpp"
#include "rtsurv/survival/cox/dropped_columns.hpp"

namespace rtsurv::study {
namespace {

/// Code of the cause of interest among the labels.
int code_of(const Causes& causes, const FineGrayCall& call) {
  if (call.outcome.status.empty()) {
    if (!call.cause.empty()) throw InvalidOption("--cause belongs to --status; with --event that is the cause");
    return 1;
  }
  if (call.cause.empty()) throw InvalidOption("--status needs --cause, the code of the event of interest");
  if (call.cause == call.outcome.censor)
    throw InvalidOption("--cause and --censor are the same code; one is the event, the other none");
  const auto found = std::ranges::find(causes.label, call.cause);
  if (found == causes.label.end())
    throw Error(ErrorKind::usage,
                fmt::format("\"{}\" has no value \"{}\" (--cause) in the rows used", call.outcome.status, call.cause));
  return 1 + static_cast<int>(found - causes.label.begin());
}

void describe_curves(results::CoxResult& result, const Design& design, const survival::CoxFit& fit) {
  if (!fit.converged) return;
  const auto wald = [&](std::span<const std::uint8_t> dropped) { return survival::wald_of(fit, dropped); };
  result.splines = describe_splines(design, fit, wald);
}

void warn_about_causes(results::FineGrayResult& result) {
  if (result.competing == 0)
    result.model.sample.warnings.push_back(
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
  const Design design = design_of(values, call.terms, cases);
  const survival::CauseFollowUp any_cause = cause_follow_up(all);
  const survival::FollowUp follow_up = any_cause.only(code);
  require_independent(follow_up, columns.rows, "Fine and Gray's regression");
  require_estimable(design, follow_up);
  clock.prepared();

  results::FineGrayResult result;
  result.cause = all.label[static_cast<std::size_t>(code - 1)];
  result.model.sample.n = cases.size();
  result.model.sample.n_missing = cases.n_missing;
  for (const std::uint8_t event : follow_up.event()) result.model.sample.events += event;
  add_rows(result.model.sample, columns.rows, follow_up, {});
  result.model.ties = survival::Ties::breslow;
  result.model.robust = true;
  result.model.confidence_level = confidence_level;
  const survival::FineGrayFit fit =
      survival::fine_gray(any_cause, design.covariates, {.cause = code, .confidence_level = confidence_level});
  result.competing = fit.competing;
  result.censored = fit.censored;
  describe_fit(result.model, fit.model);
  describe_terms(result.model, design, fit.model, events_of(follow_up));
  describe_curves(result.model, design, fit.model);
  clock.fitted();
  warn_about_causes(result);
  warn_about_fit(result.model, fit.model, design);
  return result;
}

}  // namespace rtsurv::study
