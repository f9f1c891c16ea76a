#include "rtsurv/math/trend_test.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "oracle/oracle.hpp"

namespace rtsurv::math {
namespace {

// Six patients, two a year: 0, 1 and 2 of them counted. s = 1, p = 1/2, S = 4, sum n (s_i - s) (p_i - p) = 2:
// slope 1/2, X^2 = (1/4) 4 / (1/4) = 4.
TEST(TrendTest, SixPatientsByHand) {
  const std::vector<ScoredProportion> years{{0.0, 0, 2}, {1.0, 1, 2}, {2.0, 2, 2}};
  const auto test = trend_test(years);
  ASSERT_TRUE(test);
  EXPECT_DOUBLE_EQ(test->slope, 0.5);
  EXPECT_DOUBLE_EQ(test->chi_square, 4.0);
  EXPECT_NEAR(test->p, 0.04550026389635842, 1e-14);
}

std::vector<ScoredProportion> groups_of(const nlohmann::json& entry) {
  std::vector<ScoredProportion> groups;
  for (std::size_t i = 0; i < entry["score"].size(); ++i)
    groups.push_back({entry["score"][i], entry["count"][i], entry["total"][i]});
  return groups;
}

TEST(TrendTest, AgreesWithR) {
  const nlohmann::json expected = oracle::read_json("proportions/expected.json");
  for (const auto& entry : expected["trends"]) {
    const auto test = trend_test(groups_of(entry));
    ASSERT_TRUE(test);
    oracle::expect_close(test->slope, entry["slope"], 1e-9);
    oracle::expect_close(test->chi_square, entry["chi_square"], 1e-9);
    oracle::expect_close(test->p, entry["p"], 1e-9);
  }
}

TEST(TrendTest, OrderOfGroupsEmptyOnesAndTheOriginOfTheScoreDoNotMatter) {
  std::vector<ScoredProportion> years{{2010.0, 3, 9}, {2011.0, 2, 8}, {2013.0, 6, 9}};
  const auto test = trend_test(years);
  for (ScoredProportion& year : years) year.score -= 2010.0;
  years.push_back({7.0, 0, 0});
  std::reverse(years.begin(), years.end());
  EXPECT_NEAR(trend_test(years)->chi_square, test->chi_square, 1e-9);
  EXPECT_NEAR(trend_test(years)->slope, test->slope, 1e-12);
}

TEST(TrendTest, CountingTheOthersTurnsTheSlopeAndNothingElse) {
  const std::vector<ScoredProportion> some{{0.0, 1, 5}, {1.0, 3, 6}, {2.0, 4, 5}};
  const std::vector<ScoredProportion> others{{0.0, 4, 5}, {1.0, 3, 6}, {2.0, 1, 5}};
  EXPECT_NEAR(trend_test(some)->slope, -trend_test(others)->slope, 1e-15);
  EXPECT_NEAR(trend_test(some)->p, trend_test(others)->p, 1e-15);
}

TEST(TrendTest, NothingWithoutContrast) {
  const std::vector<ScoredProportion> one_year{{2010.0, 3, 9}, {2011.0, 0, 0}}, all{{0.0, 2, 2}, {1.0, 3, 3}},
      none{{0.0, 0, 2}, {1.0, 0, 3}};
  EXPECT_FALSE(trend_test(one_year));
  EXPECT_FALSE(trend_test(all));
  EXPECT_FALSE(trend_test(none));
  EXPECT_FALSE(trend_test({}));
}

}  // namespace
}  // namespace rtsurv::math
