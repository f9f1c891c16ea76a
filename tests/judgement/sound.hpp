#pragma once
// A study that gives rise to no doubt and whose claims hold, for the tests to break one thing at a time.

#include "rtsurv/results/study.hpp"

namespace rtsurv::judgement {

/// One endpoint OS with 100 events in 200 patients, its model of age (a number) and boost (a factor), an effect of boost
/// in the groups "early" and "late" of stage, and a validation that has tried all of them.
[[nodiscard]] results::Study sound();

/// The model of OS.
[[nodiscard]] results::CoxResult& model(results::Study& study);

/// Curves with those events; 50 patients each. Groups are "false" and "true".
[[nodiscard]] results::KaplanMeierResult curves(double first, double second);

/// The cut of eqd2 at 60 that makes boost, searched with that corrected P: no check speaks against it in sound() when P is
/// below 0.05.
[[nodiscard]] results::CutpointResult searched_boost(double p);

/// The claim of that id; fails the test without one.
[[nodiscard]] results::Claim claim(const results::Study& study, const std::string& id);

}  // namespace rtsurv::judgement
