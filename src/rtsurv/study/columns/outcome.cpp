#include "rtsurv/study/columns/outcome.hpp"

#include <string>

#include <fmt/format.h>

#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/study/columns/row_problems.hpp"
#include "rtsurv/study/columns/value_problem.hpp"

namespace rtsurv::study {
namespace {

using Part = survival::FollowUpProblem::Column;

const table::Column& column_of(const OutcomeValues& outcome, Part part) {
  if (part == Part::event) return *outcome.event;
  if (part == Part::entry && outcome.entry != nullptr) return *outcome.entry;
  return *outcome.time;
}

/// The problems of cases as problems of rows of the file.
[[noreturn]] void throw_with_rows(const table::Table& table, const OutcomeValues& outcome, const Cases& cases,
                                  const survival::InvalidFollowUp& invalid) {
  RowProblems problems(table);
  for (const survival::FollowUpProblem& problem : invalid.problems) {
    const std::string& text = column_of(outcome, problem.column).name;
    problems.add(cases.row[problem.index], text, value_problem(table, text, problem.message));
  }
  problems.throw_if_any();
  throw invalid;
}

}  // namespace

OutcomeValues outcome_values(Values& values, const Outcome& outcome) {
  OutcomeValues columns;
  columns.time = &values.number_since(outcome.time, outcome.origin, "--time");
  columns.event = &values.indicator(outcome.event, "--event");
  if (!outcome.entry.empty()) columns.entry = &values.number_since(outcome.entry, outcome.origin, "--entry");
  if (!outcome.competing.empty()) columns.competing = &values.indicator(outcome.competing, "competing");
  return columns;
}

std::string doubt_of_blanks(Values& values, const std::string& event) {
  const table::Column& column = values.indicator(event, "--event");
  std::size_t blanks = 0;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (column.missing[row] == 0 && column.number[row] == 0.0) return {};
    blanks += column.missing[row];
  }
  if (blanks == 0) return {};
  return fmt::format(
      "every known value of \"{}\" is an event, and {} blank; if a blank means that there was none, "
      "write the event as {} is not null",
      event, blanks == 1 ? std::string("1 is") : fmt::format("{} are", blanks), values.table().in_sql(event));
}

void require(Selection& selection, const OutcomeValues& outcome) {
  selection.require(outcome.time->missing);
  selection.require(outcome.event->missing);
  if (outcome.entry != nullptr) selection.require(outcome.entry->missing);
}

survival::FollowUp follow_up(const table::Table& table, const OutcomeValues& outcome, const Cases& cases,
                             std::span<const int> stratum) {
  const std::vector<double> time = gather(outcome.time->number, cases);
  std::vector<std::uint8_t> event;
  event.reserve(cases.size());
  for (const std::size_t row : cases.row) event.push_back(outcome.event->number[row] != 0.0 ? 1 : 0);
  std::vector<double> entry;
  if (outcome.entry != nullptr) entry = gather(outcome.entry->number, cases);
  try {
    return survival::FollowUp({.time = time, .event = event, .entry = entry, .stratum = stratum});
  } catch (const survival::InvalidFollowUp& invalid) {
    throw_with_rows(table, outcome, cases, invalid);
  }
}

survival::FollowUpTime follow_up_time(const survival::FollowUp& follow_up, const OutcomeValues& outcome,
                                      const Cases& cases, const survival::KaplanMeierOptions& options) {
  if (outcome.competing == nullptr) return survival::follow_up_time(follow_up, options);
  std::vector<std::uint8_t> ended;
  for (const std::size_t row : cases.row)
    ended.push_back(outcome.event->number[row] != 0.0 || outcome.had_competing(row) ? 1 : 0);
  return survival::follow_up_time(follow_up.with_events(ended), options);
}

results::Sample sample_of(const Cases& cases, const survival::FollowUp& follow_up) {
  results::Sample sample;
  sample.n = cases.size();
  sample.events = follow_up.total_events();
  sample.n_missing = cases.n_missing;
  return sample;
}

void require_confidence_level(double level) { static_cast<void>(math::ConfidenceLevel(level)); }

}  // namespace rtsurv::study
