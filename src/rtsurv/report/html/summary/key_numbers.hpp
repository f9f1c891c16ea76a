#pragma once
// The key numbers of the first screen: every endpoint, and one median follow-up.

#include <string>
#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

struct KeyNumber {
  std::string label;
  std::vector<std::string> values;  ///< estimates with their intervals, one a line
  std::string detail;               ///< n, events, method; may be empty
  std::string id;                   ///< where the report shows it
};

/// Of each endpoint the rates at the landmarks (without landmarks its median) with its patients and events; then the
/// median follow-up, of the endpoint death where the study has one.
[[nodiscard]] std::vector<KeyNumber> key_numbers(const results::Study& study);

}  // namespace rtsurv::report::html
