#pragma once
// [privacy]: which counts the report may show. The rule is a number; what it hides is results/privacy/small_cells.hpp.

#include "rtsurv/study/protocol/part.hpp"

namespace rtsurv::study {

void read_privacy(ProtocolSection& section, Protocol& protocol);

}  // namespace rtsurv::study
