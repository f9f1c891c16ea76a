#pragma once
// What a study did with dose, as paragraphs of its methods.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::manuscript {

/// Conversion of doses; empty without [dose].
[[nodiscard]] std::string dose_methods(const results::Study& study);

/// Dose-response models, sweep over alpha/beta and options; empty without any of them.
[[nodiscard]] std::string dose_response_methods(const results::Study& study);
[[nodiscard]] std::string sweep_methods(const results::Study& study);
[[nodiscard]] std::string recommendation_methods(const results::Study& study);

}  // namespace rtsurv::report::manuscript
