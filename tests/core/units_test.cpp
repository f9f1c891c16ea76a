#include "rtsurv/core/units.hpp"

#include <gmock/gmock.h>

namespace rtsurv {
namespace {

TEST(TimeUnit, counts_its_days_so_that_twelve_months_are_a_year) {
  EXPECT_EQ(days_per(TimeUnit::days), 1.0);
  EXPECT_EQ(days_per(TimeUnit::weeks), 7.0);
  EXPECT_EQ(days_per(TimeUnit::months), 30.4375);
  EXPECT_EQ(days_per(TimeUnit::years), 365.25);
  EXPECT_EQ(12.0 * days_per(TimeUnit::months), days_per(TimeUnit::years));
}

TEST(TimeUnit, is_found_by_its_name) {
  for (const TimeUnit unit : {TimeUnit::days, TimeUnit::weeks, TimeUnit::months, TimeUnit::years})
    EXPECT_THAT(time_unit(name(unit)), testing::Optional(unit));
}

TEST(TimeUnit, is_nothing_for_another_word) {
  EXPECT_EQ(time_unit("month"), std::nullopt);
  EXPECT_EQ(time_unit(""), std::nullopt);
}

TEST(Dose, compares_by_value) {
  EXPECT_LT(Gray{45.0}, Gray{50.0});
  EXPECT_EQ(AlphaBeta{3.5}, AlphaBeta{3.5});
  EXPECT_GT(GrayPerFraction{3.0}, GrayPerFraction{2.0});
}

}  // namespace
}  // namespace rtsurv
