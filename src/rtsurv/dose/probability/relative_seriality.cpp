#include "rtsurv/dose/probability/relative_seriality.hpp"

#include <cmath>
#include <numeric>

#include "rtsurv/dose/probability/histogram.hpp"

namespace rtsurv::dose {

double ntcp_relative_seriality(std::span<const double> dose_gy, std::span<const double> volume,
                               const DoseResponse& organ, double seriality) {
  require_histogram(dose_gy, volume);
  require_positive(seriality, "the relative seriality");
  const double total = std::accumulate(volume.begin(), volume.end(), 0.0);
  double log_intact = 0.0;
  for (std::size_t i = 0; i < dose_gy.size(); ++i) {
    if (volume[i] == 0.0) continue;
    const double broken = std::pow(response_poisson({dose_gy[i]}, organ), seriality);
    log_intact += volume[i] / total * std::log1p(-broken);
  }
  return std::pow(-std::expm1(log_intact), 1.0 / seriality);
}

}  // namespace rtsurv::dose
