#pragma once
// Rows that are not seen from the start, belong together or do not count once, in the section of methods.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::manuscript {

/// Delayed entry, clusters and weights of the endpoints; empty where none has any.
[[nodiscard]] std::string rows_methods(const results::Study& study);

}  // namespace rtsurv::report::manuscript
