#pragma once
// [landmark]: comparisons by what is known only after the start of follow-up.

#include <vector>

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// [landmark]: what is known only after the start of follow-up.
struct LandmarkRule {
  /// The column `name` is true for those in whom the state began by the landmark.
  struct State {
    Text name;
    Text began;  ///< time since the start, or a date; missing: never
  };
  std::vector<double> at;  ///< ascending, none twice, above 0
  std::vector<Text> endpoints;
  std::vector<State> states;
  std::vector<Text> factors;
};

void read_landmark(ProtocolSection& section, Protocol& protocol);
void check_landmark(Preparation& preparation);
void run_landmark(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study
