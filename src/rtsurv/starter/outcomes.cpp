#include "rtsurv/starter/outcomes.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"

namespace rtsurv::starter {
namespace {

struct TimeColumn {
  std::size_t index;
  std::string reason;
};

struct EventColumn {
  std::optional<std::size_t> index;  ///< nothing for an expression of the user's
  NameWords name;
  EventCoding coding;
};

/// "age (number), sex (text), ...": the first fifty.
std::string list_columns(const TableProfile& table) {
  constexpr std::size_t most = 50;
  std::string list;
  for (std::size_t i = 0; i < std::min(most, table.columns.size()); ++i)
    list += fmt::format("{}{} ({})", i == 0 ? "" : ", ", table.columns[i].name, name(table.columns[i].type));
  return table.columns.size() > most ? fmt::format("{} and {} more", list, table.columns.size() - most) : list;
}

std::string names_of_dates(const TableProfile& table) {
  std::string list;
  for (const ColumnProfile& column : table.columns)
    if (column.type == table::ColumnType::date) list += (list.empty() ? "" : ", ") + column.name;
  return list;
}

std::string no_time(const TableProfile& table) {
  const std::string dates = names_of_dates(table);
  return "no column looks like a follow-up time; name it with --time" +
         (dates.empty() ? std::string()
                        : ", or write an endpoint with from and to, because these are dates: " + dates) +
         ". The columns are " + list_columns(table);
}

std::string no_event(const TableProfile& table, const std::vector<NameWords>& names) {
  std::string alike;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i].event) alike += (alike.empty() ? "" : ", ") + table.columns[i].name;
  return fmt::format(
      "no column is surely an event (0/1, true/false, 1/2, or alive/dead by its name); name it with "
      "--event, as a column or an expression such as \"status = 3\". {}The columns are {}",
      alike.empty() ? alike : "By their names these may be events: " + alike + ". ", list_columns(table));
}

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

std::vector<TimeColumn> time_columns(const TableProfile& table, const std::vector<NameWords>& names,
                                     const StarterOptions& options) {
  std::vector<TimeColumn> times;
  if (!options.time.empty()) {
    const auto index = find_column(table, options.time);
    if (!index) no_such_time(table, options.time);
    times.push_back({*index, {}});
    return times;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const ColumnProfile& column = table.columns[i];
    if (names[i].time && column.is_number() && column.distinct > 2 && column.lowest >= 0.0)
      times.push_back({i, "guessed: its name, and no value is negative"});
  }
  return times;
}

std::vector<EventColumn> event_columns(const TableProfile& table, const std::vector<NameWords>& names,
                                       const StarterOptions& options) {
  std::vector<EventColumn> events;
  const auto named = find_column(table, options.event);
  if (!options.event.empty() && !named) {
    events.push_back({std::nullopt, {}, {options.event, {}}});
    return events;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (named ? i != *named : !names[i].event) continue;
    if (auto coding = event_coding(table.columns[i], names[i])) {
      coding->reason = "guessed: " + coding->reason;
      events.push_back({i, names[i], std::move(*coding)});
    }
  }
  return events;
}

/// How well a time and an event fit each other by their names; from `enough` on they are taken as a pair.
constexpr int enough = 40;

int fit(const NameWords& time, const NameWords& event) {
  if (!time.stem.empty() && time.stem == event.stem) return 100;
  if (time.meaning != Meaning::none && time.meaning == event.meaning) return 90;
  if (time.stem.size() == 1 && !event.words.empty() && event.words.front().front() == time.stem.front()) return 80;
  if (time.is_generic() && event.is_generic()) return 70;
  if (time.meaning != Meaning::none && event.is_generic()) return 60;
  if (time.is_generic() && event.meaning == Meaning::death) return 50;
  if (time.is_generic() && event.meaning != Meaning::none) return enough;
  return 10;
}

struct Pair {
  int fit;
  std::size_t distance;  ///< of their places in the table
  std::size_t time, event;
};

/// Every pair, the best first; ties to neighbours, then to the first in the table.
std::vector<Pair> ranked_pairs(const std::vector<TimeColumn>& times, const std::vector<EventColumn>& events,
                               const std::vector<NameWords>& names) {
  std::vector<Pair> pairs;
  for (std::size_t t = 0; t < times.size(); ++t)
    for (std::size_t e = 0; e < events.size(); ++e) {
      const std::size_t time = times[t].index;
      const std::size_t event = events[e].index.value_or(time);
      pairs.push_back({fit(names[time], events[e].name), time > event ? time - event : event - time, t, e});
    }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return a.fit != b.fit ? a.fit > b.fit : a.distance < b.distance;
  });
  return pairs;
}

/// Pairs in which no column stands twice; the best one alone when none fits well.
std::vector<Pair> chosen_pairs(const std::vector<Pair>& ranked) {
  std::vector<Pair> chosen;
  for (const Pair& pair : ranked) {
    const bool free = std::none_of(chosen.begin(), chosen.end(), [&](const Pair& other) {
      return other.time == pair.time || other.event == pair.event;
    });
    if (free && (pair.fit >= enough || chosen.empty())) chosen.push_back(pair);
  }
  std::sort(chosen.begin(), chosen.end(), [](const Pair& a, const Pair& b) { return a.time < b.time; });
  return chosen;
}

void make_names_differ(std::vector<GuessedEndpoint>& endpoints) {
  for (std::size_t i = 0; i < endpoints.size(); ++i) {
    std::string& name = endpoints[i].title.name;
    const auto same = [&](const GuessedEndpoint& other) { return other.title.name == name; };
    const auto before = endpoints.begin() + static_cast<std::ptrdiff_t>(i);
    while (std::any_of(endpoints.begin(), before, same)) name += '2';
  }
}

}  // namespace

GuessedOutcomes guess_outcomes(const TableProfile& table, const std::vector<NameWords>& names,
                               const StarterOptions& options) {
  const auto times = time_columns(table, names, options);
  if (options.time.empty() && options.event.empty()) {
    std::vector<GuessedEndpoint> dated =
        times.empty() ? guess_dated_endpoints(table, names) : std::vector<GuessedEndpoint>();
    make_names_differ(dated);
    if (!dated.empty()) return {std::move(dated), {}};
  }
  if (times.empty()) return {{}, no_time(table)};
  const auto events = event_columns(table, names, options);
  if (events.empty()) return {{}, no_event(table, names)};
  GuessedOutcomes guess;
  for (const Pair& pair : chosen_pairs(ranked_pairs(times, events, names))) {
    GuessedEndpoint endpoint;
    endpoint.title = endpoint_title(names[times[pair.time].index], events[pair.event].name);
    endpoint.time_column = times[pair.time].index;
    endpoint.event_column = events[pair.event].index;
    endpoint.event = events[pair.event].coding.expression;
    endpoint.time_reason = times[pair.time].reason;
    endpoint.event_reason = events[pair.event].coding.reason;
    guess.endpoints.push_back(std::move(endpoint));
  }
  make_names_differ(guess.endpoints);
  return guess;
}

}  // namespace rtsurv::starter
