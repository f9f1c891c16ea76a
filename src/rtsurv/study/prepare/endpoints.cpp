// The endpoints of a study as columns of the cohort: durations, events, competing events.
#include <fmt/format.h>

#include "rtsurv/core/text.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/columns/causes.hpp"
#include "rtsurv/study/columns/dates.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/prepare/fits.hpp"
#include "rtsurv/study/prepare/preparation.hpp"

namespace rtsurv::study {
namespace {

using table::Column;
using table::ColumnType;

/// A column name for the durations of an endpoint that the table does not have yet: "LC_time".
std::string new_name(const table::Table& table, const std::string& endpoint, const std::string& ending) {
  std::string name;
  for (const char c : endpoint) name += is_ascii_alphanumeric(c) ? c : '_';
  name += ending;
  while (table.type(name)) name += '_';
  return name;
}

/// The dates of a key of the endpoint; nothing when they are wrong.
std::optional<Column> dates_of(Preparation& preparation, const EndpointRule& rule, const Text& text,
                               std::string_view key) {
  std::optional<Column> dates;
  preparation.attempt(
      text, [&] { dates = date_of(preparation, text, fmt::format("endpoint \"{}\", {}", rule.name.text, key)); });
  return dates;
}

/// Days from `from` to `entry` in `unit`, below 0 for who was seen before.
Column time_of_entry(const Column& from, const Column& entry, TimeUnit unit) {
  Column column{.type = ColumnType::number};
  for (std::size_t row = 0; row < from.size(); ++row) {
    column.missing.push_back(from.missing[row] != 0 || entry.missing[row] != 0 ? 1 : 0);
    column.number.push_back((entry.number[row] - from.number[row]) / days_per(unit));
  }
  return column;
}

/// Appends the durations between the dates of an endpoint; their columns, without a time when a date is wrong.
EndpointColumns append_durations(Preparation& preparation, const EndpointRule& rule) {
  std::optional<Column> from = dates_of(preparation, rule, *rule.from, "from");
  const std::optional<Column> to = dates_of(preparation, rule, *rule.to, "to");
  const std::optional<Column> entry = rule.entry ? dates_of(preparation, rule, *rule.entry, "entry") : std::nullopt;
  if (!from || !to || rule.entry.has_value() != entry.has_value()) return {};
  for (std::size_t row = 0; row < from->size(); ++row)
    if (preparation.disordered[row] != 0) from->missing[row] = 1;
  const TimeUnit unit = preparation.protocol.time_unit;
  const auto append = [&](Column column, const std::string& ending) {
    column.name = new_name(preparation.table, rule.name.text, ending);
    preparation.table.append(column);
    return column.name;
  };
  EndpointColumns columns;
  columns.time = append(duration(preparation.table, *from, *to, unit, preparation.data_problems), "_time");
  if (entry) columns.entry = append(time_of_entry(*from, *entry, unit), "_entry");
  return columns;
}

/// The expression of a time, empty when it is wrong. `instead` says where dates belong.
std::string checked_time(Preparation& preparation, const Text& time, const std::string& used_by,
                         std::string_view instead) {
  const bool right = preparation.attempt(time, [&] {
    const Column column = preparation.table.evaluate(time.text, used_by);
    if (column.type == ColumnType::date)
      throw Error(ErrorKind::usage, fmt::format("{}: \"{}\" is a date; {}", used_by, time.text, instead));
    if (column.type == ColumnType::boolean)
      throw Error(ErrorKind::usage, fmt::format("{}: \"{}\" is true or false, not a time", used_by, time.text));
    (void)as_number(preparation.table, column);
  });
  return right ? time.text : std::string();
}

/// As the protocol names them, without a time when one is wrong.
EndpointColumns checked_times(Preparation& preparation, const EndpointRule& rule) {
  const std::string endpoint = fmt::format("endpoint \"{}\"", rule.name.text);
  EndpointColumns columns{
      checked_time(preparation, *rule.time, endpoint + ", time", "give the two dates with from and to"), {}};
  if (!rule.entry) return columns;
  columns.entry = checked_time(preparation, *rule.entry, endpoint + ", entry",
                               "give the time from the start until the patient came under observation, or all three "
                               "dates with from, entry and to");
  if (columns.entry.empty()) columns.time.clear();
  return columns;
}

bool check_indicator(Preparation& preparation, const EndpointRule& rule, const Text& text, std::string_view part) {
  const std::string used_by = fmt::format("endpoint \"{}\", {}", rule.name.text, part);
  return preparation.attempt(text, [&] {
    const Column column = preparation.table.evaluate(text.text, used_by);
    if (column.type == ColumnType::text || column.type == ColumnType::date)
      throw Error(ErrorKind::usage,
                  fmt::format("{}: \"{}\" is neither true/false nor 0/1; compare it, such as {} = 'dead'", used_by,
                              text.text, preparation.table.in_sql(text.text)));
    (void)as_indicator(preparation.table, column);
  });
}

bool check_weights(Preparation& preparation, const Text& text, const std::string& used_by) {
  return preparation.attempt(
      text, [&] { a_number(preparation.table, preparation.table.evaluate(text.text, used_by), used_by); });
}

/// A column of any kind: that of a cluster may well be an identifier.
bool check_any(Preparation& preparation, const Text& text, const std::string& used_by) {
  return preparation.attempt(text, [&] { (void)preparation.table.evaluate(text.text, used_by); });
}

/// Impossible times, and two first events at once, among the rows whose outcome is known.
void check_outcome(Preparation& preparation, const EndpointRule& rule, const EndpointColumns& times) {
  Values values(preparation.table);
  const std::optional<Text>& weights = rule.weights ? rule.weights : preparation.protocol.weights;
  const OutcomeValues outcome = outcome_values(values, {.time = times.time,
                                                        .event = rule.event.text,
                                                        .entry = times.entry,
                                                        .weights = weights ? weights->text : std::string()});
  if (const std::string doubt = doubt_of_blanks(values, rule.event.text); !doubt.empty())
    preparation.warnings.push_back(fmt::format("{}: {}", rule.name.text, doubt));
  Selection selection(values.rows(), {});
  require(selection, outcome);
  Cases cases;
  try {
    cases = selection.cases();
  } catch (const NotEstimable&) {
    throw Error(ErrorKind::data,
                fmt::format("endpoint \"{}\": no patient has {}", rule.name.text,
                            rule.entry ? "a time, an entry and an event status" : "both a time and an event status"));
  }
  if (cases.n_missing > 0)
    preparation.warnings.push_back(fmt::format("{}: {} of {} patients lack the time{} or the event and are left out",
                                               rule.name.text, cases.n_missing, values.rows(),
                                               rule.entry ? ", the entry" : ""));
  (void)follow_up(values.table(), outcome, cases);
  if (!rule.competing) return;
  const CauseColumns columns = cause_columns(
      values, {.time = times.time, .entry = times.entry, .event = rule.event.text, .competing = rule.competing->text});
  require(selection, columns);
  const results::Maybe<Cases> known = results::maybe([&] { return selection.cases(); });
  if (known.value) (void)causes(values.table(), columns, *known.value);  // else the analysis says why it is not there
}

}  // namespace

void prepare_endpoints(Preparation& preparation) {
  if (preparation.protocol.weights) check_weights(preparation, *preparation.protocol.weights, "[study] weights");
  if (preparation.protocol.cluster) check_any(preparation, *preparation.protocol.cluster, "[study] cluster");
  for (const EndpointRule& rule : preparation.protocol.endpoints) {
    const EndpointColumns times = rule.time ? checked_times(preparation, rule) : append_durations(preparation, rule);
    preparation.endpoints.push_back(times);
    bool right = check_indicator(preparation, rule, rule.event, "event");
    const std::string endpoint = fmt::format("endpoint \"{}\"", rule.name.text);
    if (rule.weights) right = check_weights(preparation, *rule.weights, endpoint + ", weights") && right;
    if (rule.cluster) right = check_any(preparation, *rule.cluster, endpoint + ", cluster") && right;
    if (rule.competing) right = check_indicator(preparation, rule, *rule.competing, "competing") && right;
    if (right && !times.time.empty()) preparation.attempt(rule.name, [&] { check_outcome(preparation, rule, times); });
  }
}

}  // namespace rtsurv::study
