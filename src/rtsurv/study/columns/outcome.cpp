#include "rtsurv/study/columns/outcome.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string>

#include <fmt/format.h>

#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/study/columns/by_numbers.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/row_errors.hpp"
#include "rtsurv/study/columns/row_problems.hpp"
#include "rtsurv/study/columns/value_problem.hpp"

namespace rtsurv::study {
namespace {

using Part = survival::FollowUpProblem::Column;

/// Of methods that take patients as independent.
constexpr std::string_view instead = "take the robust P of a Cox model";

const table::Column& column_of(const OutcomeValues& outcome, Part part) {
  if (part == Part::event) return *outcome.event;
  if (part == Part::entry && outcome.entry != nullptr) return *outcome.entry;
  if (part == Part::weight && outcome.rows.weights != nullptr) return *outcome.rows.weights;
  return *outcome.time;
}

}  // namespace

OutcomeValues outcome_values(Values& values, const Outcome& outcome) {
  OutcomeValues columns;
  columns.time = &values.number_since(outcome.time, outcome.origin, "--time");
  columns.event = &values.indicator(outcome.event, "--event");
  if (!outcome.entry.empty()) columns.entry = &values.number_since(outcome.entry, outcome.origin, "--entry");
  if (!outcome.competing.empty()) columns.competing = &values.indicator(outcome.competing, "competing");
  if (!outcome.weights.empty()) columns.rows.weights = &values.number(outcome.weights, "--weights");
  if (!outcome.cluster.empty()) columns.rows.cluster = &values.any(outcome.cluster, "--cluster");
  return columns;
}

void throw_with_rows(const table::Table& table, const OutcomeValues& outcome, const Cases& cases,
                     const survival::InvalidFollowUp& invalid) {
  RowProblems problems(table);
  for (const survival::FollowUpProblem& problem : invalid.problems) {
    const std::string& text = column_of(outcome, problem.column).name;
    problems.add(cases.row[problem.index], text, value_problem(table, text, problem.message));
  }
  problems.throw_if_any();
  throw invalid;
}

EventValues event_values(const table::Column& event) {
  EventValues values;
  for (std::size_t row = 0; row < event.size(); ++row) {
    if (event.missing[row] != 0)
      ++values.blank;
    else if (event.number[row] == 0.0)
      ++values.without;
  }
  return values;
}

std::string doubt_of_blanks(const EventValues& values, const std::string& event, const std::string& in_sql) {
  if (values.without > 0 || values.blank == 0) return {};
  return fmt::format(
      "every known value of \"{}\" is an event, and {} blank; if a blank means that there was none, "
      "write the event as {} is not null",
      event, values.blank == 1 ? std::string("1 is") : fmt::format("{} are", values.blank), in_sql);
}

std::string doubt_of_no_event(double events, const std::string& event) {
  return events > 0.0 ? std::string() : fmt::format("no row that is used has the event \"{}\": is it coded so?", event);
}

std::string doubt_of_blanks(Values& values, const std::string& event) {
  return doubt_of_blanks(event_values(values.indicator(event, "--event")), event, values.table().in_sql(event));
}

void require(Selection& selection, const OutcomeValues& outcome) {
  for (const table::Column* column :
       {outcome.time, outcome.event, outcome.entry, outcome.rows.weights, outcome.rows.cluster})
    if (column != nullptr) selection.require(column->missing);
}

survival::FollowUp follow_up(const table::Table& table, const OutcomeValues& outcome, const Cases& cases,
                             std::span<const int> stratum) {
  const std::vector<double> time = gather(outcome.time->number, cases);
  std::vector<std::uint8_t> event;
  event.reserve(cases.size());
  for (const std::size_t row : cases.row) event.push_back(outcome.event->number[row] != 0.0 ? 1 : 0);
  std::vector<double> entry, weight;
  if (outcome.entry != nullptr) entry = gather(outcome.entry->number, cases);
  if (outcome.rows.weights != nullptr) weight = gather(outcome.rows.weights->number, cases);
  try {
    return survival::FollowUp({.time = time, .event = event, .entry = entry, .weight = weight, .stratum = stratum});
  } catch (const survival::InvalidFollowUp& invalid) {
    throw_with_rows(table, outcome, cases, invalid);
  }
}

std::vector<int> cluster_codes(const table::Table& table, const OutcomeValues& outcome, const Cases& cases) {
  if (outcome.rows.cluster == nullptr) return {};
  std::vector<int> codes = on_cases(as_factor(table, *outcome.rows.cluster), cases).code;
  if (cases.size() > 1 && std::ranges::adjacent_find(codes, std::not_equal_to<>()) == codes.end())
    throw NotEstimable(fmt::format("all rows are in one cluster of \"{}\", and robust errors need several",
                                   outcome.rows.cluster->name));
  return codes;
}

void require_independent(const survival::FollowUp& follow_up, const RowColumns& rows, std::string_view method) {
  if (rows.cluster != nullptr)
    throw NotEstimable(fmt::format("{} takes patients as independent, and these are clustered by \"{}\"; {}", method,
                                   rows.cluster->name, instead));
  require_counts(follow_up.counts_patients(), rows.weights == nullptr ? "" : rows.weights->name, method);
}

void require_counts(bool counts_patients, const std::string& weights, std::string_view method) {
  if (!counts_patients)
    throw NotEstimable(
        fmt::format("{} counts patients, and the weights \"{}\" are no whole numbers; {}", method, weights, instead));
}

double event_rows(const survival::FollowUp& follow_up) {
  double rows = 0.0;
  for (const std::uint8_t event : follow_up.event()) rows += event;
  return rows;
}

double events_counted(const survival::FollowUp& follow_up) {
  return follow_up.counts_patients() ? follow_up.total_events() : event_rows(follow_up);
}

std::vector<double> row_counts(const RowColumns& rows, bool counts) {
  if (rows.weights == nullptr || !counts) return {};
  std::vector<double> count = rows.weights->number;
  for (std::size_t i = 0; i < count.size(); ++i)
    if (rows.weights->missing[i] != 0) count[i] = 1.0;
  return count;
}

double counted(std::span<const double> count, std::span<const std::size_t> rows) {
  if (count.empty()) return static_cast<double>(rows.size());
  double sum = 0.0;
  for (const std::size_t row : rows) sum += count[row];
  return sum;
}

survival::FollowUpTime follow_up_time(const survival::FollowUp& follow_up, const OutcomeValues& outcome,
                                      const Cases& cases, const survival::KaplanMeierOptions& options) {
  if (outcome.competing == nullptr) return survival::follow_up_time(follow_up, options);
  std::vector<std::uint8_t> ended;
  for (const std::size_t row : cases.row)
    ended.push_back(outcome.event->number[row] != 0.0 || outcome.had_competing(row) ? 1 : 0);
  return survival::follow_up_time(follow_up.with_events(ended), options);
}

results::Sample sample_of(const RowColumns& rows, const Cases& cases, const survival::FollowUp& follow_up,
                          std::span<const int> cluster) {
  const std::vector<double> count = row_counts(rows, follow_up.counts_patients());
  results::Sample sample;
  sample.n = static_cast<std::size_t>(counted(count, cases.row));
  sample.n_missing = static_cast<std::size_t>(counted(count, cases.left_out));
  sample.events = events_counted(follow_up);
  if (rows.cluster != nullptr)
    sample.clusters = results::Clusters{rows.cluster->name, std::set<int>(cluster.begin(), cluster.end()).size()};
  if (rows.weights == nullptr) return sample;
  sample.weights = results::Weights{rows.weights->name, 0.0, follow_up.total_events(), follow_up.counts_patients()};
  for (std::size_t i = 0; i < follow_up.size(); ++i) sample.weights->n += follow_up.weight_of(i);
  return sample;
}

void require_confidence_level(double level) { static_cast<void>(math::ConfidenceLevel(level)); }

}  // namespace rtsurv::study
