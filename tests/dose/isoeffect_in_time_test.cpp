#include "rtsurv/dose/treatment/isoeffect_in_time.hpp"

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/isoeffect.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::dose {
namespace {

const Treatment five_weeks{{{Course{Gray{50.0}, 25}}}, 35.0};
const Tissue breast{{2.88}, {}, Repopulation{0.08, 14.4, 0.0}};

// Qi, White & Li, Radiother Oncol 100 (2011) 282-288: 2.26 Gy x 20 in 4 weeks and 3.34 Gy x 10 in 2 weeks are as
// effective as 2 Gy x 25 in 5 weeks.
TEST(IsoeffectInTime, the_schedules_of_qi_white_and_li_are_reproduced) {
  EXPECT_NEAR(dose_per_fraction_in_time(five_weeks, 20, 28.0, breast).value, 2.26, 0.02);
  EXPECT_NEAR(dose_per_fraction_in_time(five_weeks, 10, 14.0, breast).value, 3.34, 0.02);
}

TEST(IsoeffectInTime, the_schedule_has_the_effect_of_the_reference) {
  for (const double days : {5.0, 28.0, 60.0}) {
    const GrayPerFraction d = dose_per_fraction_in_time(five_weeks, 20, days, breast);
    EXPECT_NEAR(bed({{{course(20, d)}}, days}, breast).value, bed(five_weeks, breast).value, 1e-10);
  }
}

TEST(IsoeffectInTime, nothing_is_gained_below_the_delay) {
  const Tissue delayed{{10.0}, {}, DailyLoss{0.9, 28.0}};
  const double at_delay = dose_per_fraction_in_time(five_weeks, 20, 28.0, delayed).value;
  EXPECT_EQ(dose_per_fraction_in_time(five_weeks, 20, 5.0, delayed).value, at_delay);
}

TEST(IsoeffectInTime, without_regrowth_it_is_the_plain_isoeffect) {
  const Gray wanted = bed(Course{Gray{50.0}, 25}, {3.5});
  EXPECT_EQ(dose_per_fraction_in_time(five_weeks, 15, 19.0, {{3.5}}).value,
            dose_per_fraction_for(wanted, 15, {3.5}).value);
}

TEST(IsoeffectInTime, a_reference_without_effect_is_not_estimable) {
  EXPECT_THROW((void)dose_per_fraction_in_time({{{Course{Gray{20.0}, 10}}}, 500.0}, 10, 14.0, breast), NotEstimable);
  EXPECT_THROW((void)dose_per_fraction_in_time({{{Course{Gray{20.0}, 10}}}, {}}, 10, 14.0, breast), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::dose
