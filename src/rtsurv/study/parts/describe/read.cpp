// [describe]

#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {

void read_describe(ProtocolSection& section, Protocol& protocol) {
  Description description;
  description.variables = section.required_texts("variables");
  description.by = section.text("by");
  section.report_unknown();
  protocol.describe = std::move(description);
}

}  // namespace rtsurv::study
