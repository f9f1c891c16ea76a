#include "rtsurv/math/adjusted_p.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace rtsurv::math {

std::vector<double> adjusted_p(std::span<const double> p, Adjustment adjustment) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [p](std::size_t i) { return p[i]; });

  std::vector<double> adjusted(p.size());
  double largest = 0.0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const std::size_t tests = adjustment == Adjustment::holm ? p.size() - rank : p.size();
    largest = std::max(largest, std::min(1.0, static_cast<double>(tests) * p[order[rank]]));
    adjusted[order[rank]] = largest;
  }
  return adjusted;
}

}  // namespace rtsurv::math
