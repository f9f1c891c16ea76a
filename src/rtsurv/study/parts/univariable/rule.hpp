#pragma once
// [univariable]: each factor alone. Run by [[endpoint]]: see compare_factors.hpp.

#include <vector>

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// [univariable]
struct Univariable {
  std::vector<Text> endpoints, factors;
  std::vector<Text> curves;  ///< factors whose curves are drawn
};

void read_univariable(ProtocolSection& section, Protocol& protocol);
void check_univariable(Preparation& preparation);

}  // namespace rtsurv::study
