#pragma once
// How treatments were compared fairly, as a paragraph for a manuscript.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::manuscript {

/// Empty where no effect was adjusted.
[[nodiscard]] std::string adjusted_methods(const results::Study& study);

}  // namespace rtsurv::report::manuscript
