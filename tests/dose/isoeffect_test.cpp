#include "rtsurv/dose/models/isoeffect.hpp"

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::dose {
namespace {

// FAST (Brunt et al., J Clin Oncol 38 (2020) 3261): five fractions as effective as 50 Gy in 25 total 28 Gy at
// alpha/beta 2.7, 26 at 1.5 and 30 at 3.9.
TEST(Isoeffect, the_fast_trial_is_reproduced) {
  const std::pair<double, double> printed[] = {{2.7, 28.0}, {1.5, 26.0}, {3.9, 30.0}};
  for (const auto& [ratio, total] : printed) {
    const Gray b = bed({Gray{50.0}, 25}, {ratio});
    EXPECT_NEAR(5.0 * dose_per_fraction_for(b, 5, {ratio}).value, total, 0.5);
    EXPECT_EQ(isoeffective_course({Gray{50.0}, 25}, 5, {ratio}).total.value,
              5.0 * dose_per_fraction_for(b, 5, {ratio}).value);
  }
}

TEST(Isoeffect, the_dose_per_fraction_gives_back_its_bed) {
  for (const double ratio : {0.7, 2.0, 10.0})
    for (const int n : {1, 3, 15, 40}) {
      const GrayPerFraction d = dose_per_fraction_for({70.0}, n, {ratio});
      EXPECT_NEAR(bed(course(n, d), {ratio}).value, 70.0, 1e-10);
    }
}

TEST(Isoeffect, a_tiny_dose_keeps_its_relative_precision) {
  EXPECT_NEAR(dose_per_fraction_for({1e-9}, 1, {3.0}).value / 1e-9, 1.0, 1e-9);
}

// 50 Gy in 2-Gy fractions against 30 Gy at alpha/beta 3: d = 50/30 * 5 - 3 = 16/3.
TEST(Isoeffect, the_dose_per_fraction_of_another_total_is_found_by_hand) {
  EXPECT_NEAR(dose_per_fraction_for_total({Gray{50.0}, 25}, {30.0}, {3.0}).value, 16.0 / 3.0, 1e-12);
}

TEST(Isoeffect, a_total_too_large_to_be_isoeffective_is_not_estimable) {
  EXPECT_THROW((void)dose_per_fraction_for_total({Gray{50.0}, 25}, {90.0}, {3.0}), NotEstimable);
}

// 20 Gy of EQD2 at 2 are 40 Gy of BED; a fraction of 3 Gy has 7.5 Gy of it, so that 5 stay below and 6 do not.
TEST(Isoeffect, the_largest_number_of_fractions_that_stays_within) {
  EXPECT_EQ(fractions_within({40.0}, {3.0}, {2.0}), 5);
  EXPECT_EQ(fractions_within({7.4}, {3.0}, {2.0}), 0);
  EXPECT_EQ(fractions_within({-1.0}, {3.0}, {2.0}), 0);
  for (int n = 1; n <= 40; ++n) EXPECT_EQ(fractions_within(bed(course(n, {2.7}), {3.5}), {2.7}, {3.5}), n);
  EXPECT_THROW((void)fractions_within({10.0}, {0.0}, {3.0}), InvalidOption);
}

// 54 Gy in 18 fractions has EQD2 63.8 at 3.5; 17 fractions of 3 Gy have 60.3.
TEST(Isoeffect, the_smallest_number_of_fractions_that_reaches_63_gray) {
  const Gray wanted{63.0 * (1.0 + 2.0 / 3.5)};
  EXPECT_EQ(fractions_for(wanted, {3.0}, {3.5}), 18);
  EXPECT_EQ(fractions_for(wanted, {6.0}, {3.5}), 7);  // 36 Gy in 6 stays below: 62.2 Gy
}

TEST(Isoeffect, a_bed_that_is_met_exactly_needs_no_further_fraction) {
  for (int n = 1; n <= 40; ++n) EXPECT_EQ(fractions_for(bed(course(n, {2.7}), {3.5}), {2.7}, {3.5}), n);
}

TEST(Isoeffect, rejects_what_is_not_positive) {
  EXPECT_THROW((void)dose_per_fraction_for({-1.0}, 5, {3.0}), InvalidOption);
  EXPECT_THROW((void)dose_per_fraction_for({10.0}, 0, {3.0}), InvalidOption);
  EXPECT_THROW((void)fractions_for({10.0}, {0.0}, {3.0}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::dose
