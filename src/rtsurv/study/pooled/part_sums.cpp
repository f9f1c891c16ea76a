// The sums of one part of a table.
#include <algorithm>
#include <utility>

#include "rtsurv/study/columns/causes.hpp"
#include "rtsurv/study/columns/design.hpp"
#include "rtsurv/study/columns/part_rows.hpp"
#include "rtsurv/study/columns/row_errors.hpp"
#include "rtsurv/study/pooled/part_subjects.hpp"
#include "rtsurv/study/pooled/refusals.hpp"

namespace rtsurv::study {
namespace {

/// The levels of a status but the one that means censored.
PooledFactor causes_of(PooledFactor status, const std::string& censor) {
  const auto found = std::ranges::find(status.levels, censor);
  if (found == status.levels.end()) return status;
  if (!status.place.empty()) status.place.erase(status.place.begin() + (found - status.levels.begin()));
  status.levels.erase(found);
  return status;
}

/// Rows whose label is that of the censored.
std::uint64_t rows_with(const table::Table& table, const table::Column& status, const std::string& censor) {
  const Factor factor = as_factor(table, status);
  const auto level = std::ranges::find(factor.levels, censor) - factor.levels.begin();
  return static_cast<std::uint64_t>(std::ranges::count(factor.code, static_cast<int>(level)));
}

/// What the calls with one event have in common; `subjects` have their groups and strata.
void finish(PooledSums& sums, const Subjects& subjects, Values& values, const Outcome& call,
            const OutcomeValues& outcome, const Cases& cases) {
  sums.causes = causes_called({"event"});
  sums.missing = missing_of(outcome.rows, cases);
  add_event(sums, values, *outcome.event, call.event);
  try {
    add_times(sums, subjects);
  } catch (const survival::InvalidFollowUp& invalid) {
    throw_with_rows(values.table(), outcome, cases, invalid);
  }
}

}  // namespace

PooledSums pooled_sums(const table::Table& part, const KaplanMeierCall& call) {
  require_sums(call);
  require_rows_alone(part, call);
  Values values(part);
  const OutcomeValues outcome = outcome_values(values, call.outcome);
  const table::Column* by = call.by.empty() ? nullptr : &values.any(call.by, "--by");
  Selection selection(values.rows(), call.rows);
  require(selection, outcome);
  if (by != nullptr) selection.require(by->missing);
  const Cases cases = cases_of_part(selection, values.rows(), call.rows);
  PooledSums sums;
  Subjects subjects = subjects_of(outcome, cases);
  add_groups(sums, subjects, part, by, call.levels, cases);
  finish(sums, subjects, values, call.outcome, outcome, cases);
  return sums;
}

PooledSums pooled_sums(const table::Table& part, const LogRankCall& call) {
  require_sums(call);
  require_rows_alone(part, call);
  Values values(part);
  const OutcomeValues outcome = outcome_values(values, call.outcome);
  const table::Column& by = values.any(call.by, "--by");
  Selection selection(values.rows(), call.rows);
  require(selection, outcome);
  selection.require(by.missing);
  require_stratum_values(selection, values, call.strata);
  const Cases cases = cases_of_part(selection, values.rows(), call.rows);
  PooledSums sums;
  Subjects subjects = subjects_of(outcome, cases);
  add_groups(sums, subjects, part, &by, call.levels, cases);
  add_strata(sums, subjects, values, call.strata, cases);
  finish(sums, subjects, values, call.outcome, outcome, cases);
  return sums;
}

PooledSums pooled_sums(const table::Table& part, const CoxCall& call) {
  require_sums(call);
  require_rows_alone(part, call);
  Values values(part);
  const OutcomeValues outcome = outcome_values(values, call.outcome);
  const Cases cases = cases_of(values, outcome, call);
  PooledSums sums;
  Subjects subjects = subjects_of(outcome, cases);
  add_groups(sums, subjects, part, nullptr, {}, cases);
  add_strata(sums, subjects, values, call.strata, cases);
  add_terms(sums, subjects, values, call.terms, cases);
  finish(sums, subjects, values, call.outcome, outcome, cases);
  return sums;
}

PooledSums pooled_sums(const table::Table& part, const IncidenceCall& call) {
  require_sums(call);
  require_rows_alone(part, call);
  Values values(part);
  const CauseColumns columns = cause_columns_of_part(values, call.outcome);
  const table::Column* by = call.by.empty() ? nullptr : &values.any(call.by, "--by");
  Selection selection(values.rows(), call.rows);
  require(selection, columns);
  if (by != nullptr) selection.require(by->missing);
  require_stratum_values(selection, values, call.strata);
  const Cases cases = cases_of_part(selection, values.rows(), call.rows);
  PooledSums sums;
  Causes found = causes(part, columns, cases);
  Subjects subjects{std::move(found.time), std::move(found.entry), std::move(found.weight), std::move(found.code)};
  if (columns.status != nullptr) {
    sums.causes = causes_of(coded_factor(part, *columns.status, cases).factor, call.outcome.censor);
    sums.censor_rows = rows_with(part, *columns.status, call.outcome.censor);
  } else {
    sums.causes = causes_called(std::move(found.label));
    add_event(sums, values, *columns.event, call.outcome.event);
  }
  add_groups(sums, subjects, part, by, call.levels, cases);
  add_strata(sums, subjects, values, call.strata, cases);
  sums.missing = missing_of(columns.rows, cases);
  try {
    add_times(sums, subjects);
  } catch (const survival::InvalidFollowUp& invalid) {
    throw_with_rows(part, columns, cases, invalid);
  }
  return sums;
}

}  // namespace rtsurv::study
