#pragma once
// The convention below a table of doses: which models they went through, with their parameters.

#include <string>

#include "rtsurv/results/dose/dose.hpp"

namespace rtsurv::report {

/// "Convention: BED = D (1 + d / (α/β)), ..." with a newline.
[[nodiscard]] std::string model_lines(const results::DoseModels& models);

}  // namespace rtsurv::report
