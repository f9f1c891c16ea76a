#pragma once
// Limits of a proportion or of a survival rate from n people: how narrow an interval can be.

#include <cstdint>

#include "rtsurv/audit/ledger_names.hpp"

namespace rtsurv::audit {

/// Clopper-Pearson limits of k of n, two-sided; 0 <= k <= n, n > 0. As proportions.
/// Source: Clopper & Pearson, Biometrika 26 (1934) 404-413.
[[nodiscard]] Range exact_limits(std::int64_t k, std::int64_t n, double level);

/// Width of the narrowest usual interval (plain, log, log-log, Wilson) of a rate from n people, none of them censored:
/// Greenwood's variance is never below S (1 - S) / n. `rate` in [0, 1]; 0 at the ends.
/// Source: Greenwood 1926; Wilson, JASA 22 (1927) 209-212; Kalbfleisch & Prentice (2002), section 1.4.
[[nodiscard]] double narrowest_width(double rate, double n, double level);

}  // namespace rtsurv::audit
