#include "rtsurv/dose/models/overall_time.hpp"

#include <algorithm>
#include <numbers>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/isoeffect.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::dose {
namespace {

Gray less(Gray bed, Gray lost) { return {std::max(0.0, bed.value - lost.value)}; }

}  // namespace

Gray lost_to_repopulation(double overall_days, const Repopulation& repopulation) {
  require_not_negative(overall_days, "the overall time (days)");
  require_positive(repopulation.alpha_per_gy, "alpha (1/Gy)");
  require_positive(repopulation.doubling_time_days, "the potential doubling time (days)");
  require_not_negative(repopulation.kick_off_days, "the kick-off time (days)");
  return {std::numbers::ln2 * std::max(0.0, overall_days - repopulation.kick_off_days) /
          (repopulation.alpha_per_gy * repopulation.doubling_time_days)};
}

Gray lost_to_repopulation(double overall_days, const DailyLoss& loss) {
  require_not_negative(overall_days, "the overall time (days)");
  require_not_negative(loss.gy_per_day, "the loss (Gy per day)");
  require_not_negative(loss.delay_days, "the delay (days)");
  return {loss.gy_per_day * std::max(0.0, overall_days - loss.delay_days)};
}

Gray bed_with_repopulation(const Course& course, AlphaBeta alpha_beta, double overall_days,
                           const Repopulation& repopulation) {
  return less(bed(course, alpha_beta), lost_to_repopulation(overall_days, repopulation));
}

Gray bed_with_repopulation(const Course& course, AlphaBeta alpha_beta, double overall_days, const DailyLoss& loss) {
  return less(bed(course, alpha_beta), lost_to_repopulation(overall_days, loss));
}

Gray eqd2_for_time(const Course& course, AlphaBeta alpha_beta, double overall_days, double reference_days,
                   double proliferation_gy_per_day) {
  const DailyLoss loss{proliferation_gy_per_day, reference_days};
  return less(eqd2(course, alpha_beta), lost_to_repopulation(overall_days, loss));
}

GrayPerFraction dose_per_fraction_after_gap(GrayPerFraction planned, int fractions_left, AlphaBeta alpha_beta,
                                            double extra_days, double bed_loss_gy_per_day) {
  require_not_negative(extra_days, "the extra time (days)");
  require_not_negative(bed_loss_gy_per_day, "the loss (Gy per day)");
  require_positive(planned.value, "the dose per fraction (Gy)");
  if (fractions_left < 1) throw InvalidOption("at least one fraction must be left");
  const double kept = bed(course(fractions_left, planned), alpha_beta).value + bed_loss_gy_per_day * extra_days;
  return dose_per_fraction_for({kept}, fractions_left, alpha_beta);
}

}  // namespace rtsurv::dose
