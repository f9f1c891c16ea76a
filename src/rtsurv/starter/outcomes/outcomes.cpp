#include "rtsurv/starter/outcomes/outcomes.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/starter/outcomes/dated.hpp"
#include "rtsurv/starter/outcomes/pairs.hpp"
#include "rtsurv/starter/text.hpp"

namespace rtsurv::starter {
namespace {

std::optional<std::size_t> find_column(const TableProfile& table, const std::string& name) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (same_without_case(table.columns[i].name, name)) return i;
  return std::nullopt;
}

[[noreturn]] void no_such_time(const TableProfile& table, const std::string& time) {
  std::vector<std::string> names;
  for (const ColumnProfile& column : table.columns) names.push_back(column.name);
  const auto near = nearest(time, names);
  throw Error(ErrorKind::usage, fmt::format("--time: there is no column \"{}\"{}", time,
                                            near ? fmt::format("; did you mean \"{}\"?", *near) : std::string()));
}

FollowUpTime named_time(const TableProfile& table, const std::vector<NameWords>& names, const std::string& time) {
  const auto index = find_column(table, time);
  if (!index) no_such_time(table, time);
  const ColumnProfile& column = table.columns[*index];
  return {*index, column.name, {}, names[*index], column.values};
}

/// Columns that say whether an event happened, as partners of a follow-up time.
std::vector<EventColumn> event_columns(const std::vector<NameWords>& names, const std::vector<Told>& told) {
  std::vector<EventColumn> events;
  for (const Told& one : told) {
    if (one.date) continue;
    NameWords name = names[one.column];
    name.meaning = one.meaning;
    events.push_back({one.column, std::move(name), one.coding});
  }
  return events;
}

/// The event that the user names: a column, whose side is read as that of any other, or an expression.
std::vector<EventColumn> named_event(const TableProfile& table, const std::vector<NameWords>& names,
                                     const std::vector<Told>& told, const StarterOptions& options) {
  const auto column = find_column(table, options.event);
  if (!column) return {{std::nullopt, {}, {{options.event, options.event, {}}, {}, {}, {}, true}}};
  for (EventColumn& known : event_columns(names, told))
    if (known.column == column) return {std::move(known)};
  auto coding = event_coding(table.columns[*column], names[*column]);
  if (!coding) return {};
  coding->reason = "guessed: " + coding->reason;
  return {{*column, names[*column], std::move(*coding)}};
}

/// A death that keeps the event of an endpoint from happening, where the name of the endpoint does not count it.
void add_competing_death(const std::vector<Told>& told, GuessedEndpoint& endpoint) {
  const bool free_of = endpoint.title.label.starts_with("Freedom from") || endpoint.title.label.ends_with("control") ||
                       endpoint.meaning == Meaning::disease;
  if (!free_of || endpoint.meaning == Meaning::none || endpoint.meaning == Meaning::death ||
      !endpoint.competing.empty())
    return;
  for (const Told& death : told) {
    const bool used =
        std::find(endpoint.columns.begin(), endpoint.columns.end(), death.column) != endpoint.columns.end();
    if (death.meaning != Meaning::death || used) continue;
    const auto event =
        std::find_if(told.begin(), told.end(), [&](const Told& one) { return one.column == endpoint.columns.back(); });
    if (event == told.end()) return;
    endpoint.competing = fmt::format("{} and {}", death.coding.event.condition, event->coding.opposite.condition);
    return;
  }
}

/// Of an event that the user gave as an expression: where it holds, and its columns.
void take_expression(const TableProfile& table, const std::string& event, const Truths& happened,
                     GuessedEndpoint& endpoint) {
  endpoint.happened = happened;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (mentions(event, table.columns[i].name)) endpoint.columns.push_back(i);
}

void make_names_differ(std::vector<GuessedEndpoint>& endpoints) {
  for (std::size_t i = 0; i < endpoints.size(); ++i) {
    std::string& name = endpoints[i].title.name;
    const auto same = [&](const GuessedEndpoint& other) { return other.title.name == name; };
    const auto before = endpoints.begin() + static_cast<std::ptrdiff_t>(i);
    while (std::any_of(endpoints.begin(), before, same)) name += '2';
  }
}

/// The first time that stands beside one of the events and that only its values tell.
void add_time_by_values(const TableProfile& table, const std::vector<NameWords>& names,
                        const std::vector<EventColumn>& events, std::vector<FollowUpTime>& times) {
  for (const EventColumn& event : events) {
    if (!event.column) continue;
    auto time = time_beside(table, names, *event.column);
    if (!time) continue;
    times.push_back(std::move(*time));
    return;
  }
}

void guess_named(const TableProfile& table, const std::vector<NameWords>& names, const StarterOptions& options,
                 GuessedOutcomes& guess) {
  std::vector<FollowUpTime> times = options.time.empty()
                                        ? guess_times(table, names).times
                                        : std::vector<FollowUpTime>{named_time(table, names, options.time)};
  const auto events =
      options.event.empty() ? event_columns(names, guess.told) : named_event(table, names, guess.told, options);
  if (times.empty() && options.time.empty()) add_time_by_values(table, names, events, times);
  guess.endpoints = pair_up(times, events);
  if (guess.endpoints.empty()) guess.undecided = times.empty() ? no_time(table, names) : no_event(table, names);
}

void guess_freely(const TableProfile& table, const std::vector<NameWords>& names, GuessedOutcomes& guess) {
  GuessedTimes times = guess_times(table, names);
  guess.left_out = std::move(times.left_out);
  const auto events = event_columns(names, guess.told);
  guess.endpoints = pair_up(times.times, events);
  add_dated_endpoints(table, names, guess);
  if (guess.endpoints.empty() && times.times.empty()) {
    add_time_by_values(table, names, events, times.times);
    guess.endpoints = pair_up(times.times, events);
  }
  const bool timed = !times.times.empty() || guess.dates.give_follow_up();
  if (guess.endpoints.empty()) guess.undecided = timed ? no_event(table, names) : no_time(table, names);
}

}  // namespace

GuessedOutcomes guess_outcomes(const TableProfile& table, const std::vector<NameWords>& names,
                               const StarterOptions& options, const Truths& happened) {
  GuessedOutcomes guess;
  guess.dates = guess_dates(table, names);
  guess.told = what_is_told(table, names, guess.dates);
  if (options.time.empty() && options.event.empty())
    guess_freely(table, names, guess);
  else
    guess_named(table, names, options, guess);
  for (GuessedEndpoint& endpoint : guess.endpoints) {
    add_competing_death(guess.told, endpoint);
    if (endpoint.happened.empty()) take_expression(table, options.event, happened, endpoint);
  }
  make_names_differ(guess.endpoints);
  return guess;
}

}  // namespace rtsurv::starter
