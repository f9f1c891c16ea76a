#pragma once
// [toxicity]: the worst grade of each patient.

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// [toxicity]: worst grade of each patient, 0 to 5.
struct ToxicityRule {
  Text grade;
};

void read_toxicity(ProtocolSection& section, Protocol& protocol);
void check_toxicity(Preparation& preparation);
void run_toxicity(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study
