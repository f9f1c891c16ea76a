#pragma once
// Where the report shows what a claim or a doubt of the first page is about.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

/// The id of the part to link to.
[[nodiscard]] std::string place_of(const results::Study& study, const results::Claim& claim);
[[nodiscard]] std::string place_of(const results::Study& study, const results::Doubt& doubt);

}  // namespace rtsurv::report::html
