#include "rtsurv/dose/models/recovery.hpp"

#include <cmath>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/course/course.hpp"

namespace rtsurv::dose {
namespace {

struct Share {
  double operator()(const RecoveredShare& recovery) const {
    if (!(recovery.share >= 0.0 && recovery.share <= 1.0))
      throw InvalidOption("the recovered share must be between 0 and 1");
    return recovery.share;
  }
  double operator()(const RecoveryHalfTime& recovery) const {
    require_positive(recovery.half_time_months, "the half-time of recovery (months)");
    require_not_negative(recovery.months_since, "the time since the earlier course (months)");
    return 1.0 - std::exp2(-recovery.months_since / recovery.half_time_months);
  }
};

}  // namespace

double recovered_share(const Recovery& recovery) { return std::visit(Share(), recovery); }

Gray remembered(Gray bed, const Recovery& recovery) {
  require_not_negative(bed.value, "BED (Gy)");
  return {(1.0 - recovered_share(recovery)) * bed.value};
}

}  // namespace rtsurv::dose
