// What must hold for every schedule and every tissue.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "rtsurv/dose/models/dose_rate.hpp"
#include "rtsurv/dose/models/high_dose.hpp"
#include "rtsurv/dose/models/incomplete_repair.hpp"
#include "rtsurv/dose/models/isoeffect.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"
#include "rtsurv/dose/models/phases.hpp"
#include "rtsurv/dose/probability/normal_tissue.hpp"
#include "rtsurv/dose/probability/tumour_control.hpp"
#include "rtsurv/dose/treatment/isoeffect_in_time.hpp"

namespace rtsurv::dose {
namespace {

/// The same cases in every run, unless the caller asks for others.
[[maybe_unused]] const int seeded = setenv("RC_PARAMS", "seed=20260801 max_success=400", 0);

double between(int low, int high, double unit) { return *rc::gen::inRange(low, high + 1) * unit; }
GrayPerFraction any_fraction() { return {between(50, 3000, 0.01)}; }
AlphaBeta any_tissue() { return {between(5, 200, 0.1)}; }
int any_number() { return *rc::gen::inRange(1, 61); }
Course any_course() {
  const int n = any_number();
  return course(n, any_fraction());
}

bool close(double a, double b, double relative = 1e-11) {
  return std::fabs(a - b) <= relative * std::max({1.0, std::fabs(a), std::fabs(b)});
}

RC_GTEST_PROP(DoseProperties, eqd2_of_two_gray_fractions_is_the_dose, ()) {
  const Course given = course(any_number(), {2.0});
  RC_ASSERT(close(eqd2(given, any_tissue()).value, given.total.value));
}

RC_GTEST_PROP(DoseProperties, eqdx_in_its_own_fractions_is_the_dose, ()) {
  const Course given = any_course();
  RC_ASSERT(close(eqdx(given, given.dose_per_fraction(), any_tissue()).value, given.total.value));
}

RC_GTEST_PROP(DoseProperties, eqd2_is_above_the_dose_exactly_for_fractions_above_two_gray, ()) {
  const Course given = any_course();
  const double gain = eqd2(given, any_tissue()).value - given.total.value, over = given.dose_per_fraction().value - 2.0;
  RC_ASSERT(std::fabs(over) < 1e-9 || (gain > 0.0) == (over > 0.0));
}

RC_GTEST_PROP(DoseProperties, bed_adds_over_phases_and_over_halves_of_a_course, ()) {
  const AlphaBeta tissue = any_tissue();
  const std::array<Course, 3> phases{any_course(), any_course(), any_course()};
  double sum = 0.0, sum_eqd2 = 0.0;
  for (const Course& phase : phases) sum += bed(phase, tissue).value, sum_eqd2 += eqd2(phase, tissue).value;
  RC_ASSERT(close(bed(phases, tissue).value, sum));
  RC_ASSERT(close(eqd2(phases, tissue).value, sum_eqd2));
  const GrayPerFraction d = any_fraction();
  RC_ASSERT(close(bed(course(12, d), tissue).value, bed(course(5, d), tissue).value + bed(course(7, d), tissue).value));
}

RC_GTEST_PROP(DoseProperties, bed_and_eqd2_rise_with_dose_and_with_dose_per_fraction, ()) {
  const AlphaBeta tissue = any_tissue();
  const GrayPerFraction d = any_fraction();
  const int n = any_number();
  RC_ASSERT(bed(course(n + 1, d), tissue) > bed(course(n, d), tissue));
  const Gray total{between(1, 200, 1.0)};
  RC_ASSERT(eqd2({total, n}, tissue) > eqd2({total, n + 1}, tissue));
}

RC_GTEST_PROP(DoseProperties, a_larger_alpha_beta_lowers_bed, ()) {
  const Course given = any_course();
  const double ratio = any_tissue().value;
  RC_ASSERT(bed(given, {ratio}) > bed(given, {ratio + 0.1}));
}

RC_GTEST_PROP(DoseProperties, isoeffective_schedules_come_back, ()) {
  const AlphaBeta tissue = any_tissue();
  const Course given = any_course();
  const Gray effect = bed(given, tissue);
  RC_ASSERT(close(dose_per_fraction_for(effect, given.fractions, tissue).value, given.dose_per_fraction().value));
  RC_ASSERT(fractions_for(effect, given.dose_per_fraction(), tissue) == given.fractions);
  const Course other = isoeffective_course(given, any_number(), tissue);
  RC_ASSERT(close(bed(other, tissue).value, effect.value));
  RC_ASSERT(close(isoeffective_course(other, given.fractions, tissue).total.value, given.total.value, 1e-9));
  RC_ASSERT(
      close(dose_per_fraction_for_total(given, other.total, tissue).value, other.dose_per_fraction().value, 1e-8));
}

RC_GTEST_PROP(DoseProperties, the_smallest_number_of_fractions_reaches_and_one_less_does_not, ()) {
  const AlphaBeta tissue = any_tissue();
  const GrayPerFraction d = any_fraction();
  const Gray wanted{between(100, 30000, 0.01)};
  const int n = fractions_for(wanted, d, tissue);
  RC_ASSERT(bed(course(n, d), tissue).value >= wanted.value * (1.0 - 1e-11));
  if (n > 1) RC_ASSERT(bed(course(n - 1, d), tissue).value < wanted.value);
}

RC_GTEST_PROP(DoseProperties, a_short_treatment_never_gains_from_repopulation, ()) {
  const Course given = any_course();
  const AlphaBeta tissue = any_tissue();
  const double days = between(0, 100, 1.0), later = days + between(0, 100, 1.0);
  const Repopulation doubling{between(1, 60, 0.01), between(10, 300, 0.1), between(0, 60, 1.0)};
  const DailyLoss loss{between(0, 200, 0.01), between(0, 60, 1.0)};
  const double plain = bed(given, tissue).value;
  RC_ASSERT(bed_with_repopulation(given, tissue, days, doubling).value <= plain);
  RC_ASSERT(bed_with_repopulation(given, tissue, days, loss).value <= plain);
  RC_ASSERT(eqd2_for_time(given, tissue, days, loss.delay_days, loss.gy_per_day) <= eqd2(given, tissue));
  RC_ASSERT(bed_with_repopulation(given, tissue, later, doubling) <=
            bed_with_repopulation(given, tissue, days, doubling));
  RC_ASSERT(bed_with_repopulation(given, tissue, days, loss).value >= 0.0);
}

RC_GTEST_PROP(DoseProperties, compensation_of_a_gap_never_lowers_the_dose, ()) {
  const GrayPerFraction d = any_fraction();
  const double days = between(0, 20, 1.0), loss = between(0, 100, 0.01);
  RC_ASSERT(dose_per_fraction_after_gap(d, any_number(), any_tissue(), days, loss).value >= d.value * (1.0 - 1e-12));
}

RC_GTEST_PROP(DoseProperties, the_straight_models_are_continuous_and_never_above_lq, ()) {
  const AlphaBeta tissue = any_tissue();
  const GrayPerFraction transition{between(200, 1500, 0.01)};
  const LinearQuadraticLinear model{transition, tangent_slope(transition, tissue)};
  const auto lql = [&](double d) { return bed_lql(course(1, {d}), tissue, model).value; };
  RC_ASSERT(close(lql(transition.value * (1.0 + 1e-12)), lql(transition.value), 1e-10));
  const Course given = any_course();
  RC_ASSERT(bed_lql(given, tissue, model).value <= bed(given, tissue).value * (1.0 + 1e-12));
  RC_ASSERT(lql(given.dose_per_fraction().value + 0.1) > lql(given.dose_per_fraction().value));
}

RC_GTEST_PROP(DoseProperties, the_universal_survival_curve_is_continuous_at_its_smooth_transition, ()) {
  const double d0 = between(80, 250, 0.01), dq = between(20, 400, 0.01);
  const double alpha = between(5, 95, 0.01) / d0;
  const SmoothTransition smooth = smooth_transition(alpha, d0, dq);
  const UniversalSurvivalCurve model{alpha, d0, dq, smooth.transition};
  const auto usc = [&](double d) { return bed_usc(course(1, {d}), smooth.alpha_beta, model).value; };
  const double t = smooth.transition.value;
  RC_ASSERT(close(usc(t * (1.0 - 1e-12)), usc(t), 1e-10));
  const Course given = any_course();
  RC_ASSERT(bed_usc(given, smooth.alpha_beta, model).value <= bed(given, smooth.alpha_beta).value * (1.0 + 1e-12));
}

RC_GTEST_PROP(DoseProperties, repair_takes_the_effect_from_one_fraction_to_separate_fractions, ()) {
  const AlphaBeta tissue = any_tissue();
  const int m = *rc::gen::inRange(1, 7);
  const GrayPerFraction d = any_fraction();
  const Course day = course(m, d);
  const DailyFractions daily{m, between(1, 240, 0.1), between(2, 100, 0.1)};
  const double at_once = bed({day.total, 1}, tissue).value, separate = bed(day, tissue).value;
  const double effect = bed_incomplete_repair(day, tissue, daily).value;
  RC_ASSERT(effect >= separate * (1.0 - 1e-12));
  RC_ASSERT(effect <= at_once * (1.0 + 1e-12));
  const double slow = bed_incomplete_repair(day, tissue, {m, daily.interval_h, daily.repair_half_time_h * 2.0}).value;
  RC_ASSERT(slow >= effect * (1.0 - 1e-12));
}

RC_GTEST_PROP(DoseProperties, many_small_fractions_become_a_dose_rate, ()) {
  const double hours = between(1, 480, 0.1), half_time = between(2, 100, 0.1);
  const int m = 2000;
  const double continuous = lea_catcheside(hours, half_time);
  // m equal fractions over the time: (1 + H_m) / m.
  const double fractions = (1.0 + incomplete_repair_factor({m, hours / m, half_time})) / m;
  RC_ASSERT(close(fractions, continuous, 2e-3));
  RC_ASSERT(continuous > 0.0);
  RC_ASSERT(continuous <= 1.0);
}

RC_GTEST_PROP(DoseProperties, responses_rise_with_dose_and_stay_shares, ()) {
  const DoseResponse curve{{between(10, 100, 1.0)}, between(2, 60, 0.1)};
  const double dose = between(0, 200, 1.0);
  for (const auto response : {response_log_logistic, response_poisson}) {
    const double low = response({dose}, curve), high = response({dose + 1.0}, curve);
    RC_ASSERT(low >= 0.0);
    RC_ASSERT(high >= low);
    RC_ASSERT(high <= 1.0);
    RC_ASSERT(close(response(curve.d50, curve), 0.5));
  }
}

RC_GTEST_PROP(DoseProperties, geud_lies_between_the_smallest_and_the_largest_dose_and_rises_with_a, ()) {
  const std::array<double, 3> doses{between(1, 80, 1.0), between(1, 80, 1.0), between(1, 80, 1.0)};
  const std::array<double, 3> volumes{between(1, 100, 1.0), between(0, 100, 1.0), between(0, 100, 1.0)};
  const double a = between(-400, 400, 0.1) + 0.05;
  const double low = geud(doses, volumes, a).value, high = geud(doses, volumes, a + 1.0).value;
  RC_ASSERT(low <= high * (1.0 + 1e-9));
  RC_ASSERT(low >= std::ranges::min(doses) * (1.0 - 1e-9));
  RC_ASSERT(high <= std::ranges::max(doses) * (1.0 + 1e-9));
}

}  // namespace
}  // namespace rtsurv::dose
