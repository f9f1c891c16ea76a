#pragma once
// [[effect]]: what a variable does inside each group.

#include <optional>
#include <vector>

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"
#include "rtsurv/survival/treatment/adjustment.hpp"

namespace rtsurv::study {

/// What else is taken into account when a treatment that was chosen is compared in all patients.
struct EffectAdjustment {
  std::vector<Text> adjust;  ///< known before the treatment; not empty
  survival::Adjustment method = survival::Adjustment::iptw;
  survival::Estimand estimand = survival::Estimand::ate;
  double truncate = 0.0;  ///< of the weights, from 0 to below 0.5
};

/// [[effect]]
struct EffectRule {
  Text variable, within, endpoint;
  std::optional<EffectAdjustment> adjustment = {};
};

void read_effect(ProtocolSection& section, Protocol& protocol);
void check_effect(Preparation& preparation);
void run_effect(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study
