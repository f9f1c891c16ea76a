#pragma once
// How factors, cuts, risk groups and effects were compared, as paragraphs for a manuscript. Only what was computed is
// named: a test that these data could not give stands in no sentence. Each is empty where nothing of it was computed.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::manuscript {

[[nodiscard]] std::string univariable_methods(const results::Study& study);
[[nodiscard]] std::string cutpoint_methods(const results::Study& study);
[[nodiscard]] std::string risk_group_methods(const results::Study& study);
[[nodiscard]] std::string effect_methods(const results::Study& study);

}  // namespace rtsurv::report::manuscript
