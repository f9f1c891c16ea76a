#pragma once
// A ratio with its interval and P: what the rounding of the three printed values leaves open.

#include <optional>

#include "rtsurv/audit/ledger_names.hpp"

namespace rtsurv::audit {

/// The values that the estimate and both limits may have had before they were printed.
struct RatioBox {
  Range estimate, lower, upper;
  double z_level = 1.96;  ///< normal quantile of the interval
};

/// Rounded or cut off values; nothing without an interval, with bounds instead of numbers, or with a limit of 0.
[[nodiscard]] std::optional<RatioBox> box_of(const Figure& figure, bool truncated = false);

struct PRange {
  double point = 0.0;  ///< of the values as printed
  double lower = 0.0, upper = 1.0;
};

/// Wald P of log(estimate) with SE = (log upper - log lower) / (2 z): at the printed values, and over all corners of
/// the box. Source: Altman & Bland, BMJ 343 (2011) d2304.
[[nodiscard]] PRange p_of(const RatioBox& box, const Figure& figure);

/// SE of the log ratio, from the interval: smallest and largest over the box.
[[nodiscard]] Range standard_error(const RatioBox& box);

/// |z| whose two-sided P is p, p in (0, 1]; 0 for p = 1, 38 for p = 0.
[[nodiscard]] double z_of_p(double p);

}  // namespace rtsurv::audit
