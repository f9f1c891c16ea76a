#include "rtsurv/study/methods/cox_warnings.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/study/columns/alike.hpp"
#include "rtsurv/study/methods/unbounded_spline.hpp"

namespace rtsurv::study {
namespace {

using results::CoxResult;
using survival::CoefficientState;

/// "level "G3" of "grade"" or ""age"".
std::string called(const Design& design, const DesignColumn& column) {
  const DesignTerm& term = design.terms[column.term];
  if (!column.level) return fmt::format("\"{}\"", term.name);
  return fmt::format(R"(level "{}" of "{}")", term.factor->levels[*column.level], term.name);
}

/// Whether nobody who has something in the column is at risk at an event.
bool is_gone(std::span<const double> column, const survival::FollowUp& follow_up) {
  const std::vector<std::uint8_t> at_risk = at_risk_at_an_event(follow_up);
  for (std::size_t i = 0; i < column.size(); ++i)
    if (column[i] != 0.0 && at_risk[i] != 0) return false;
  return true;
}

std::string why_redundant(const ModelFit& model, std::size_t j) {
  const std::span<const double> column = model.design.covariates.column(j);
  const std::optional<Alike> among = alike(column, model.follow_up);
  if (!among) return "is a combination of earlier terms and";
  if (*among == Alike::all) return "is constant and";
  if (*among == Alike::strata) return "is constant within every stratum, where nothing is left to compare, and";
  if (model.design.columns[j].level && is_gone(column, model.follow_up))
    return "has no patient at risk at any event, as when all leave before the first one, and";
  return "is constant among the patients at risk at an event and";
}

/// A fit, and what it is said of.
struct FitWarnings {
  const Design& design;
  const survival::CoxFit& fit;
  WhyRedundant why;
};

std::string redundant(const FitWarnings& of, std::size_t j) {
  return fmt::format("{} {} was left out of the model", called(of.design, of.design.columns[j]), of.why(j));
}

/// Whether nobody at the reference level of the term has the event.
bool reference_lacks_events(const CoxResult& result, const std::string& term) {
  const auto reference = std::ranges::find(result.references, term, &CoxResult::Reference::term);
  return reference != result.references.end() && reference->events == 0.0;
}

constexpr const char* take_another = "; its reference level has no event: take a level with events as the reference";

std::string infinite(const FitWarnings& of, std::size_t j, bool penalised) {
  return fmt::format(
      "the hazard ratio of {} is {} (separation: nothing in these rows bounds it); no limits can be given, and its P "
      "is from the likelihood-ratio test that leaves it out{}",
      called(of.design, of.design.columns[j]), of.fit.coefficient[j].estimate > 0.0 ? "infinite" : "zero",
      penalised ? "; Firth's penalty beside it gives a finite estimate" : "");
}

std::string undetermined(const Design& design, std::size_t j) {
  return fmt::format(
      "the hazard ratio of {} is undetermined: any value fits these rows equally well, as with no event at a level and "
      "none at its reference; take a reference with events",
      called(design, design.columns[j]));
}

/// Of a number or a level; empty where it is estimated.
std::string about_column(const CoxResult& result, const FitWarnings& of, std::size_t j) {
  switch (of.fit.coefficient[j].state) {
    case CoefficientState::estimated:
      return {};
    case CoefficientState::redundant:
      return redundant(of, j);
    case CoefficientState::undetermined:
      return undetermined(of.design, j);
    case CoefficientState::infinite:
      break;
  }
  const DesignTerm& term = of.design.terms[of.design.columns[j].term];
  const bool has_others = term.factor && term.factor->levels.size() > 2;
  return infinite(of, j, result.firth.has_value()) +
         (has_others && reference_lacks_events(result, term.name) ? take_another : "");
}

/// Of a whole spline; empty where all of it is estimated.
std::string about_spline(const ModelFit& model, const FitWarnings& of, std::size_t t) {
  const DesignTerm& term = model.design.terms[t];
  const std::size_t first = model.design.first_column(t);
  if (!lacks_bound(model, t)) {
    for (std::size_t j = first; j + 1 < first + term.knots.size(); ++j)
      if (model.fit.coefficient[j].state == CoefficientState::redundant) return redundant(of, j);
    return {};
  }
  if (!is_separated(model, t))
    return fmt::format("the curve of \"{}\" is undetermined: any curve fits these rows equally well; leave it out",
                       term.name);
  return fmt::format(
      "the curve of \"{0}\" has no bound (separation: nothing in these rows bounds how far it rises or falls); it is not "
      "drawn, and the likelihood-ratio test of the whole term stands for it; take fewer degrees of freedom, \"{1}\" "
      "itself, or groups of it with events in each",
      term.name, term.splined);
}

/// Of the columns of a term.
void warn_about_columns(CoxResult& result, const FitWarnings& of, std::size_t t) {
  for (std::size_t j = 0; j < of.design.columns.size(); ++j)
    if (of.design.columns[j].term == t) result.sample.warnings.push_back(about_column(result, of, j));
}

void warn_about_single_levels(CoxResult& result, const Design& design) {
  for (const DesignTerm& term : design.terms)
    if (term.factor && !term.is_interaction() && term.factor->levels.size() == 1)
      result.sample.warnings.push_back(
          fmt::format("\"{}\" has a single level in the rows used and was left out of the model", term.name));
}

/// Of the fit as a whole.
void warn_about_estimates(CoxResult& result, const survival::CoxFit& fit) {
  std::vector<std::string>& warnings = result.sample.warnings;
  if (!fit.converged)
    warnings.push_back(
        fmt::format("the model did not converge after {} iterations; do not rely on its numbers", fit.iterations));
  const auto parameters = static_cast<double>(
      std::ranges::count_if(fit.coefficient, [](const auto& one) { return one.state != CoefficientState::redundant; }));
  if (parameters > 0.0 && fit.events < thresholds::events_per_coefficient * parameters)
    warnings.push_back(
        fmt::format("{} {} for {} {}: with fewer than {} events per coefficient, hazard ratios and "
                    "their limits are unreliable",
                    fit.events, fit.events == 1.0 ? "event" : "events", parameters,
                    parameters == 1.0 ? "coefficient" : "coefficients", thresholds::events_per_coefficient));
}

void warn_about_clusters(CoxResult& result, const survival::CoxFit& fit) {
  const auto coefficients = static_cast<std::size_t>(fit.likelihood_ratio.df);
  if (!result.sample.clusters || survival::has_robust_test(fit.clusters, coefficients)) return;
  result.sample.warnings.push_back(fmt::format(
      "{} clusters of \"{}\" give no robust Wald test of the whole model with its {} {}: clusters must be "
      "more than coefficients; read the tests of the terms",
      fit.clusters, result.sample.clusters->column, coefficients, coefficients == 1 ? "coefficient" : "coefficients"));
}

}  // namespace

void warn_about_fit(CoxResult& result, const ModelFit& model) {
  const FitWarnings of{model.design, model.fit, [&](std::size_t j) { return why_redundant(model, j); }};
  warn_about_single_levels(result, model.design);
  for (std::size_t t = 0; t < model.design.terms.size(); ++t) {
    if (model.design.terms[t].is_spline())
      result.sample.warnings.push_back(about_spline(model, of, t));
    else
      warn_about_columns(result, of, t);
  }
  std::erase(result.sample.warnings, std::string());
  warn_about_clusters(result, model.fit);
  warn_about_estimates(result, model.fit);
}

void warn_about_fit(CoxResult& result, const Design& design, const survival::CoxFit& fit, const WhyRedundant& why) {
  const FitWarnings of{design, fit, why};
  warn_about_single_levels(result, design);
  for (std::size_t t = 0; t < design.terms.size(); ++t) warn_about_columns(result, of, t);
  std::erase(result.sample.warnings, std::string());
  warn_about_estimates(result, fit);
}

}  // namespace rtsurv::study
