// [follow_up], [[event]], [[endpoint]].

#include <algorithm>
#include <cmath>

#include "rtsurv/simulate/specification_parts.hpp"
#include "rtsurv/simulate/specification_values.hpp"

namespace rtsurv::simulate {
namespace {

using toml::Section;

/// The constant hazards between the points of a survival curve, in percent; the last one goes on.
std::vector<Piece> hazard_of(Section& section, const std::vector<Piece>& survival) {
  std::vector<Piece> hazard;
  Piece before{0.0, 100.0};
  for (const Piece& point : survival) {
    if (!(point.from > before.from && point.value > 0.0 && point.value < before.value)) {
      section.report(section.find("survival")->place,
                     section.what("survival") +
                         " must be pairs of a time after 0 and a percentage below the one before it and above 0");
      return {};
    }
    hazard.push_back({before.from, std::log(before.value / point.value) / (point.from - before.from)});
    before = point;
  }
  return hazard;
}

void read_hazard(Section& section, EventRule& event) {
  const std::vector<Piece> survival = read_points(section, "survival");
  event.hazard = read_pieces(section, "hazard");
  const bool both = section.find("survival") != nullptr && section.find("hazard") != nullptr;
  const bool neither = section.find("survival") == nullptr && section.find("hazard") == nullptr;
  if (both || neither) section.report(section.place(), section.title() + R"( needs either "survival" or "hazard")");
  if (!survival.empty()) event.hazard = hazard_of(section, survival);
}

EffectRule read_effect(Section& section) {
  EffectRule effect{section.required_text("of"), read_pieces(section, "ratio")};
  if (section.find("ratio") == nullptr) section.report(section.place(), section.title() + R"( needs the key "ratio")");
  section.report_unknown();
  return effect;
}

}  // namespace

void read_follow_up(Section& section, Specification& specification) {
  FollowUpRule rule;
  rule.start = section.text("start");
  rule.end = read_date(section, "end");
  rule.longest = read_at_least(section, "longest", 0.0);
  if (rule.longest == 0.0)
    section.report(section.find("longest")->place, section.what("longest") + " must be positive");
  rule.among = section.text("among");
  rule.least = section.text("least");
  rule.frailty = read_at_least(section, "frailty", 0.0).value_or(0.0);
  if (const auto days = section.text("days")) rule.days = *days;
  if (section.find("start") != nullptr && section.find("end") == nullptr)
    section.report(section.place(), R"([follow_up] has "start" and needs "end", the last day of follow-up)");
  if (section.find("end") != nullptr && section.find("start") == nullptr)
    section.report(section.place(), R"([follow_up] has "end" and needs "start", the date from which time is counted)");
  if (section.find("start") == nullptr && section.find("longest") == nullptr)
    section.report(section.place(), R"([follow_up] needs "start" and "end", or "longest", or all three)");
  section.report_unknown();
  specification.follow_up = std::move(rule);
}

void read_event(Section& section, Specification& specification) {
  EventRule event;
  event.name = section.required_text("name");
  event.kind = static_cast<EventKind>(read_word(section, "kind", {"failure", "death", "loss"}).value_or(0));
  read_hazard(section, event);
  event.frailty_power = section.number("frailty").value_or(0.0);
  for (Section& effect : sections(section, "effect")) event.effects.push_back(read_effect(effect));
  section.report_unknown();
  specification.events.push_back(std::move(event));
}

void read_endpoint(Section& section, Specification& specification) {
  EndpointRule endpoint{section.required_text("name"), section.required_texts("events")};
  section.report_unknown();
  specification.endpoints.push_back(std::move(endpoint));
}

}  // namespace rtsurv::simulate
