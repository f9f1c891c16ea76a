#pragma once
// Granularity of percents: which counts of N can be printed as a percent.

#include <cstdint>
#include <vector>

#include "rtsurv/audit/ledger_names.hpp"

namespace rtsurv::audit {

/// Every k from 0 to N whose 100 k / N reads as printed under that rounding. 0 < N <= 1e9.
/// Source: Brown & Heathers, Soc Psychol Personal Sci 8 (2017) 363-369 (GRIM).
[[nodiscard]] std::vector<std::int64_t> counts_with_percent(const Printed& percent, std::int64_t denominator,
                                                            Rounding rounding);

/// True when some count reads as printed under some rounding.
[[nodiscard]] bool percent_is_possible(const Printed& percent, std::int64_t denominator);

}  // namespace rtsurv::audit
