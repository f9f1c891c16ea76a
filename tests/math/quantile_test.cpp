#include "rtsurv/math/quantile.hpp"

#include <gmock/gmock.h>

namespace rtsurv::math {
namespace {

using testing::ElementsAre;

// Six values: the p-quantile lies at place 5 p, counted from 0. At p = 0.77 that is 3.85: 0.15 * 8 + 0.85 * 16 = 14.8.
TEST(QuantileSorted, interpolates_between_order_statistics) {
  const std::vector<double> values{1, 2, 4, 8, 16, 32.5};
  EXPECT_EQ(quantile_sorted(values, 0.0), 1.0);
  EXPECT_DOUBLE_EQ(quantile_sorted(values, 0.1), 1.5);
  EXPECT_DOUBLE_EQ(quantile_sorted(values, 0.25), 2.5);
  EXPECT_DOUBLE_EQ(quantile_sorted(values, 0.5), 6.0);
  EXPECT_DOUBLE_EQ(quantile_sorted(values, 0.77), 14.8);
  EXPECT_EQ(quantile_sorted(values, 1.0), 32.5);
}

TEST(QuantileSorted, of_one_value_is_that_value) {
  const std::vector<double> one{7.0};
  for (const double p : {0.0, 0.3, 1.0}) EXPECT_EQ(quantile_sorted(one, p), 7.0);
}

TEST(CountedValues, have_the_quantiles_of_repeated_values) {
  const std::vector<double> value{5, 1, 3, 1, 9}, count{2, 3, 0, 1, 4}, repeated{1, 1, 1, 1, 5, 5, 9, 9, 9, 9};
  const CountedValues counted(value, count);
  for (const double p : {0.0, 0.1, 0.25, 1.0 / 3.0, 0.5, 0.55, 0.9, 1.0})
    EXPECT_EQ(counted.quantile(p), quantile_sorted(repeated, p)) << p;
  EXPECT_EQ(std::vector<double>(counted.values().begin(), counted.values().end()), (std::vector<double>{1, 5, 9}));
  EXPECT_EQ(CountedValues(value).quantile(0.5), 3.0);
}

TEST(AverageRanks, share_the_average_among_ties) {
  const std::vector<double> values{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5};
  EXPECT_THAT(average_ranks(values), ElementsAre(4.5, 1.5, 6, 1.5, 8, 11, 3, 10, 8, 4.5, 8));
}

TEST(AverageRanks, are_one_to_n_without_ties) {
  const std::vector<double> values{0.3, -1.0, 2.0};
  EXPECT_THAT(average_ranks(values), ElementsAre(2, 1, 3));
}

TEST(AverageRanks, of_nothing_are_nothing) { EXPECT_TRUE(average_ranks({}).empty()); }

}  // namespace
}  // namespace rtsurv::math
