#pragma once

namespace rtsurv::survival::detail {

/// Share of the binomial variance that d simultaneous events of r at risk keep: 1 - (d - 1) / (r - 1).
[[nodiscard]] inline double tie_factor(double d, double r) { return d > 1.0 ? 1.0 - (d - 1.0) / (r - 1.0) : 1.0; }

}  // namespace rtsurv::survival::detail
