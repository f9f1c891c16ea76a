#include "rtsurv/results/privacy/lines.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/results/privacy/plain_lines.hpp"

namespace rtsurv::results::privacy {
namespace {

/// What the cohort loses at each step, from the table to the patients who are analysed.
void add_flow(Json& flow, Margins& margins) {
  margins.keep(&flow.back()["remaining"]);
  for (std::size_t i = 1; i < flow.size(); ++i)
    margins.add({{&flow[i]["excluded"], &flow[i]["remaining"]}, &flow[i - 1]["remaining"]});
}

/// The same count in "all" and in the groups, which follow it.
void add_groups(const std::vector<Json*>& counts, Margins& margins) {
  if (counts.size() > 2) margins.add({{counts.begin() + 1, counts.end()}, counts.front()});
}

std::vector<Json*> counts_of(Json& groups, const Path& keys) {
  std::vector<Json*> counts;
  for (Json& group : groups)
    if (Json* count = count_at(group, keys)) counts.push_back(count);
  return counts;
}

void add_levels(Json& variable, Json& groups, Margins& margins) {
  std::vector<Line> lines(groups.size());
  const auto add = [&](Json& counts) {
    for (std::size_t g = 0; g < counts.size(); ++g) lines[g].cells.push_back(&counts[g]["n"]);
    add_groups(counts_of(counts, {"n"}), margins);
  };
  for (Json& level : variable["levels"]) add(level["counts"]);
  for (const Line& known : lines) margins.add({known.cells, nullptr, true});  // those missing stand beside every model
  add(variable["missing"]);
  for (std::size_t g = 0; g < lines.size(); ++g) {
    lines[g].total = &groups[g]["n"];
    margins.add(lines[g]);
  }
}

void add_table1(Json& table, Margins& margins) {
  Json& groups = table["groups"];
  add_groups(counts_of(groups, {"n"}), margins);
  margins.keep(&groups.front()["n"]);
  for (Json& variable : table["variables"]) {
    if (variable.contains("levels")) add_levels(variable, groups, margins);
    if (!variable.contains("summary")) continue;
    Json& summary = variable["summary"];
    for (const char* key : {"n", "missing"}) add_groups(counts_of(summary, {key}), margins);
    for (std::size_t g = 0; g < summary.size(); ++g)
      margins.add({{&summary[g]["n"], &summary[g]["missing"]}, &groups[g]["n"]});
  }
}

bool is_event(const Json& tally, const Json& level) {
  return std::ranges::find(tally["events"], level["level"]) != tally["events"].end();
}

/// The levels that make the event add up to it, and with the others to the group.
void add_event(Json& tally, Json& group, Margins& margins) {
  Line made{{}, &group["event"]["n"]}, others{{&group["event"]["n"]}, &group["n"]};
  for (Json& level : group["levels"]) (is_event(tally, level) ? made : others).cells.push_back(&level["n"]);
  if (made.cells.size() == 1) margins.tie(made.cells.front(), made.total);
  margins.add(std::move(made));
  margins.add(std::move(others));
}

/// Levels in "all" and in each group of a tally.
void add_tally(Json& tally, Margins& margins) {
  Json& groups = tally["groups"];
  for (const Path& keys : {Path{"n"}, Path{"n_missing"}, Path{"event", "n"}})
    add_groups(counts_of(groups, keys), margins);
  std::map<std::string, std::vector<Json*>> by_level;
  for (Json& group : groups) {
    for (Json& level : group["levels"]) by_level[level["level"]].push_back(&level["n"]);
    margins.add({counts_of(group["levels"], {"n"}), &group["n"]});
    add_event(tally, group, margins);
  }
  for (auto& [level, counts] : by_level) add_groups(counts, margins);
}

/// The levels of each factor of a model.
void add_factors(Json& model, Margins& margins) {
  if (!model.contains("terms")) return;
  std::map<std::pair<std::string, std::string>, Line> lines;
  for (const char* list : {"references", "terms"})
    for (Json& term : model[list])
      if (!term["level"].is_null())
        for (const char* key : {"n", "events"}) lines[{term["term"], key}].cells.push_back(&term[key]);
  for (auto& [name, line] : lines) margins.add(std::move(line));
}

/// The side of an effect in one group: the curve's count, to which that of the model is tied.
void add_sides(Json& group, const char* key, std::map<std::string, Line>& lines, Margins& margins) {
  if (!group["km"].contains("groups")) return;
  for (Json& side : group["km"]["groups"]) {
    lines[side["group"]].cells.push_back(&side[key]);
    for (const char* list : {"references", "terms"})
      if (group["cox"].is_object() && group["cox"].contains(list))
        for (Json& term : group["cox"][list])
          if (term["level"] == side["group"]) margins.tie(&side[key], &term[key]);
  }
}

/// Each side of an effect along the groups, up to the model of all groups.
void add_effect(Json& effect, Margins& margins) {
  for (const char* key : {"n", "events"}) {
    std::map<std::string, Line> lines;
    for (Json& group : effect["groups"]) add_sides(group, key, lines, margins);
    for (const char* list : {"references", "terms"})
      if (effect["overall"].is_object() && effect["overall"].contains(list))
        for (Json& term : effect["overall"][list])
          if (term["level"].is_string() && lines.contains(term["level"])) lines[term["level"]].total = &term[key];
    for (auto& [side, line] : lines) margins.add(std::move(line));
  }
}

/// A risk group has its number at each endpoint.
void tie_risk_groups(Json& risk, Margins& margins) {
  for (auto& [endpoint, outcome] : risk["endpoints"].get_ref<Json::object_t&>()) {
    if (!outcome["km"].contains("groups")) continue;
    for (Json& curve : outcome["km"]["groups"])
      for (Json& group : risk["groups"])
        if (group["group"] == curve["group"]) margins.tie(&group["n"], &curve["n"]);
  }
}

/// Each cause along the groups.
void add_causes(Json& groups, Margins& margins) {
  std::map<std::string, Line> lines;
  for (Json& group : groups)
    for (Json& cause : group["causes"]) lines[cause["cause"]].cells.push_back(&cause["events"]);
  for (auto& [cause, line] : lines) margins.add(std::move(line));
}

/// The outcome of each endpoint along the schedules.
void add_outcomes(Json& schedules, Margins& margins) {
  std::map<std::pair<std::string, std::string>, Line> lines;
  for (Json& schedule : schedules)
    for (auto& [endpoint, outcome] : schedule["endpoints"].get_ref<Json::object_t&>())
      for (const char* key : {"n", "events"}) lines[{endpoint, key}].cells.push_back(&outcome[key]);
  for (auto& [name, line] : lines) margins.add(std::move(line));
}

/// `part` of `whole`, whose difference a reader takes: hidden where that is small.
void hide_complement(Json& part, const Json& whole, Margins& margins) {
  if (part.is_number() && whole.is_number() && margins.is_small(whole.get<double>() - part.get<double>()))
    margins.hide(&part);
}

}  // namespace

void add_lines(const std::string& definition, Json& object, Margins& margins) {
  add_plain_lines(definition, object, margins);
  if (has(definition, {"results", "checked"})) add_flow(object["flow"], margins);
  if (definition == "table1") add_table1(object, margins);
  if (has(definition, {"tally", "toxicity"})) add_tally(object, margins);
  if (has(definition, {"cox", "multivariable", "finegray"})) add_factors(object, margins);
  if (definition == "cuminc") add_causes(object["groups"], margins);
  if (definition == "effect") add_effect(object, margins);
  if (definition == "risk_groups") tie_risk_groups(object, margins);
  if (definition == "response" && !object["best"]["groups"].empty())
    margins.tie(&object["all_patients"]["n"], &object["best"]["groups"].front()["event"]["n"]);
  if (definition == "schedules") add_outcomes(object["schedules"], margins);
  if (has(definition, {"proportion", "tally_level"})) hide_complement(object["n"], object["of"], margins);
  if (definition == "left_out") hide_complement(object["known"], object["patients"], margins);
}

}  // namespace rtsurv::results::privacy
