// [landmark]

#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {
namespace {

std::vector<double> read_at(ProtocolSection& section) {
  const TomlValue* list = section.find("at");
  if (list == nullptr) {
    section.report(section.place(), section.title() + R"( needs the key "at", such as at = [3])");
    return {};
  }
  std::vector<double> times = read_times(section, "at");
  if (list->kind == TomlKind::list && list->items.empty())
    section.report(list->place, section.what("at") + " is an empty list");
  if (!times.empty() && times.front() == 0.0)
    section.report(list->place, section.what("at") + ": a landmark must lie after the start, at a time above 0");
  return times;
}

std::vector<LandmarkRule::State> read_states(ProtocolSection& section) {
  std::vector<LandmarkRule::State> states;
  const TomlValue* table = section.find("states");
  if (table == nullptr) return states;
  if (table->kind != TomlKind::table || table->entries.empty()) {
    section.report(table->place,
                   section.what("states") + R"( must be a table such as { responded = "response_months" })");
    return states;
  }
  for (const TomlEntry& entry : table->entries)
    if (auto began = section.text_of(entry.value, in_quotes(entry.key) + " of " + section.what("states")))
      states.push_back({{entry.key, entry.place.line, entry.place.position}, std::move(*began)});
  return states;
}

}  // namespace

void read_landmark(ProtocolSection& section, Protocol& protocol) {
  LandmarkRule rule;
  rule.at = read_at(section);
  rule.endpoints = section.required_texts("endpoints");
  rule.states = read_states(section);
  rule.factors = section.texts("factors");
  if (section.find("states") == nullptr && section.find("factors") == nullptr)
    section.report(section.place(),
                   section.title() + R"( needs "states" (the time at which each began), "factors", or both)");
  section.report_unknown();
  protocol.endpoint_uses.insert(protocol.endpoint_uses.end(), rule.endpoints.begin(), rule.endpoints.end());
  for (const LandmarkRule::State& state : rule.states)
    protocol.made.push_back({.name = state.name, .giver = section.title(), .late = true});
  protocol.landmark = std::move(rule);
}

}  // namespace rtsurv::study
