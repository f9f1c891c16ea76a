#pragma once
// A part of the protocol that these data cannot give.

#include <string>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

struct FailedPart {
  std::string part;  ///< as its table is headed, with the name where there are several: `[[endpoint]] "OS"`
  std::string reason;

  static void fields(auto& field) {
    field.title("failed_part", "A part of the protocol that these data cannot give.");
    field("part", &FailedPart::part, "as its table is headed, with the name where there are several");
    field("reason", &FailedPart::reason, "why it cannot be given");
  }
};

}  // namespace rtsurv::results
