#include "rtsurv/study/parts/dose_response/dose_bins.hpp"

#include <algorithm>
#include <numeric>

namespace rtsurv::study {
namespace {

constexpr double one_dose_gy = 1e-9;

std::vector<std::size_t> by_dose(const std::vector<DoseCluster>& clusters) {
  std::vector<std::size_t> order(clusters.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return clusters[a].dose_gy < clusters[b].dose_gy; });
  return order;
}

}  // namespace

std::vector<DoseBin> dose_bins(const std::vector<DoseCluster>& clusters, int bins) {
  const std::vector<std::size_t> order = by_dose(clusters);
  double all = 0.0;
  for (const DoseCluster& cluster : clusters) all += cluster.n;
  std::vector<DoseBin> filled(static_cast<std::size_t>(bins));
  double before = 0.0;
  for (std::size_t first = 0, last = 0; first < order.size(); first = last) {
    double n = 0.0;
    for (; last < order.size() && clusters[order[last]].dose_gy <= clusters[order[first]].dose_gy + one_dose_gy; ++last)
      n += clusters[order[last]].n;
    const auto bin = static_cast<std::size_t>(bins * (before + n / 2.0) / all);
    for (std::size_t k = first; k < last; ++k) filled[bin].push_back(order[k]);
    before += n;
  }
  std::erase_if(filled, [](const DoseBin& bin) { return bin.empty(); });
  return filled;
}

}  // namespace rtsurv::study
