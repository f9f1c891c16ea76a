// [recommend]: which schedules reach a threshold, for which group.

#include "rtsurv/core/error.hpp"
#include "rtsurv/regimens/dose_words.hpp"
#include "rtsurv/regimens/schedule.hpp"
#include "rtsurv/study/protocol/readers.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

namespace rtsurv::study {
namespace {

constexpr std::int64_t most_fractions = 100;

/// The threshold as a number, or from a cut-point.
void read_threshold(ProtocolSection& section, RecommendRule& rule) {
  const bool number = section.find("threshold") != nullptr;
  rule.threshold = section.number("threshold");
  rule.cutpoint = section.text("cutpoint");
  if (rule.threshold && !(*rule.threshold > 0.0))
    section.report(section.find("threshold")->place, section.what("threshold") + " must be above 0 (Gy)");
  const bool cutpoint = section.find("cutpoint") != nullptr;
  if (number == cutpoint)
    section.report(
        section.place(),
        R"([recommend] needs either "threshold" (an EQD2 in Gy) or "cutpoint" (the name of a [[cutpoint]]))" +
            std::string(number ? ", not both" : ""));
}

/// "45/10", "50/25+16/8", "3x15". Throws InvalidOption.
results::Schedule planned_schedule(const std::string& text) {
  const regimens::WrittenSchedule written = regimens::schedule_of(text);
  if (written.overall_days)
    throw InvalidOption("schedule " + in_quotes(text) + ": leave the overall time out; five days a week are assumed");
  dose::Treatment treatment;
  for (const dose::Course& phase : written.phases) treatment.phases.push_back({phase});
  return regimens::schedule_of(treatment);
}

std::vector<results::Schedule> read_schedules(ProtocolSection& section, std::string_view key,
                                              const std::vector<std::string>& otherwise) {
  std::vector<results::Schedule> schedules;
  if (section.find(key) == nullptr)
    for (const std::string& text : otherwise) schedules.push_back(planned_schedule(text));
  for (const Text& text : section.texts(key)) {
    try {
      schedules.push_back(planned_schedule(text.text));
    } catch (const InvalidOption& error) {
      section.report(place_of(text), section.what(key) + ": " + error.what());
    }
  }
  return schedules;
}

void read_interval(ProtocolSection& section, RecommendRule& rule) {
  const TomlValue* list = section.find("alpha_beta");
  if (list == nullptr) return;
  const auto is_number = [](const TomlValue& value) {
    return value.kind == TomlKind::number || value.kind == TomlKind::integer;
  };
  const bool two =
      list->kind == TomlKind::list && list->items.size() == 2 && is_number(list->items[0]) && is_number(list->items[1]);
  if (two) rule.lowest_alpha_beta = list->items[0].number;
  if (two) rule.highest_alpha_beta = list->items[1].number;
  if (!two || !(0.0 < rule.lowest_alpha_beta && rule.lowest_alpha_beta < rule.highest_alpha_beta) ||
      !(rule.highest_alpha_beta <= 1e6))
    section.report(list->place, section.what("alpha_beta") +
                                    " must be an interval in Gy such as [1.2, 5.7], the lower end above 0 and first");
}

int read_max_fractions(ProtocolSection& section, int otherwise) {
  const TomlValue* value = section.find("max_fractions", TomlKind::integer);
  if (value == nullptr) return otherwise;
  if (value->integer >= 1 && value->integer <= most_fractions) return static_cast<int>(value->integer);
  section.report(value->place, section.what("max_fractions") + " must be from 1 to " + std::to_string(most_fractions));
  return otherwise;
}

const CutpointRule* find_cutpoint(const Protocol& protocol, const std::string& name) {
  for (const CutpointRule& rule : protocol.cutpoints)
    if (rule.name.text == name) return &rule;
  return nullptr;
}

void check_cutpoint(const Protocol& protocol, const Text& use, ProtocolProblems& problems) {
  const CutpointRule* cutpoint = find_cutpoint(protocol, use.text);
  if (cutpoint != nullptr) {
    if (cutpoint->variable.text != eqd2_column)
      problems.add(place_of(use), "the cut-point " + in_quotes(use.text) +
                                      R"( is none of "eqd2"; [recommend] needs a dose that a schedule can reach)");
    return;
  }
  std::vector<std::string> names;
  for (const CutpointRule& rule : protocol.cutpoints) names.push_back(rule.name.text);
  const auto near = nearest(use.text, names);
  problems.add(place_of(use), "unknown cut-point " + in_quotes(use.text) +
                                  (near            ? "; did you mean " + in_quotes(*near) + "?"
                                   : names.empty() ? "; no [[cutpoint]] has a name"
                                                   : "; the cut-points are " + list_in_quotes(names)));
}

}  // namespace

void read_recommend(ProtocolSection& section, Protocol& protocol) {
  RecommendRule rule;
  rule.place = {"[recommend]", section.place().line, section.place().position};
  read_threshold(section, rule);
  rule.endpoint = section.required_text("endpoint");
  rule.within =
      section.text("within").value_or(Text{std::string(risk_group_column), rule.place.line, rule.place.position});
  rule.candidates = read_schedules(section, "candidates", {"45/10", "44/10", "36/6", "35/5", "30/10"});
  rule.short_courses = read_schedules(section, "short", {"30/10", "20/5", "8/1"});
  read_interval(section, rule);
  rule.max_fractions = read_max_fractions(section, rule.max_fractions);
  rule.organs = section.path("organs");
  section.report_unknown();
  protocol.endpoint_uses.push_back(rule.endpoint);
  protocol.recommend = std::move(rule);
}

const EffectRule* deciding_effect(const Protocol& protocol) {
  const RecommendRule& rule = *protocol.recommend;
  for (const EffectRule& effect : protocol.effects)
    if (effect.within.text == rule.within.text && effect.endpoint.text == rule.endpoint.text &&
        (!rule.cutpoint || effect.variable.text == rule.cutpoint->text))
      return &effect;
  return nullptr;
}

void check_recommend_names(const Protocol& protocol, ProtocolProblems& problems) {
  const RecommendRule& rule = *protocol.recommend;
  if (!protocol.dose) problems.add(place_of(rule.place), "[recommend] needs the table [dose]");
  if (rule.cutpoint) check_cutpoint(protocol, *rule.cutpoint, problems);
  if (rule.endpoint.text.empty() || deciding_effect(protocol) != nullptr) return;
  problems.add(place_of(rule.place), "[recommend] needs an [[effect]]" +
                                         (rule.cutpoint ? " of " + in_quotes(rule.cutpoint->text) : std::string()) +
                                         " within " + in_quotes(rule.within.text) + " on the endpoint " +
                                         in_quotes(rule.endpoint.text) + ": it tells which groups benefit");
}

}  // namespace rtsurv::study
