#include "rtsurv/study/pooled/pooled_cox_model.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "rtsurv/study/columns/by_numbers.hpp"
#include "rtsurv/study/columns/coded_design.hpp"
#include "rtsurv/study/methods/cox_rows.hpp"
#include "rtsurv/study/methods/references.hpp"
#include "rtsurv/study/pooled/pooled_design.hpp"
#include "rtsurv/study/pooled/pooled_sample.hpp"
#include "rtsurv/study/pooled/refusals.hpp"
#include "rtsurv/survival/pooled/pooled_follow_up.hpp"

namespace rtsurv::study {
namespace {

using survival::CoxMoments;

/// Rows and events at each level of a term that is a factor.
LevelCounts level_counts(const PooledTerm& term) {
  const std::size_t levels = term.factors.front().size();
  LevelCounts counts{std::vector<std::size_t>(levels), std::vector<std::size_t>(levels)};
  for (const PooledCell& cell : term.cells) {
    const auto level = static_cast<std::size_t>(cell.levels.front());
    counts.n[level] = cell.cases.rows;
    counts.events[level] = cell.events.rows;
  }
  return counts;
}

/// The terms of the call, with a reference where another than the first level has to be it.
std::vector<TermSpec> moved_terms(const PooledSums& sums, const CoxCall& call, std::vector<std::string>& said) {
  std::vector<TermSpec> terms = call.terms;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    if (!leaves_reference_open(terms[t]) || sums.terms[t].factors.empty()) continue;
    const PooledFactor& factor = sums.terms[t].factors.front();
    const LevelCounts counts = level_counts(sums.terms[t]);
    const std::optional<std::size_t> best = reference_with_events(counts);
    if (!best) continue;
    terms[t].reference = factor.levels[*best];
    said.push_back(moved_reference(terms[t].text, factor.levels, counts, *best));
  }
  code_as_alone(terms);
  return terms;
}

PooledVariable variable_of(const PooledFactor& factor, const TermSpec& term, std::size_t rows) {
  require_few_levels(factor.name, factor.size(), rows, "--terms");
  PooledVariable variable{1, factor.levels};
  if (!term.reference) return variable;
  const auto found = std::ranges::find(variable.levels, *term.reference);
  if (found == variable.levels.end())
    throw Error(ErrorKind::usage,
                fmt::format("\"{}\" has no level \"{}\" that could be its reference", term.text, *term.reference));
  std::rotate(variable.levels.begin(), found, found + 1);
  return variable;
}

std::vector<PooledVariable> pooled_variables(const PooledTerm& pooled, const TermSpec& term, std::size_t rows) {
  const std::vector<TermSpec> named = variables_of(term);
  std::vector<PooledVariable> variables;
  auto factor = pooled.factors.begin();
  for (std::size_t v = 0; v < named.size(); ++v)
    variables.push_back(pooled.is_factor[v] != 0 ? variable_of(*factor++, named[v], rows) : PooledVariable{});
  return variables;
}

/// Of a column that is 0 in all of these.
CoxMoments zeros(const PooledCount& cases) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const bool any = cases.weight > 0.0;
  return {cases.rows, cases.weight, {0.0}, {0.0}, {any ? 0.0 : infinity}, {any ? 0.0 : -infinity}};
}

/// Of a column of the design: the product of the numbers at its combination of levels, 0 elsewhere.
CoxMoments moments_of_column(const TermCells& cells, std::size_t combination) {
  const PooledCell* const own = cells.at(combination);
  PooledCount others;
  for (const PooledCell& cell : cells.all())
    if (&cell != own) others.add(cell.cases);
  if (own == nullptr) return zeros(others);
  return others.rows == 0 ? own->product : survival::merged(own->product, zeros(others));
}

CoxMoments moments_of(const PooledSums& sums, const PooledCoxModel& model, const Design& design) {
  const PooledCount cases = sums.all_cases();
  CoxMoments all{cases.rows, cases.weight, {}, {}, {}, {}};
  for (const DesignColumn& column : design.columns) {
    const CoxMoments one =
        moments_of_column(TermCells(sums.terms[column.term], model.terms[column.term]), column.level.value_or(0));
    all.mean.push_back(one.mean.front());
    all.spread.push_back(one.spread.front());
    all.low.push_back(one.low.front());
    all.high.push_back(one.high.front());
  }
  return all;
}

}  // namespace

PooledCoxModel pooled_cox_model(const PooledSums& sums, const CoxCall& call) {
  require_sums(call);
  if (call.terms.empty()) throw InvalidOption("a Cox model needs at least one term (--terms)");
  static_cast<void>(sample_of(sums, {}));
  require_groups_and_strata(sums);
  if (sums.terms.size() != call.terms.size()) throw InvalidOption("the sums are not those of this Cox model");
  PooledCoxModel model;
  const std::vector<TermSpec> terms = moved_terms(sums, call, model.said);
  const std::size_t rows = sums.all_cases().rows;
  for (std::size_t t = 0; t < terms.size(); ++t) model.terms.push_back(pooled_variables(sums.terms[t], terms[t], rows));
  for (const PooledStratum& stratum : sums.strata) model.strata.push_back(stratum.levels);
  model.stratum_levels = sums.stratum_levels;
  const survival::PooledFollowUp follow_up(sums.times);
  const Design design = pooled_design(call.terms, model);
  require_estimable(design, follow_up.total_events(), rows);
  const survival::Ties ties = ties_of(call);
  model.plan = survival::cox_plan(follow_up, moments_of(sums, model, design), ties);
  return model;
}

}  // namespace rtsurv::study
