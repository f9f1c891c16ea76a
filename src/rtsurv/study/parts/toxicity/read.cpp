// [toxicity]

#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {

void read_toxicity(ProtocolSection& section, Protocol& protocol) {
  protocol.toxicity = ToxicityRule{section.required_text("grade")};
  section.report_unknown();
}

}  // namespace rtsurv::study
