#include "rtsurv/starter/values/relations.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "starter/cohorts.hpp"

namespace rtsurv::starter {
namespace {

const double unknown = std::nan("");

TEST(StarterRelations, count_agreement_where_both_are_known_and_both_vary) {
  EXPECT_EQ(agreement({1, 0, 1, 0, unknown}, {1, 0, 0, 0, 1}), 0.75);
  EXPECT_EQ(agreement({1, 0, 1}, {0, 1, 0}), 0.0);
  EXPECT_EQ(agreement({1, 1, 1}, {1, 1, 0}), 0.5);
  EXPECT_EQ(agreement({}, {}), 0.5);
  EXPECT_TRUE(agree({1, 0}, {1, 0}));
  EXPECT_FALSE(agree({1, 0, 1}, {1, 0, 0}));
}

TEST(StarterRelations, know_a_duration_in_another_unit_in_spite_of_rounding) {
  std::vector<double> days, months, other;
  for (int i = 0; i < 40; ++i) {
    days.push_back(50 + i * i);
    months.push_back(std::round(days.back() / 30.4375));
    other.push_back(days.back() + 40 * (i % 7));
  }
  EXPECT_TRUE(proportional(days, months));
  EXPECT_TRUE(proportional(months, days));
  EXPECT_FALSE(proportional(days, other));
  EXPECT_FALSE(proportional({1, 2, 3}, {2, 4, 6}));
}

TEST(StarterRelations, know_columns_of_the_same_information) {
  const auto same = [](const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const TableProfile table = profile(table::table_of(csv({{"a", a}, {"b", b}})));
    return same_information(table.columns[0], table.columns[1]);
  };
  EXPECT_TRUE(same({"I", "II", "III"}, {"7", "3", "5"}));
  EXPECT_FALSE(same({"I", "II", "III"}, {"7", "3", "3"}));
  EXPECT_FALSE(same({"I", "II", "III"}, {"7", "3", "5", "3"}));
  EXPECT_TRUE(same(counting(5, 24), counting(100, 24, -2)));
  EXPECT_FALSE(same(counting(5, 24), unlike(96)));
}

TEST(StarterRelations, see_what_was_written_down_because_of_an_event) {
  const TableProfile table =
      profile(table::table_of(csv({{"died", {"1", "0", "0"}}, {"cause", {"x", "", ""}}, {"age", counting(40, 24)}})));
  const Truths died = is_one_of(table.columns[0], {1.0});
  EXPECT_TRUE(known_only_where(table.columns[1], died));
  EXPECT_FALSE(known_only_where(table.columns[2], died));
}

}  // namespace
}  // namespace rtsurv::starter
