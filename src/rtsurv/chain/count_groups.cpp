#include "rtsurv/chain/count_groups.hpp"

#include <cmath>

namespace rtsurv::chain {

GroupCounts count_groups(std::size_t patients, std::span<const std::vector<double>* const> factors,
                         const std::vector<int>& group_of_count) {
  GroupCounts result;
  for (std::size_t i = 0; i < patients; ++i) {
    int present = 0;
    for (const std::vector<double>* factor : factors) {
      const double value = (*factor)[i];
      if (!std::isfinite(value)) present = -1;
      if (present >= 0 && value != 0.0) ++present;
    }
    result.present.push_back(present);
    result.group.push_back(present < 0 ? -1 : group_of_count[static_cast<std::size_t>(present)]);
  }
  return result;
}

}  // namespace rtsurv::chain
