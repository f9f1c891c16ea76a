#include "rtsurv/math/confidence_level.hpp"

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/distributions.hpp"

namespace rtsurv::math {

ConfidenceLevel::ConfidenceLevel(double level) : level_(level) {
  constexpr double highest = 1.0 - 1e-12;
  if (!(level > 0.0 && level <= highest))
    throw InvalidOption("a confidence level must be between 0 and 1 (at most 1 - 1e-12), such as 0.95");
}

double ConfidenceLevel::z() const { return normal_quantile(1.0 - tail()); }

}  // namespace rtsurv::math
