#pragma once
// [[effect]]: what a variable does inside each group.

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// [[effect]]
struct EffectRule {
  Text variable, within, endpoint;
};

void read_effect(ProtocolSection& section, Protocol& protocol);
void check_effect(Preparation& preparation);
void run_effect(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study
