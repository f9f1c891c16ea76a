#include "rtsurv/dose/treatment/range.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::dose {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr AlphaBeta breast{3.5};

TEST(Range, ten_gray_per_fraction_are_within_it_and_more_are_not) {
  EXPECT_THAT(range_limits(course(3, {10.0})), IsEmpty());
  EXPECT_THAT(range_limits(course(3, {10.01})), ElementsAre(RangeLimit::large_fraction));
  EXPECT_THAT(range_limits(course(40, {0.5})), IsEmpty());
  EXPECT_THAT(range_limits(course(40, {0.49})), ElementsAre(RangeLimit::small_fraction));
}

TEST(Range, one_phase_beyond_it_is_enough) {
  const Treatment boosted{{{course(25, {2.0})}, {course(1, {12.0})}}, {}};
  EXPECT_THAT(range_limits(boosted, {breast}), ElementsAre(RangeLimit::large_fraction));
}

TEST(Range, the_dose_of_protons_counts_with_their_rbe) {
  EXPECT_THAT(range_limits({{{course(3, {9.5}), 1.1}}, {}}, {breast}), ElementsAre(RangeLimit::large_fraction));
  EXPECT_THAT(range_limits({{{course(3, {9.5}), 1.0}}, {}}, {breast}), IsEmpty());
  EXPECT_THAT(range_limits({{{course(3, {10.0 / 1.1}), 1.1}}, {}}, {breast}), IsEmpty());
}

TEST(Range, several_fractions_a_day_need_a_repair_half_time) {
  const Treatment twice_daily{{{course(30, {1.5}), 1.0, 2}}, {}};
  EXPECT_THAT(range_limits(twice_daily, {breast}), ElementsAre(RangeLimit::repair_ignored));
  EXPECT_THAT(range_limits(twice_daily, {breast, DailyRepair{6.0, 4.4}}), IsEmpty());
}

// Three fractions 6 h apart leave 12 h of night, less than 3 * 4.4 h.
TEST(Range, a_night_of_three_half_times_is_long_enough) {
  const Treatment thrice_daily{{{course(36, {1.5}), 1.0, 3}}, {}};
  EXPECT_THAT(range_limits(thrice_daily, {breast, DailyRepair{6.0, 4.4}}), ElementsAre(RangeLimit::short_night));
  EXPECT_THAT(range_limits(thrice_daily, {breast, DailyRepair{6.0, 4.0}}), IsEmpty());
  EXPECT_THAT(range_limits({{{course(36, {1.5})}}, {}}, {breast, DailyRepair{6.0, 24.0}}), IsEmpty());
}

TEST(Range, a_bed_of_nothing_is_reported) {
  const Treatment endless{{{course(10, {2.0})}}, 400.0};
  EXPECT_THAT(range_limits(endless, {breast, {}, DailyLoss{0.9, 28.0}}), ElementsAre(RangeLimit::all_lost_regrowth));
}

TEST(Range, several_limits_keep_their_order) {
  const Treatment both{{{course(1, {12.0})}, {course(4, {0.2}), 1.0, 2}}, {}};
  EXPECT_THAT(range_limits(both, {breast}),
              ElementsAre(RangeLimit::large_fraction, RangeLimit::small_fraction, RangeLimit::repair_ignored));
}

TEST(Range, every_limit_has_its_message) {
  EXPECT_THAT(std::string(message(RangeLimit::large_fraction)), StartsWith("more than 10 Gy per fraction"));
  EXPECT_THAT(std::string(message(RangeLimit::small_fraction)), StartsWith("less than 0.5 Gy per fraction"));
  for (const RangeLimit limit : {RangeLimit::repair_ignored, RangeLimit::short_night, RangeLimit::all_lost_regrowth})
    EXPECT_FALSE(message(limit).empty());
}

TEST(Range, what_is_no_treatment_is_refused) {
  EXPECT_THROW((void)range_limits(Course{Gray{-1.0}, 1}), InvalidOption);
  EXPECT_THROW((void)range_limits({{}, {}}, {breast}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::dose
