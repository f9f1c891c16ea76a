#include "rtsurv/results/parts/published.hpp"

#include <algorithm>

namespace rtsurv::results {

std::size_t Published::judged() const {
  return static_cast<std::size_t>(std::ranges::count_if(rows, [](const Row& row) { return row.within.has_value(); }));
}

std::size_t Published::within() const {
  return static_cast<std::size_t>(std::ranges::count_if(rows, [](const Row& row) { return row.within == true; }));
}

}  // namespace rtsurv::results
