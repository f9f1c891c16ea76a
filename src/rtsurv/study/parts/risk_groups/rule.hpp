#pragma once
// [risk_groups]: patients by their number of true factors; adds the column risk_group.

#include <string>
#include <utility>
#include <vector>

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// [risk_groups]: number of true factors -> group.
struct RiskGroupRule {
  std::vector<Text> factors;
  std::vector<std::pair<std::string, std::vector<int>>> groups;  ///< in protocol order
};

void read_risk_groups(ProtocolSection& section, Protocol& protocol);
void check_risk_groups(Preparation& preparation);
void run_risk_groups(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study
