#pragma once
// What `check` finds where protocol and data agree.

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/parts/notices.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::results {

/// `check`
struct CheckResult {
  std::string protocol, data;  ///< paths, as the protocol was named and as it names its table
  std::size_t n = 0;           ///< patients to analyse
  std::vector<FlowStep> flow;
  std::vector<std::string> warnings;
  std::vector<std::string> reading;
  std::vector<Notice> noticed;

  static void fields(auto& field) {
    field.title("checked", "What `rtsurv check` finds where protocol and data agree.");
    field.head("check");
    field("protocol", &CheckResult::protocol, "path of the protocol");
    field("data", &CheckResult::data, "path of the table");
    field("n", &CheckResult::n, "patients to analyse", people);
    field("flow", &CheckResult::flow, "from the table to the cohort", Range::not_empty);
    field("warnings", &CheckResult::warnings, "what a reader should know, in sentences");
    field("reading", &CheckResult::reading, "how the table was read: what was decided or left out, in sentences");
    field("noticed", &CheckResult::noticed, "what is possible but unlikely to be meant, worst first");
  }
};

}  // namespace rtsurv::results
