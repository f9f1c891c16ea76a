// A Cox model of all parts, from their answers.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/methods/cox_rows.hpp"
#include "rtsurv/study/methods/cox_warnings.hpp"
#include "rtsurv/study/pooled/pooled_design.hpp"
#include "rtsurv/study/pooled/pooled_results.hpp"
#include "rtsurv/study/pooled/pooled_sample.hpp"
#include "rtsurv/study/pooled/refusals.hpp"

namespace rtsurv::study {
namespace {

using results::CoxResult;

constexpr const char* no_concordance =
    "the concordance is not given: it compares patients two by two, and a table in parts gives sums";
constexpr const char* no_robust_error =
    "limits, z, P and the tests of the terms are not given: with weights that are no whole numbers they need the robust "
    "error of each patient, and a table in parts gives sums; give one table for them";
constexpr const char* no_firth_estimate =
    "Firth's penalty, which bounds an infinite hazard ratio, is not given: a table in parts gives sums, and it needs more; "
    "give one table for it";

/// Patients and events of the terms' levels, as long as all three live.
TermCounts counts_of(const PooledSums& sums, const PooledCoxModel& model, const Design& design) {
  return [&](std::size_t t, std::optional<std::size_t> level) -> TermCount {
    const auto count = [&](const PooledCount& cases, const PooledCount& events) -> TermCount {
      return {people_in(sums, cases), events_in(sums, events)};
    };
    if (!level || !design.terms[t].factor) return count(sums.all_cases(), sums.all_events());
    const PooledCell* const cell = TermCells(sums.terms[t], model.terms[t]).at(*level);
    return cell == nullptr ? TermCount{} : count(cell->cases, cell->events);
  };
}

/// Each term against the model without it and without its interactions. `tests` gives a test for each list of columns.
void test_terms(CoxResult& result, const Design& design, const survival::CoxFit& fit, const auto& tests) {
  if (!fit.converged) return;
  std::vector<std::vector<std::uint8_t>> dropped(design.terms.size());
  for (std::size_t t = 0; t < design.terms.size(); ++t)
    for (const DesignColumn& column : design.columns)
      dropped[t].push_back(column.term == t || design.terms[column.term].contains(design.terms[t]) ? 1 : 0);
  const std::vector<survival::ChiSquareTest> all = tests(dropped);
  for (std::size_t t = 0; t < design.terms.size(); ++t) result.factors.push_back({design.terms[t].name, all[t]});
}

/// What only robust errors could give.
void withhold_errors(CoxResult& result) {
  constexpr double nan = survival::Coefficient::none;
  for (results::CoxTerm& term : result.terms) {
    if (term.infinite) continue;
    term.lower = term.upper = term.z = term.p = std::nullopt;
  }
  result.wald = {nan, result.wald.df, nan};
  result.sample.warnings.emplace_back(no_robust_error);
}

bool has_infinite_term(const CoxResult& result) {
  for (const results::CoxTerm& term : result.terms)
    if (term.infinite) return true;
  return false;
}

/// Why a column was left out, as far as sums show it.
std::string why_left_out(const survival::CoxPlan& plan, std::size_t column) {
  if (plan.scale[column] == 0.0) return "is constant and";
  return "is a combination of earlier terms, or constant among the patients who are compared, and";
}

}  // namespace

CoxResult cox(const PooledSums& sums, const CoxCall& call, const PooledCoxModel& model,
              const survival::CoxEvaluate& evaluate, const survival::PooledCoxOptions& options) {
  require_sums(call);
  CoxResult result;
  result.confidence_level = call.confidence_level.value_or(Confidence{}.level);
  require_confidence_level(result.confidence_level);
  result.sample = sample_of(sums, call.outcome.weights);
  result.sample.warnings = model.said;
  result.as = call.as;
  result.ties = model.plan.ties;
  result.strata = call.strata;
  const Design design = pooled_design(call.terms, model);
  survival::PooledCoxOptions with_level = options;
  with_level.confidence_level = result.confidence_level;
  const survival::CoxFit fit = survival::pooled_cox(model.plan, evaluate, with_level);
  describe_fit(result, fit);
  describe_terms(result, design, fit, counts_of(sums, model, design));
  if (sums.counts_patients())
    test_terms(result, design, fit, [&](const std::vector<std::vector<std::uint8_t>>& dropped) {
      return survival::pooled_likelihood_ratios_without(model.plan, evaluate, fit, dropped, with_level);
    });
  warn_about_fit(result, design, fit, [&](std::size_t j) { return why_left_out(model.plan, j); });
  if (!sums.counts_patients()) withhold_errors(result);
  if (has_infinite_term(result)) result.sample.warnings.emplace_back(no_firth_estimate);
  result.sample.warnings.emplace_back(no_concordance);
  doubt_event(result.sample, sums, call.outcome.event);
  return result;
}

}  // namespace rtsurv::study
