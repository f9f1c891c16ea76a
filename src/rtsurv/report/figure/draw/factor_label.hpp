#pragma once
// What figures call a factor.

#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::figure {

/// What a factor is about: the protocol's label; for a cut-point without one the variable that is cut, "EQD2".
[[nodiscard]] std::string factor_label(const results::Study& study, const std::string& column);

/// A level that stands alone, as beside a curve: "Tamoxifen: yes" for the "yes" of a boolean, else the level's text.
[[nodiscard]] std::string group_label(const results::Study& study, const std::string& column, const std::string& level);

}  // namespace rtsurv::report::figure
