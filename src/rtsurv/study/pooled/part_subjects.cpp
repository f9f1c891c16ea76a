#include "rtsurv/study/pooled/part_subjects.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "rtsurv/study/columns/by_numbers.hpp"
#include "rtsurv/study/columns/design.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/columns/part_rows.hpp"
#include "rtsurv/study/pooled/combinations.hpp"

namespace rtsurv::study {
namespace {

Cases every_row(const table::Table& table) {
  Cases cases;
  for (std::size_t i = 0; i < table.rows(); ++i) cases.row.push_back(i);
  return cases;
}

void count_cases(PooledSums& sums, const Subjects& subjects) {
  const std::size_t groups = sums.group.size(), causes = std::max<std::size_t>(1, sums.causes.size());
  sums.cases.resize(groups);
  sums.events.resize(groups * causes);
  for (std::size_t i = 0; i < subjects.time.size(); ++i) {
    const std::size_t group = subjects.group.empty() ? 0 : static_cast<std::size_t>(subjects.group[i]);
    const PooledCount one{1, subjects.weight_of(i)};
    sums.cases[group].add(one);
    if (subjects.cause[i] > 0) sums.events[group * causes + static_cast<std::size_t>(subjects.cause[i]) - 1].add(one);
  }
}

}  // namespace

void require_few_levels_of_part(const CodedFactor& coded, std::string_view used_by) {
  if (coded.factor.size() > most_levels)
    require_few_levels(coded.factor.name, coded.factor.size(), coded.code.size(), used_by);
}

void add_groups(PooledSums& sums, Subjects& subjects, const table::Table& table, const table::Column* by,
                const std::vector<std::string>& levels, const Cases& cases) {
  sums.group = {"", LevelKind::ordered, {"all"}, {0.0}};
  if (by == nullptr) return;
  CodedFactor coded = coded_factor(table, *by, cases, levels);
  require_few_levels_of_part(coded, "--by");
  sums.group = std::move(coded.factor);
  subjects.group = std::move(coded.code);
}

PooledFactor causes_called(std::vector<std::string> names) {
  PooledFactor causes{"", LevelKind::ordered, std::move(names), {}};
  for (std::size_t k = 0; k < causes.size(); ++k) causes.place.push_back(static_cast<double>(k));
  return causes;
}

void require_stratum_values(Selection& selection, Values& values, const std::vector<std::string>& strata) {
  for (const std::string& text : strata) selection.require(values.any(text, "--strata").missing);
}

void add_strata(PooledSums& sums, Subjects& subjects, Values& values, const std::vector<std::string>& strata,
                const Cases& cases) {
  if (strata.empty()) return;
  const Cases all = every_row(values.table());
  std::vector<std::vector<int>> codes;
  for (const std::string& text : strata) {
    const table::Column& column = values.any(text, "--strata");
    CodedFactor coded = coded_factor(values.table(), column, all);
    PooledStratum& stratum = sums.strata.emplace_back();
    for (std::size_t i = 0; i < column.size(); ++i) {
      if (column.missing[i] != 0) continue;
      ++stratum.rows;
      if (coded.factor.kind == LevelKind::number && column.number[i] != std::floor(column.number[i]))
        ++stratum.not_whole;
    }
    stratum.levels = std::move(coded.factor);
    codes.push_back(gather(coded.code, cases));
  }
  Combinations combinations = combinations_of(codes, cases.size());
  sums.stratum_levels = std::move(combinations.levels);
  subjects.stratum = std::move(combinations.code);
}

PooledCount missing_of(const RowColumns& rows, const Cases& cases) {
  PooledCount missing;
  for (const std::size_t row : cases.left_out) {
    const bool known = rows.weights != nullptr && rows.weights->missing[row] == 0;
    missing.add({1, known ? rows.weights->number[row] : 1.0});
  }
  return missing;
}

void add_times(PooledSums& sums, const Subjects& subjects) {
  count_cases(sums, subjects);
  sums.times =
      survival::pooled_times({subjects.time, subjects.cause, subjects.entry, subjects.weight, subjects.stratum},
                             subjects.group, std::max(1, static_cast<int>(sums.causes.size())));
}

Cases cases_of(Values& values, const OutcomeValues& outcome, const CoxCall& call) {
  Selection selection(values.rows(), call.rows);
  require(selection, outcome);
  require_terms(selection, values, call.terms);
  require_stratum_values(selection, values, call.strata);
  return cases_of_part(selection, values.rows(), call.rows);
}

Subjects subjects_of(const OutcomeValues& outcome, const Cases& cases) {
  Subjects subjects;
  subjects.time = gather(outcome.time->number, cases);
  if (outcome.entry != nullptr) subjects.entry = gather(outcome.entry->number, cases);
  if (outcome.rows.weights != nullptr) subjects.weight = gather(outcome.rows.weights->number, cases);
  for (const std::size_t row : cases.row) subjects.cause.push_back(outcome.event->number[row] != 0.0 ? 1 : 0);
  return subjects;
}

void add_event(PooledSums& sums, const Values& values, const table::Column& column, const std::string& event) {
  const EventValues known = event_values(column);
  sums.event_known_without = known.without;
  sums.event_blank = known.blank;
  sums.event_in_sql = values.table().in_sql(event);
}

}  // namespace rtsurv::study
