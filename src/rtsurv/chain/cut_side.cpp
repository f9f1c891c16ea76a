#include "rtsurv/chain/cut_side.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rtsurv::chain {

double rounding_of(double value) noexcept {
  constexpr double relative = 1e-9;
  return relative * std::max(1.0, std::fabs(value));
}

bool reaches_fixed(double value, double fixed) noexcept { return value >= fixed - rounding_of(fixed); }

std::vector<double> high_side(std::span<const double> x, const std::optional<double>& cut, CutKind kind) {
  std::vector<double> high(x.size(), std::numeric_limits<double>::quiet_NaN());
  if (!cut) return high;
  for (std::size_t i = 0; i < high.size(); ++i)
    if (std::isfinite(x[i])) high[i] = (kind == CutKind::fixed ? reaches_fixed(x[i], *cut) : x[i] > *cut) ? 1.0 : 0.0;
  return high;
}

}  // namespace rtsurv::chain
