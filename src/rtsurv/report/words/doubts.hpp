#pragma once
// Doubts as sentences. All plain text, not yet escaped.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report {

/// "One patient decides whether HER2 is significant for local control (P = 0.039, without that patient P = 0.080)."
[[nodiscard]] std::string doubt_sentence(const results::Study& study, const results::Doubt& doubt);

/// What to do about it, in one short sentence.
[[nodiscard]] std::string doubt_remedy(const results::Doubt& doubt);

/// What is checked, for the sentence that stands there when nothing is found.
[[nodiscard]] std::string doubts_checked();

}  // namespace rtsurv::report
