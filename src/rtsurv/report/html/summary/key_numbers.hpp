#pragma once
// The five numbers of the first screen, for the first endpoint of the study.

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

/// Patients and events; follow-up; rates at the landmarks; the strongest factor of the multivariable model (largest
/// |z|); the effect of the first [[effect]] with its test of interaction. Parts that the study lacks are left out.
[[nodiscard]] std::vector<KeyNumber> key_numbers(const results::Study& study);

}  // namespace rtsurv::report::html
