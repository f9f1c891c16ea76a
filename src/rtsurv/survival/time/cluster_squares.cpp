#include "rtsurv/survival/time/cluster_squares.hpp"

namespace rtsurv::survival {

std::vector<std::size_t> sorted_clusters(const FollowUp& follow_up, std::span<const int> cluster) {
  if (!cluster.empty() && cluster.size() != follow_up.caller_size())
    throw InvalidOption("clusters need one code per subject of the caller");
  std::vector<std::size_t> sorted;
  sorted.reserve(follow_up.size());
  for (const std::size_t i : follow_up.order()) {
    if (!cluster.empty() && cluster[i] < 0) throw InvalidOption("codes of clusters must not be negative");
    sorted.push_back(cluster.empty() ? i : static_cast<std::size_t>(cluster[i]));
  }
  return sorted;
}

}  // namespace rtsurv::survival
