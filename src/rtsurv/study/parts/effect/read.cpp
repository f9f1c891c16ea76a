// [[effect]]

#include "rtsurv/core/text.hpp"
#include "rtsurv/results/parts/effect_adjusted.hpp"
#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {
namespace {

/// The choice that `key` names; the one that stands when it is absent or wrong, which is reported.
template <class Choice>
Choice read_choice(ProtocolSection& section, std::string_view key, Choice otherwise) {
  const std::optional<Text> word = section.text(key);
  if (!word) return otherwise;
  if (const auto choice = results::choice_of<Choice>(word->text)) return *choice;
  const auto& [first, second] = results::Words<Choice>::all;
  section.report(place_of(*word),
                 section.what(key) + " must be " + in_quotes(first.second) + " or " + in_quotes(second.second));
  return otherwise;
}

double read_truncation(ProtocolSection& section) {
  const double share = section.number("truncate").value_or(0.0);
  if (share >= 0.0 && share < 0.5) return share;
  section.report(section.find("truncate")->place,
                 section.what("truncate") + " must be a share of the weights from 0 to below 0.5");
  return 0.0;
}

/// Nothing without `adjust`, of which the other keys are a part.
std::optional<EffectAdjustment> read_adjustment(ProtocolSection& section) {
  EffectAdjustment adjustment;
  adjustment.adjust = section.texts("adjust");
  adjustment.method = read_choice(section, "method", adjustment.method);
  adjustment.estimand = read_choice(section, "estimand", adjustment.estimand);
  adjustment.truncate = read_truncation(section);
  if (section.find("adjust") == nullptr)
    for (const char* key : {"method", "estimand", "truncate"})
      if (const TomlValue* alone = section.find(key))
        section.report(alone->place, section.what(key) + " says how to adjust, and \"adjust\" for what: add it");
  if (adjustment.method == survival::Adjustment::standardise && adjustment.truncate > 0.0)
    section.report(section.find("truncate")->place,
                   section.what("truncate") + " is for weights; \"standardise\" has none: take one of the two out");
  if (adjustment.adjust.empty()) return std::nullopt;
  return adjustment;
}

}  // namespace

void read_effect(ProtocolSection& section, Protocol& protocol) {
  EffectRule effect;
  effect.variable = section.required_text("variable");
  effect.within = section.required_text("within");
  effect.endpoint = section.required_text("endpoint");
  if (!effect.within.text.empty() && same_without_case(effect.variable.text, effect.within.text))
    section.report(place_of(effect.within),
                   section.what("within") +
                       " is the variable itself, which has one value in each of its groups; name "
                       "the column of the groups");
  effect.adjustment = read_adjustment(section);
  section.report_unknown();
  protocol.endpoint_uses.push_back(effect.endpoint);
  protocol.effects.push_back(std::move(effect));
}

}  // namespace rtsurv::study
