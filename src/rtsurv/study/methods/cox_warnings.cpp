#include "rtsurv/study/methods/cox_warnings.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/core/thresholds.hpp"

namespace rtsurv::study {
namespace {

using survival::CoefficientState;

/// "grade (level G3)" or "age".
std::string called(const Design& design, const DesignColumn& column) {
  const DesignTerm& term = design.terms[column.term];
  if (!column.level) return fmt::format("\"{}\"", term.name);
  return fmt::format(R"(level "{}" of "{}")", term.factor->levels[*column.level], term.name);
}

bool is_constant(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); });
}

std::string redundant(const Design& design, std::size_t j) {
  const bool constant = is_constant(design.covariates.column(j));
  return fmt::format("{} {} and was left out of the model", called(design, design.columns[j]),
                     constant ? "is constant" : "is a combination of earlier terms");
}

/// Whether nobody at the reference level of the term has the event.
bool reference_lacks_events(const results::CoxResult& result, const std::string& term) {
  const auto reference = std::ranges::find(result.references, term, &results::CoxResult::Reference::term);
  return reference != result.references.end() && reference->events == 0.0;
}

constexpr const char* take_another = "; its reference level has no event: take a level with events as the reference";

std::string infinite(const Design& design, const survival::CoxFit& fit, std::size_t j, bool penalised) {
  return fmt::format(
      "the hazard ratio of {} is {} (separation: nothing in these rows bounds it); no limits can be given, and its P "
      "is from the likelihood-ratio test that leaves it out{}",
      called(design, design.columns[j]), fit.coefficient[j].estimate > 0.0 ? "infinite" : "zero",
      penalised ? "; Firth's penalty beside it gives a finite estimate" : "");
}

std::string undetermined(const Design& design, std::size_t j) {
  return fmt::format(
      "the hazard ratio of {} is undetermined: any value fits these rows equally well, as with no event at a level and "
      "none at its reference; take a reference with events",
      called(design, design.columns[j]));
}

}  // namespace

void warn_about_fit(results::CoxResult& result, const survival::CoxFit& fit, const Design& design) {
  std::vector<std::string>& warnings = result.sample.warnings;
  for (const DesignTerm& term : design.terms)
    if (term.factor && !term.is_interaction() && term.factor->levels.size() == 1)
      warnings.push_back(
          fmt::format("\"{}\" has a single level in the rows used and was left out of the model", term.name));
  double parameters = 0.0;
  for (std::size_t j = 0; j < fit.coefficient.size(); ++j) {
    const CoefficientState state = fit.coefficient[j].state;
    if (state == CoefficientState::redundant) warnings.push_back(redundant(design, j));
    if (state == CoefficientState::infinite) {
      warnings.push_back(infinite(design, fit, j, result.firth.has_value()));
      const DesignTerm& term = design.terms[design.columns[j].term];
      if (term.factor && term.factor->levels.size() > 2 && reference_lacks_events(result, term.name))
        warnings.back() += take_another;
    }
    if (state == CoefficientState::undetermined) warnings.push_back(undetermined(design, j));
    if (state != CoefficientState::redundant) parameters += 1.0;
  }
  if (!fit.converged)
    warnings.push_back(
        fmt::format("the model did not converge after {} iterations; do not rely on its numbers", fit.iterations));
  if (parameters > 0.0 && fit.events < thresholds::events_per_coefficient * parameters)
    warnings.push_back(
        fmt::format("{} {} for {} {}: with fewer than {} events per coefficient, hazard ratios and "
                    "their limits are unreliable",
                    fit.events, fit.events == 1.0 ? "event" : "events", parameters,
                    parameters == 1.0 ? "coefficient" : "coefficients", thresholds::events_per_coefficient));
}

}  // namespace rtsurv::study
