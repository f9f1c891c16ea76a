#include "rtsurv/study/parts/landmark/states.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include <fmt/format.h>

#include "rtsurv/study/columns/dates.hpp"
#include "rtsurv/study/columns/row_problems.hpp"

namespace rtsurv::study {
namespace {

using table::Column;
using table::ColumnType;

/// "[landmark] state NAME", for messages.
std::string used_by(const LandmarkRule::State& state) {
  return fmt::format("[landmark] state \"{}\"", state.name.text);
}

/// A text may hold dates; one that is empty in all patients holds nothing, whatever it was meant to hold.
bool is_date(const Column& column) {
  return column.type == ColumnType::date ||
         (column.type == ColumnType::text && std::ranges::find(column.missing, 0) != column.missing.end());
}

const EndpointRule& endpoint_of(const Protocol& protocol, const std::string& name) {
  return *std::ranges::find_if(protocol.endpoints, [&](const EndpointRule& rule) { return rule.name.text == name; });
}

/// The dates from which an endpoint counts; what is wrong with them has been said before.
Column start_of(const table::Table& table, const EndpointRule& endpoint) {
  Problems said(ErrorKind::data);
  return as_date(table, table.evaluate(endpoint.from->text, "from"), said);
}

/// Times of a number.
Column since_start(const table::Table& table, Column began, Problems& problems) {
  Column times = as_number(table, std::move(began));
  RowProblems of_rows(table);
  for (std::size_t row = 0; row < times.size(); ++row)
    if (times.missing[row] == 0 && !(times.number[row] >= 0.0))
      of_rows.add(row, times.name,
                  "a state cannot begin before the start of follow-up; give a time of 0 or later, or leave it empty");
  of_rows.hand_to(problems);
  return times;
}

/// A date needs endpoints that count from one.
void require_starts(const Protocol& protocol, const LandmarkRule::State& state) {
  for (const Text& name : protocol.landmark->endpoints)
    if (!endpoint_of(protocol, name.text).from)
      throw Error(ErrorKind::usage,
                  fmt::format("{}: \"{}\" is not a number; give the time since the start, since endpoint \"{}\" does "
                              "not count from a date (from)",
                              used_by(state), state.began.text, name.text));
}

void check_state(Preparation& preparation, const LandmarkRule::State& state) {
  const table::Table& table = preparation.table;
  Column began = table.evaluate(state.began.text, used_by(state));
  if (began.type == ColumnType::boolean)
    throw Error(ErrorKind::usage,
                fmt::format("{}: \"{}\" is true or false; give the time or the date at which the state began",
                            used_by(state), state.began.text));
  if (!is_date(began)) {
    (void)since_start(table, std::move(began), preparation.data_problems);
    return;
  }
  require_starts(preparation.protocol, state);
  began = as_date(table, std::move(began), preparation.data_problems);
  for (const Text& name : preparation.protocol.landmark->endpoints) {
    Column start = start_of(table, endpoint_of(preparation.protocol, name.text));
    for (std::size_t row = 0; row < start.size(); ++row)
      if (preparation.disordered[row] != 0) start.missing[row] = 1;
    (void)duration(table, start, began, preparation.protocol.time_unit, preparation.data_problems);
  }
}

/// Times since the start; missing where the state never began.
Column state_times(const table::Table& table, const EndpointRule& endpoint, TimeUnit time_unit, Column began) {
  Problems said(ErrorKind::data);
  if (!is_date(began)) return since_start(table, std::move(began), said);
  return duration(table, start_of(table, endpoint), as_date(table, std::move(began), said), time_unit, said);
}

}  // namespace

void check_states(Preparation& preparation) {
  for (const LandmarkRule::State& state : preparation.protocol.landmark->states)
    preparation.attempt(state.began, [&] { check_state(preparation, state); });
}

std::vector<double> state_begins(Analysis& analysis, const LandmarkRule::State& state, const EndpointRule& endpoint) {
  const table::Column began = state_times(analysis.table(), endpoint, analysis.protocol().time_unit,
                                          analysis.column(state.began, used_by(state)));
  std::vector<double> begins(began.size(), std::numeric_limits<double>::infinity());
  for (std::size_t row = 0; row < began.size(); ++row)
    if (began.missing[row] == 0) begins[row] = began.number[row];
  return begins;
}

}  // namespace rtsurv::study
