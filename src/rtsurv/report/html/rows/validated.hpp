#pragma once
// What a validation says, in words that several parts of the report use.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

/// "34.4 %"; "not estimable" of nothing.
[[nodiscard]] std::string share_phrase(std::size_t part, std::size_t whole);

/// The corrected estimate with its interval, or "not estimable".
[[nodiscard]] std::string corrected_interval(const chain::Corrected& one);

/// How often the searched conclusion appears in the replicates and where there is no effect.
[[nodiscard]] std::string conclusion_sentence(const results::Study& study, const chain::Conclusion& one);

}  // namespace rtsurv::report::html
