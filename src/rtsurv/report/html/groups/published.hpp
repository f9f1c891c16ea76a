#pragma once
// How many printed figures a study obtains, in words.

#include <string>

#include "rtsurv/results/parts/published.hpp"

namespace rtsurv::report::html {

/// "148 of 151 within tolerance".
[[nodiscard]] std::string published_phrase(const results::Published& published);

}  // namespace rtsurv::report::html
