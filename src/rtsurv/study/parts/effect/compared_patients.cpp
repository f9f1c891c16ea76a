#include "rtsurv/study/parts/effect/compared_patients.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/study/columns/outcome.hpp"

namespace rtsurv::study {
namespace {

std::vector<TermSpec> terms_of(const Analysis& analysis, const EffectRule& rule) {
  std::vector<TermSpec> terms;
  for (const Text& text : rule.adjustment->adjust) terms.push_back(analysis.term(text.text));
  return terms;
}

std::vector<results::MissingTerm> missing_in(Analysis& analysis, const EffectRule& rule) {
  std::vector<results::MissingTerm> all;
  for (const Text& text : rule.adjustment->adjust) {
    const table::Column& column = analysis.column(text, "[[effect]] adjust");
    const auto n = std::ranges::count_if(column.missing, [](std::uint8_t missing) { return missing != 0; });
    if (n > 0) all.push_back({text.text, static_cast<std::size_t>(n)});
  }
  return all;
}

std::vector<int> causes_of(const OutcomeValues& outcome, const Cases& cases) {
  std::vector<int> cause;
  if (outcome.competing == nullptr) return cause;
  for (const std::size_t row : cases.row)
    cause.push_back(outcome.event->number[row] != 0.0 ? 1 : outcome.had_competing(row) ? 2 : 0);
  return cause;
}

void add_balance(ComparedPatients& patients, BalanceColumn column, const std::vector<double>& values) {
  patients.balance.push_back(std::move(column));
  ++patients.balance_values.columns;
  patients.balance_values.values.insert(patients.balance_values.values.end(), values.begin(), values.end());
}

void add_balance(ComparedPatients& patients) {
  patients.balance_values.rows = patients.cases.size();
  const Design& design = patients.design;
  for (std::size_t t = 0; t < design.terms.size(); ++t) {
    const DesignTerm& term = design.terms[t];
    if (!term.factor) {
      const auto place = std::ranges::find(design.columns, t, &DesignColumn::term) - design.columns.begin();
      const auto values = design.covariates.column(static_cast<std::size_t>(place));
      add_balance(patients, {term.name, std::nullopt}, {values.begin(), values.end()});
      continue;
    }
    const std::vector<std::string>& levels = term.factor->levels;
    for (std::size_t level = levels.size() > 2 ? 0 : 1; level < levels.size(); ++level) {
      const std::vector<std::uint8_t> of_level = members(*term.factor, level);
      add_balance(patients, {term.name, levels[level]}, {of_level.begin(), of_level.end()});
    }
  }
}

void require_two_sides(const EffectRule& rule, const Factor& treatment) {
  if (treatment.levels.size() != 2)
    throw NotEstimable(fmt::format(
        "\"{}\" has {} among the patients with all values known, where two treatments are to "
        "be compared",
        rule.variable.text,
        treatment.levels.size() == 1 ? std::string("one level") : fmt::format("{} levels", treatment.levels.size())));
}

void require_enough(const ComparedPatients& patients) {
  const auto second = static_cast<double>(std::ranges::count(patients.treated, 1));
  const double fewest = std::min(second, static_cast<double>(patients.treated.size()) - second);
  if (fewest < thresholds::patients_on_side)
    throw NotEstimable(fmt::format("a side has {} patients with all values known, fewer than {}", fewest,
                                   thresholds::patients_on_side));
  if (patients.follow_up.total_events() < thresholds::events_in_group)
    throw NotEstimable(
        fmt::format("{} events, fewer than {}", patients.follow_up.total_events(), thresholds::events_in_group));
}

}  // namespace

std::vector<std::uint8_t> ComparedPatients::on_side(bool of_second) const {
  std::vector<std::uint8_t> side = treated;
  if (!of_second)
    for (std::uint8_t& one : side) one = one != 0 ? 0 : 1;
  return side;
}

std::optional<survival::CauseColumns> ComparedPatients::causes() const {
  if (cause.empty()) return std::nullopt;
  return survival::CauseColumns{.time = time, .cause = cause, .entry = entry};
}

ComparedPatients compared_patients(Analysis& analysis, const EffectRule& rule) {
  Values& values = analysis.values();
  const OutcomeValues outcome = outcome_values(values, analysis.outcome(rule.endpoint.text));
  if (outcome.rows.weights != nullptr || outcome.rows.cluster != nullptr)
    throw NotEstimable(
        "an adjusted comparison takes every row for one patient, and the endpoint has weights or clusters");
  const table::Column& variable = analysis.column(rule.variable, "[[effect]] variable");
  const std::vector<TermSpec> terms = terms_of(analysis, rule);
  Selection selection(values.rows(), {});
  require(selection, outcome);
  selection.require(variable.missing);
  require_terms(selection, values, terms);
  const Cases cases = selection.cases();
  const Factor treatment = on_cases(as_factor(analysis.table(), variable, analysis.levels(rule.variable.text)), cases);
  require_two_sides(rule, treatment);
  ComparedPatients patients{.cases = cases,
                            .follow_up = follow_up(analysis.table(), outcome, cases),
                            .time = gather(outcome.time->number, cases),
                            .entry = {},
                            .first = treatment.levels[0],
                            .second = treatment.levels[1],
                            .treated = members(treatment, 1),
                            .cause = causes_of(outcome, cases),
                            .design = design_of(values, terms, cases),
                            .balance = {},
                            .balance_values = {},
                            .missing = missing_in(analysis, rule)};
  if (outcome.entry != nullptr) patients.entry = gather(outcome.entry->number, cases);
  require_enough(patients);
  add_balance(patients);
  return patients;
}

}  // namespace rtsurv::study
