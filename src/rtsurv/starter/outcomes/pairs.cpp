#include "rtsurv/starter/outcomes/pairs.hpp"

#include <algorithm>
#include <utility>

namespace rtsurv::starter {
namespace {

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
std::vector<Pair> ranked_pairs(const std::vector<FollowUpTime>& times, const std::vector<EventColumn>& events) {
  std::vector<Pair> pairs;
  for (std::size_t t = 0; t < times.size(); ++t)
    for (std::size_t e = 0; e < events.size(); ++e) {
      const std::size_t time = times[t].column, event = events[e].column.value_or(time);
      pairs.push_back({fit(times[t].name, events[e].name), time > event ? time - event : event - time, t, e});
    }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return a.fit != b.fit ? a.fit > b.fit : a.distance < b.distance;
  });
  return pairs;
}

/// The events of both agree row by row, and their times are the same.
bool same_outcome(const GuessedEndpoint& a, const GuessedEndpoint& b) {
  return agree(a.happened, b.happened) && proportional(a.durations, b.durations);
}

GuessedEndpoint endpoint_of(const FollowUpTime& time, const EventColumn& event) {
  GuessedEndpoint endpoint;
  endpoint.title = endpoint_title(time.name, event.name);
  endpoint.meaning = time.name.meaning == Meaning::none ? event.name.meaning : time.name.meaning;
  endpoint.time = time.expression;
  endpoint.time_column = time.column;
  endpoint.event = event.coding.event.expression;
  endpoint.competing = event.coding.competing;
  endpoint.time_reason = time.reason;
  endpoint.event_reason = event.coding.reason;
  if (event.coding.doubtful) endpoint.open = event.coding.event.condition;
  endpoint.columns = {time.column};
  if (event.column) endpoint.columns.push_back(*event.column);
  endpoint.happened = event.coding.event.happened;
  endpoint.durations = time.values;
  return endpoint;
}

/// A death of the disease that has no time of its own happens at the time of death.
void add_cause_of_death(const std::vector<FollowUpTime>& times, const std::vector<EventColumn>& events,
                        const std::vector<char>& event_used, std::vector<GuessedEndpoint>& chosen) {
  const auto with = [&](Meaning meaning) {
    return std::find_if(chosen.begin(), chosen.end(), [meaning](const auto& one) { return one.meaning == meaning; });
  };
  const auto death = with(Meaning::death);
  if (death == chosen.end() || with(Meaning::disease) != chosen.end()) return;
  const auto time = std::find_if(times.begin(), times.end(),
                                 [&](const FollowUpTime& one) { return one.column == death->time_column; });
  for (std::size_t e = 0; e < events.size(); ++e) {
    if (event_used[e] != 0 || events[e].name.meaning != Meaning::disease) continue;
    GuessedEndpoint endpoint = endpoint_of(*time, events[e]);
    endpoint.title = endpoint_title(events[e].name, events[e].name);
    endpoint.meaning = Meaning::disease;
    chosen.push_back(std::move(endpoint));
    return;
  }
}

}  // namespace

std::vector<GuessedEndpoint> pair_up(const std::vector<FollowUpTime>& times, const std::vector<EventColumn>& events) {
  std::vector<GuessedEndpoint> chosen;
  std::vector<char> time_used(times.size(), 0), event_used(events.size(), 0);
  for (const Pair& pair : ranked_pairs(times, events)) {
    if (time_used[pair.time] != 0 || event_used[pair.event] != 0 || (pair.fit < enough && !chosen.empty())) continue;
    time_used[pair.time] = event_used[pair.event] = 1;
    GuessedEndpoint endpoint = endpoint_of(times[pair.time], events[pair.event]);
    const auto same = [&](const GuessedEndpoint& other) { return same_outcome(other, endpoint); };
    if (std::none_of(chosen.begin(), chosen.end(), same)) chosen.push_back(std::move(endpoint));
  }
  add_cause_of_death(times, events, event_used, chosen);
  std::stable_sort(chosen.begin(), chosen.end(),
                   [](const GuessedEndpoint& a, const GuessedEndpoint& b) { return a.time_column < b.time_column; });
  return chosen;
}

}  // namespace rtsurv::starter
