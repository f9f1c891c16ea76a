// Margins are met exactly, dependence closely, and the bytes depend on the seed only.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "rtsurv/math/quantile.hpp"
#include "rtsurv/simulate/allot.hpp"
#include "specifications.hpp"

namespace rtsurv::simulate {
namespace {

using tests::cohort;
using tests::count;
using tests::make;
using tests::numbers;

TEST(Margins, CountsAreMetAndSharesRoundedByLargestRemainders) {
  const auto made = make(cohort(10) + R"toml(
[[column]]
name = "arm"
levels = { a = 3, b = 7 }
[[column]]
name = "third"
levels = { x = 0.25, y = 0.35, z = 0.4 }
[[column]]
name = "flag"
levels = { true = 4, false = 6 }
)toml");
  EXPECT_EQ(count(made, "arm", std::string("a")), 3U);
  EXPECT_EQ(count(made, "arm", std::string("b")), 7U);
  EXPECT_EQ(count(made, "third", std::string("x")), 3U);  // 2.5, 3.5, 4: the first of equal remainders
  EXPECT_EQ(count(made, "third", std::string("y")), 3U);
  EXPECT_EQ(count(made, "flag", true), 4U);
}

TEST(Margins, JointCountsFollowFromParts) {
  const auto made = make(cohort(133) + R"toml(
[[column]]
name = "lines"
levels = { true = 61, false = 72 }
[[column]]
name = "unstable"
[[column.part]]
when = "lines"
levels = { true = 20, false = 41 }
[[column.part]]
levels = { true = 9, false = 63 }
[[column]]
name = "factors"
value = "lines::int + unstable::int"
)toml");
  EXPECT_EQ(count(made, "factors", 0.0), 63U);
  EXPECT_EQ(count(made, "factors", 1.0), 50U);
  EXPECT_EQ(count(made, "factors", 2.0), 20U);
}

/// Quartiles of odd, even and awkward numbers of patients, to the digit.
TEST(Margins, QuantilesAreMetExactly) {
  for (const int n : {5, 8, 63, 100, 133, 134})
    for (const int seed : {1, 2, 3}) {
      auto values = numbers(make(cohort(n, seed) + R"toml(
[[column]]
name = "volume"
decimals = 1
quantiles = [[0, 20], [0.25, 313.0], [0.5, 613.5], [0.75, 973.6], [1, 2900]]
)toml"),
                            "volume");
      std::sort(values.begin(), values.end());
      EXPECT_DOUBLE_EQ(math::quantile_sorted(values, 0.25), 313.0) << n;
      EXPECT_DOUBLE_EQ(math::quantile_sorted(values, 0.5), 613.5) << n;
      EXPECT_DOUBLE_EQ(math::quantile_sorted(values, 0.75), 973.6) << n;
      EXPECT_GE(values.front(), 20.0);
      EXPECT_LE(values.back(), 2900.0);
    }
}

TEST(Margins, FlagsHaveTheirTotalsAndTheirNumberPerPatient) {
  const auto made = make(cohort(60) + R"toml(
[[column]]
name = "organs"
levels = { 1 = 30, 2 = 20, 4 = 10 }
[[column]]
names = ["bone", "liver", "lung", "brain"]
number = "organs"
totals = { bone = 35, liver = 25, lung = 30, brain = 20 }
[[column]]
name = "counted"
value = "bone::int + liver::int + lung::int + brain::int - organs"
)toml");
  EXPECT_EQ(count(made, "bone", true), 35U);
  EXPECT_EQ(count(made, "liver", true), 25U);
  EXPECT_EQ(count(made, "lung", true), 30U);
  EXPECT_EQ(count(made, "brain", true), 20U);
  EXPECT_EQ(count(made, "counted", 0.0), 60U);
}

/// Every 0/1 table of 3 x 3: the sums that some table has are exactly those for which one is made.
TEST(FlagTable, FindsATableWheneverThereIsOne) {
  std::vector<std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> possible;
  for (unsigned bits = 0; bits < 512; ++bits) {
    std::vector<std::size_t> rows(3), columns(3);
    for (unsigned cell = 0; cell < 9; ++cell) {
      rows[cell / 3] += (bits >> cell) & 1U;
      columns[cell % 3] += (bits >> cell) & 1U;
    }
    possible.emplace_back(rows, columns);
  }
  math::RandomStream random(1, 1);
  for (unsigned code = 0; code < 4096; ++code) {
    std::vector<std::size_t> sums(6);
    for (unsigned k = 0; k < 6; ++k) sums[k] = (code >> (2 * k)) & 3U;
    const std::vector<std::size_t> rows(sums.begin(), sums.begin() + 3), columns(sums.begin() + 3, sums.end());
    const bool exists = std::find(possible.begin(), possible.end(), std::pair(rows, columns)) != possible.end();
    EXPECT_EQ(flag_table(rows, columns, random).flaw.empty(), exists) << code;
  }
}

double spearman(const std::vector<double>& x, const std::vector<double>& y) {
  const auto rx = math::average_ranks(x), ry = math::average_ranks(y);
  const double mean = (static_cast<double>(x.size()) + 1.0) / 2.0;
  double xy = 0.0, xx = 0.0, yy = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += (rx[i] - mean) * (ry[i] - mean);
    xx += (rx[i] - mean) * (rx[i] - mean);
    yy += (ry[i] - mean) * (ry[i] - mean);
  }
  return xy / std::sqrt(xx * yy);
}

TEST(Dependence, RankCorrelationsAreMet) {
  const auto made = make(cohort(2000) + R"toml(
[[column]]
name = "age"
quantiles = [[0, 20], [1, 90]]
[[column]]
name = "size"
quantiles = [[0, 1], [0.5, 3], [1, 40]]
follows = [{ rank = "age", correlation = 0.5 }]
[[column]]
name = "lesions"
quantiles = [[0, 1], [1, 30]]
follows = [{ rank = "age", correlation = -0.3 }, { rank = "size", correlation = 0.4 }]
[[column]]
name = "same"
quantiles = [[0, 0], [1, 1]]
follows = [{ rank = "size", correlation = 1 }]
)toml");
  const auto age = numbers(made, "age"), size = numbers(made, "size"), lesions = numbers(made, "lesions");
  EXPECT_NEAR(spearman(age, size), 0.5, 0.02);
  EXPECT_NEAR(spearman(age, lesions), -0.3, 0.02);
  EXPECT_NEAR(spearman(size, lesions), 0.4, 0.02);
  EXPECT_NEAR(spearman(size, numbers(made, "same")), 1.0, 1e-6);
}

TEST(Bytes, DependOnTheSeedOnly) {
  const std::string columns = R"toml(
[[column]]
name = "age"
quantiles = [[0, 20], [0.5, 50], [1, 90]]
[[column]]
name = "start"
date = true
value = "date '2020-01-01' + floor(365 * uniform)::int"
)toml";
  const std::string once = to_csv(make(cohort(50, 7) + columns).sheet);
  EXPECT_EQ(once, to_csv(make(cohort(50, 7) + columns).sheet));
  EXPECT_NE(once, to_csv(make(cohort(50, 8) + columns).sheet));
  // A further column leaves the earlier ones as they are.
  const auto more = make(cohort(50, 7) + columns + "[[column]]\nname = \"z\"\nvalue = \"normal\"\n");
  EXPECT_EQ(numbers(more, "age"), numbers(make(cohort(50, 7) + columns), "age"));
}

TEST(Csv, EveryRowSaysThatItIsSimulated) {
  const auto made = make("[cohort]\npatients = 2\nid = \"id\"\nid_prefix = \"P\"\norder = \"x\"\n" + std::string(R"toml(
[[column]]
name = "x"
value = "3 - row"
[[column]]
name = "note"
value = "if(row = 1, 'a, \"b\"', null)"
[[column]]
name = "inner"
value = "1"
write = false
)toml"));
  EXPECT_EQ(to_csv(made.sheet), "simulated,id,x,note\ntrue,P001,1,\ntrue,P002,2,\"a, \"\"b\"\"\"\n");
}

}  // namespace
}  // namespace rtsurv::simulate
