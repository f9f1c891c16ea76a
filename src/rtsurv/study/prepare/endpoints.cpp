// The endpoints of a study as columns of the cohort: durations, events, competing events.
#include <fmt/format.h>

#include "rtsurv/core/text.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/columns/causes.hpp"
#include "rtsurv/study/columns/dates.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/prepare/preparation.hpp"

namespace rtsurv::study {
namespace {

using table::Column;
using table::ColumnType;

/// A column name for the durations of an endpoint that the table does not have yet: "LC_time".
std::string new_name(const table::Table& table, const std::string& endpoint) {
  std::string name;
  for (const char c : endpoint) name += is_ascii_alphanumeric(c) ? c : '_';
  name += "_time";
  while (table.type(name)) name += '_';
  return name;
}

/// Appends the durations between two dates; the name of their column, empty when they are wrong.
std::string append_durations(Preparation& preparation, const EndpointRule& rule) {
  Column from, to;
  const bool begins = preparation.attempt(*rule.from, [&] {
    from = date_of(preparation, *rule.from, fmt::format("endpoint \"{}\", from", rule.name.text));
  });
  const bool ends = preparation.attempt(
      *rule.to, [&] { to = date_of(preparation, *rule.to, fmt::format("endpoint \"{}\", to", rule.name.text)); });
  if (!begins || !ends) return {};
  for (std::size_t row = 0; row < from.size(); ++row)
    if (preparation.disordered[row] != 0) from.missing[row] = 1;
  Column column = duration(preparation.table, from, to, preparation.protocol.time_unit, preparation.data_problems);
  column.name = new_name(preparation.table, rule.name.text);
  preparation.table.append(column);
  return column.name;
}

/// The time's expression, empty when it is wrong.
std::string checked_time(Preparation& preparation, const EndpointRule& rule) {
  const std::string used_by = fmt::format("endpoint \"{}\", time", rule.name.text);
  const bool right = preparation.attempt(*rule.time, [&] {
    const Column column = preparation.table.evaluate(rule.time->text, used_by);
    if (column.type == ColumnType::date)
      throw Error(ErrorKind::usage,
                  fmt::format("{}: \"{}\" is a date; give the two dates with from and to", used_by, rule.time->text));
    if (column.type == ColumnType::boolean)
      throw Error(ErrorKind::usage, fmt::format("{}: \"{}\" is true or false, not a time", used_by, rule.time->text));
    (void)as_number(preparation.table, column);
  });
  return right ? rule.time->text : std::string();
}

bool check_indicator(Preparation& preparation, const EndpointRule& rule, const Text& text, std::string_view part) {
  const std::string used_by = fmt::format("endpoint \"{}\", {}", rule.name.text, part);
  return preparation.attempt(text, [&] {
    Column column = preparation.table.evaluate(text.text, used_by);
    if (column.type == ColumnType::text || column.type == ColumnType::date)
      throw Error(ErrorKind::usage,
                  fmt::format("{}: \"{}\" is neither true/false nor 0/1; compare it, such as {} = 'dead'", used_by,
                              text.text, preparation.table.in_sql(text.text)));
    (void)as_indicator(preparation.table, std::move(column));
  });
}

/// Impossible times, and two first events at once, among the rows whose outcome is known.
void check_outcome(Preparation& preparation, const EndpointRule& rule, const std::string& time) {
  Values values(preparation.table);
  const OutcomeValues outcome = outcome_values(values, {time, rule.event.text, {}});
  if (const std::string doubt = doubt_of_blanks(values, rule.event.text); !doubt.empty())
    preparation.warnings.push_back(fmt::format("{}: {}", rule.name.text, doubt));
  Selection selection(values.rows(), {});
  require(selection, outcome);
  Cases cases;
  try {
    cases = selection.cases();
  } catch (const NotEstimable&) {
    throw Error(ErrorKind::data,
                fmt::format("endpoint \"{}\": no patient has both a time and an event status", rule.name.text));
  }
  if (cases.n_missing > 0)
    preparation.warnings.push_back(fmt::format("{}: {} of {} patients lack the time or the event and are left out",
                                               rule.name.text, cases.n_missing, values.rows()));
  (void)follow_up(values.table(), outcome, cases);
  if (!rule.competing) return;
  const CauseColumns columns =
      cause_columns(values, {.time = time, .event = rule.event.text, .competing = rule.competing->text});
  require(selection, columns);
  const results::Maybe<Cases> known = results::maybe([&] { return selection.cases(); });
  if (known.value) (void)causes(values.table(), columns, *known.value);  // else the analysis says why it is not there
}

}  // namespace

void prepare_endpoints(Preparation& preparation) {
  for (const EndpointRule& rule : preparation.protocol.endpoints) {
    const std::string time = rule.time ? checked_time(preparation, rule) : append_durations(preparation, rule);
    preparation.endpoint_time.push_back(time);
    bool right = check_indicator(preparation, rule, rule.event, "event");
    if (rule.competing) right = check_indicator(preparation, rule, *rule.competing, "competing") && right;
    if (right && !time.empty()) preparation.attempt(rule.name, [&] { check_outcome(preparation, rule, time); });
  }
}

}  // namespace rtsurv::study
