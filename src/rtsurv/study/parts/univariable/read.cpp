// [univariable]

#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {

void read_univariable(ProtocolSection& section, Protocol& protocol) {
  Univariable univariable;
  univariable.endpoints = section.required_texts("endpoints");
  univariable.factors = section.required_texts("factors");
  section.report_unknown();
  protocol.endpoint_uses.insert(protocol.endpoint_uses.end(), univariable.endpoints.begin(),
                                univariable.endpoints.end());
  protocol.univariable = std::move(univariable);
}

}  // namespace rtsurv::study
