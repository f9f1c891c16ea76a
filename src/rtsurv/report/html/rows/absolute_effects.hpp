#pragma once
// Differences of rates and restricted means, and numbers needed to treat, of an effect.

#include <optional>
#include <string>

#include "rtsurv/report/html/page/table.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

/// "+23.3 (−2.4 to +48.9)": signed, so that limits cannot be read as a dash; `scale` times the numbers. "+23.3 (interval
/// not estimable)" without one.
[[nodiscard]] std::string signed_interval(const survival::Contrast& contrast, double scale = 1.0);

/// One row per group and one over all; nothing when the variable has no two sides.
[[nodiscard]] std::optional<Table> absolute_table(const results::Study& study, const results::Effect& effect);

/// "NNTB 3.6 (2.1–14.8)"; "NNTB 4.3 (NNTB 2.0 to infinity to NNTH 41.9)" when the interval of the difference holds 0.
[[nodiscard]] std::string number_needed_phrase(const survival::NumberNeeded& needed);

}  // namespace rtsurv::report::html
