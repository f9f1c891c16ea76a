#pragma once
// Models of several factors and landmarks, as paragraphs for a manuscript. Each is empty where nothing of it was computed.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::manuscript {

[[nodiscard]] std::string multivariable_methods(const results::Study& study);
[[nodiscard]] std::string landmark_methods(const results::Study& study);

}  // namespace rtsurv::report::manuscript
