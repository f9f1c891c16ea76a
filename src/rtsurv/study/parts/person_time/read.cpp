// [person_time]

#include "rtsurv/study/protocol/protocol.hpp"

namespace rtsurv::study {

void read_person_time(ProtocolSection& section, Protocol& protocol) {
  PersonTimeRule rule;
  rule.endpoints = section.texts("endpoints");
  rule.factors = section.texts("factors");
  section.report_unknown();
  protocol.person_time = std::move(rule);
}

}  // namespace rtsurv::study
