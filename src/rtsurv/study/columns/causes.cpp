#include "rtsurv/study/columns/causes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/study/columns/by_numbers.hpp"
#include "rtsurv/study/columns/part_rows.hpp"
#include "rtsurv/study/columns/row_errors.hpp"
#include "rtsurv/study/columns/row_problems.hpp"
#include "rtsurv/study/columns/value_problem.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::study {
namespace {

constexpr std::size_t most_causes = 20;

void require_one_way(const CauseOutcome& outcome) {
  const bool by_status = !outcome.status.empty() || !outcome.censor.empty();
  const bool by_event = !outcome.event.empty() || !outcome.competing.empty();
  if (by_status && by_event)
    throw InvalidOption("give the causes in one way: --status with --censor, or --event with --competing");
  if (by_status && outcome.status.empty()) throw InvalidOption("--censor needs --status, the column of its code");
  if (by_status && outcome.censor.empty())
    throw InvalidOption("--status needs --censor, the code of those who had none of the events");
  if (by_event && outcome.event.empty()) throw InvalidOption("--competing needs --event, the event of interest");
  if (by_event && outcome.competing.empty())
    throw InvalidOption("--event needs --competing, the event that makes it impossible");
  if (!by_status && !by_event)
    throw InvalidOption("the causes are missing: --status with --censor, or --event with --competing");
}

void require_censor(const table::Table& table, const table::Column& status, const std::string& censor) {
  const Factor factor = as_factor(table, status);
  if (std::ranges::find(factor.levels, censor) == factor.levels.end()) refuse_censor(status.name, censor);
}

/// Codes of the levels other than `censor`; levels that no case has are gone.
void code_by_status(Causes& causes, const Factor& status, const std::string& censor) {
  std::vector<int> code_of_level;
  for (const std::string& level : status.levels) {
    if (level != censor) causes.label.push_back(level);
    code_of_level.push_back(level == censor ? 0 : static_cast<int>(causes.label.size()));
  }
  require_few_causes(status.name, causes.label.size());
  for (const int level : status.code) causes.code.push_back(code_of_level[static_cast<std::size_t>(level)]);
}

void code_by_events(Causes& causes, const table::Table& table, const CauseColumns& columns, const Cases& cases) {
  using Names = results::IncidenceResult;
  causes.label = {std::string(Names::event_cause), std::string(Names::competing_cause)};
  RowProblems problems(table);
  for (const std::size_t row : cases.row) {
    const bool first = columns.event->number[row] != 0.0, second = columns.competing->number[row] != 0.0;
    if (first && second)
      problems.add(
          row, columns.competing->name,
          fmt::format("is true together with the event \"{}\"; a patient has one of them first", columns.event->name));
    causes.code.push_back(first ? 1 : second ? 2 : 0);
  }
  problems.throw_if_any();
}

/// Throws Error(data) with file, row and column of each.
void require_possible_times(const table::Table& table, const CauseColumns& columns, const Cases& cases,
                            const Causes& causes) {
  const std::vector<std::uint8_t> event(cases.size(), 0);
  try {
    static_cast<void>(
        survival::FollowUp({.time = causes.time, .event = event, .entry = causes.entry, .weight = causes.weight}));
  } catch (const survival::InvalidFollowUp& invalid) {
    throw_with_rows(table, columns, cases, invalid);
  }
}

}  // namespace

void require_few_causes(const std::string& status, std::size_t causes) {
  if (causes > most_causes)
    throw Error(ErrorKind::usage, fmt::format("\"{}\" (--status) has {} values beside the one that means censored; a "
                                              "status has a few, at most {}",
                                              status, causes, most_causes));
}

void refuse_censor(const std::string& status, const std::string& censor) {
  throw Error(ErrorKind::usage, fmt::format("\"{}\" has no value \"{}\" that could mean censored (--censor); when "
                                            "nobody is censored, use --event and --competing",
                                            status, censor));
}

void throw_with_rows(const table::Table& table, const CauseColumns& columns, const Cases& cases,
                     const survival::InvalidFollowUp& invalid) {
  RowProblems problems(table);
  for (const survival::FollowUpProblem& problem : invalid.problems) {
    using Part = survival::FollowUpProblem::Column;
    const std::string& name = problem.column == Part::entry    ? columns.entry->name
                              : problem.column == Part::weight ? columns.rows.weights->name
                                                               : columns.time->name;
    problems.add(cases.row[problem.index], name, value_problem(table, name, problem.message));
  }
  problems.throw_if_any();
  throw invalid;
}

CauseColumns cause_columns_of_part(Values& values, const CauseOutcome& outcome) {
  require_one_way(outcome);
  CauseColumns columns;
  columns.time = &values.number(outcome.time, "--time");
  if (!outcome.entry.empty()) columns.entry = &values.number(outcome.entry, "--entry");
  if (!outcome.weights.empty()) columns.rows.weights = &values.number(outcome.weights, "--weights");
  if (!outcome.cluster.empty()) columns.rows.cluster = &values.any(outcome.cluster, "--cluster");
  if (!outcome.status.empty()) {
    columns.status = &values.any(outcome.status, "--status");
    columns.censor = outcome.censor;
  } else {
    columns.event = &values.indicator(outcome.event, "--event");
    columns.competing = &values.indicator(outcome.competing, "--competing");
  }
  return columns;
}

CauseColumns cause_columns(Values& values, const CauseOutcome& outcome) {
  CauseColumns columns = cause_columns_of_part(values, outcome);
  if (columns.status != nullptr) require_censor(values.table(), *columns.status, outcome.censor);
  return columns;
}

void require(Selection& selection, const CauseColumns& columns) {
  for (const table::Column* column : {columns.time, columns.entry, columns.rows.weights, columns.rows.cluster,
                                      columns.event, columns.competing, columns.status})
    if (column != nullptr) selection.require(column->missing);
}

Causes causes(const table::Table& table, const CauseColumns& columns, const Cases& cases) {
  Causes result;
  result.time = gather(columns.time->number, cases);
  if (columns.entry != nullptr) result.entry = gather(columns.entry->number, cases);
  if (columns.rows.weights != nullptr) result.weight = gather(columns.rows.weights->number, cases);
  if (columns.rows.cluster != nullptr) result.cluster = on_cases(as_factor(table, *columns.rows.cluster), cases).code;
  if (columns.status != nullptr)
    code_by_status(result, on_cases(as_factor(table, *columns.status), cases), columns.censor);
  else
    code_by_events(result, table, columns, cases);
  require_possible_times(table, columns, cases, result);
  return result;
}

survival::CauseFollowUp cause_follow_up(const Causes& causes, std::span<const int> stratum) {
  return survival::CauseFollowUp(
      {.time = causes.time, .cause = causes.code, .entry = causes.entry, .weight = causes.weight, .stratum = stratum},
      static_cast<int>(causes.label.size()));
}

}  // namespace rtsurv::study
