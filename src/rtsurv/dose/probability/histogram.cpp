#include "rtsurv/dose/probability/histogram.hpp"

#include <numeric>

#include "rtsurv/core/error.hpp"

namespace rtsurv::dose {

void require_histogram(std::span<const double> dose_gy, std::span<const double> volume) {
  if (dose_gy.empty() || dose_gy.size() != volume.size())
    throw InvalidOption("a dose-volume histogram needs one volume per dose");
  for (const double dose : dose_gy) require_not_negative(dose, "a dose of the histogram (Gy)");
  for (const double part : volume) require_not_negative(part, "a volume of the histogram");
  require_positive(std::accumulate(volume.begin(), volume.end(), 0.0), "the total volume of the histogram");
}

}  // namespace rtsurv::dose
