#include "rtsurv/math/contingency.hpp"

#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "places.hpp"

namespace rtsurv::math {
namespace {

// Six patients: treated 2 of 3 respond, untreated 1 of 3. Every expected count is 3/2, every deviation 1/2:
// X^2 = 4 (1/4) / (3/2) = 2/3.
TEST(Contingency, ChiSquareOfSixPatientsIsAsWorkedByHand) {
  const auto test = chi_square_test({2, 2, {2, 1, 1, 2}});
  ASSERT_TRUE(test);
  EXPECT_DOUBLE_EQ(test->chi_square, 2.0 / 3.0);
  EXPECT_EQ(test->df, 1.0);
  EXPECT_EQ(test->smallest_expected, 1.5);
}

TEST(Contingency, ChiSquareAgreesWithR) {
  std::ifstream file(tests::source_path("tests/oracle/table1/tests.json"));
  const auto expected = nlohmann::json::parse(file);
  for (const auto& entry : expected["counts"]) {
    const auto test = chi_square_test({entry["rows"], entry["columns"], entry["count"]});
    ASSERT_TRUE(test);
    EXPECT_NEAR(test->chi_square, entry["chi_square"].get<double>(), 1e-10);
    EXPECT_EQ(test->df, entry["df"].get<double>());
    EXPECT_NEAR(test->p, entry["p"].get<double>(), 1e-12);
    EXPECT_NEAR(test->smallest_expected, entry["smallest_expected"].get<double>(), 1e-12);
  }
}

TEST(Contingency, EmptyRowsAndColumnsDoNotCount) {
  const Contingency kept = without_empty({3, 3, {2, 0, 1, 0, 0, 0, 1, 0, 2}});
  EXPECT_EQ(kept.rows, 2U);
  EXPECT_EQ(kept.columns, 2U);
  EXPECT_EQ(kept.count, (std::vector<std::uint32_t>{2, 1, 1, 2}));
  EXPECT_EQ(chi_square_test({3, 3, {2, 0, 1, 0, 0, 0, 1, 0, 2}})->df, 1.0);
}

TEST(Contingency, ASingleRowGivesNoTest) { EXPECT_FALSE(chi_square_test({2, 2, {3, 4, 0, 0}})); }

}  // namespace
}  // namespace rtsurv::math
