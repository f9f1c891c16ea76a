// [[effect]]

#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {

void read_effect(ProtocolSection& section, Protocol& protocol) {
  EffectRule effect;
  effect.variable = section.required_text("variable");
  effect.within = section.required_text("within");
  effect.endpoint = section.required_text("endpoint");
  section.report_unknown();
  protocol.endpoint_uses.push_back(effect.endpoint);
  protocol.effects.push_back(std::move(effect));
}

}  // namespace rtsurv::study
