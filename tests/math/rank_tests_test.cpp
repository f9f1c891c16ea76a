#include "rtsurv/math/rank_tests.hpp"

#include <cmath>
#include <fstream>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "places.hpp"

namespace rtsurv::math {
namespace {

nlohmann::json oracle() {
  std::ifstream file(tests::source_path("tests/oracle/table1/tests.json"));
  return nlohmann::json::parse(file);
}

// x = 1, 3, 5 and y = 2, 4, 6. Pairs with x larger: none for 1, one for 3, two for 5: U = 3.
// Mean 9/2, variance 9/12 * 7 = 21/4; z = (-3/2 + 1/2) / sqrt(21/4) = -2/sqrt(21).
TEST(RankTests, RankSumOfSixValuesIsAsWorkedByHand) {
  const auto test = wilcoxon_rank_sum(std::vector{1.0, 3.0, 5.0}, std::vector{2.0, 4.0, 6.0});
  ASSERT_TRUE(test);
  EXPECT_DOUBLE_EQ(test->statistic, 3.0);
  EXPECT_DOUBLE_EQ(test->z, -2.0 / std::sqrt(21.0));
}

// The same values: rank sums 9 and 12, H = 12/42 (81/3 + 144/3) - 21 = 3/7.
TEST(RankTests, KruskalWallisOfSixValuesIsAsWorkedByHand) {
  const auto test = kruskal_wallis(std::vector{1.0, 3.0, 5.0, 2.0, 4.0, 6.0}, std::vector{0, 0, 0, 1, 1, 1}, 2);
  ASSERT_TRUE(test);
  EXPECT_NEAR(test->chi_square, 3.0 / 7.0, 1e-14);
  EXPECT_EQ(test->df, 1.0);
}

TEST(RankTests, RankSumAgreesWithR) {
  const auto expected = oracle();
  for (const auto& sample : expected["rank_sum"]) {
    const auto test = wilcoxon_rank_sum(sample["x"].get<std::vector<double>>(), sample["y"].get<std::vector<double>>());
    ASSERT_TRUE(test);
    EXPECT_DOUBLE_EQ(test->statistic, sample["statistic"].get<double>());
    EXPECT_NEAR(test->p, sample["p"].get<double>(), 1e-12);
  }
}

TEST(RankTests, KruskalWallisAgreesWithR) {
  const auto expected = oracle();
  for (const auto& sample : expected["kruskal"]) {
    const auto test =
        kruskal_wallis(sample["value"].get<std::vector<double>>(), sample["group"].get<std::vector<int>>(), 4);
    ASSERT_TRUE(test);
    EXPECT_NEAR(test->chi_square, sample["chi_square"].get<double>(), 1e-10);
    EXPECT_EQ(test->df, sample["df"].get<double>());
    EXPECT_NEAR(test->p, sample["p"].get<double>(), 1e-12);
  }
}

TEST(RankTests, ExchangingTheSamplesTurnsTheSignOnly) {
  const std::vector<double> x{4.0, 4.0, 9.0, 1.0}, y{2.0, 9.0, 11.0};
  const auto forward = wilcoxon_rank_sum(x, y), backward = wilcoxon_rank_sum(y, x);
  EXPECT_DOUBLE_EQ(forward->z, -backward->z);
  EXPECT_DOUBLE_EQ(forward->p, backward->p);
}

TEST(RankTests, ValuesThatAreAllEqualGiveNoTest) {
  EXPECT_FALSE(wilcoxon_rank_sum(std::vector{2.0, 2.0}, std::vector{2.0}));
  EXPECT_FALSE(kruskal_wallis(std::vector{2.0, 2.0, 2.0}, std::vector{0, 1, 1}, 2));
}

TEST(RankTests, AGroupWithoutValuesIsLeftOut) {
  EXPECT_FALSE(wilcoxon_rank_sum(std::vector<double>{}, std::vector{1.0}));
  EXPECT_FALSE(kruskal_wallis(std::vector{1.0, 2.0}, std::vector{1, 1}, 3));
  EXPECT_EQ(kruskal_wallis(std::vector{1.0, 2.0, 3.0}, std::vector{0, 2, 2}, 3)->df, 1.0);
}

}  // namespace
}  // namespace rtsurv::math
