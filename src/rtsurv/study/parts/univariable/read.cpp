// [univariable]

#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {

void read_univariable(ProtocolSection& section, Protocol& protocol) {
  Univariable univariable;
  univariable.endpoints = section.required_texts("endpoints");
  univariable.factors = section.required_texts("factors");
  section.report_unknown();
  protocol.univariable = std::move(univariable);
}

}  // namespace rtsurv::study
