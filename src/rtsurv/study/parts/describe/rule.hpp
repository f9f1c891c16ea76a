#pragma once
// [describe]: Table 1.

#include <optional>
#include <vector>

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// [describe]: Table 1.
struct Description {
  std::vector<Text> variables;
  std::optional<Text> by;
};

void read_describe(ProtocolSection& section, Protocol& protocol);
void check_describe(Preparation& preparation);
void run_describe(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study
