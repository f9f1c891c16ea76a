#pragma once
// What is claimed, in words: the same in results.json, on the terminal and in the report. Plain text, not yet escaped.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::judgement {

/// "EQD2 ≥ 63 Gy goes with local control". The direction is said only where there is evidence for it: "Age goes with a
/// higher hazard (local control)". What an effect is adjusted for or stratified by is said where the ratio is adjusted, or
/// where the multivariable model claims something about the same variable, which then says so too. Needs the verdict, and
/// the other claims of the study.
[[nodiscard]] std::string sentence(const results::Study& study, const results::Claim& claim);

/// The hazard ratio of the claim is above 1 in one period of the follow-up and below it in another.
[[nodiscard]] bool turns(const results::Claim& claim);

}  // namespace rtsurv::judgement
