// What the manifest says of the table.
#include <gtest/gtest.h>

#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

bool is_simulated(const std::string& column, const std::string& first, const std::string& other) {
  std::string cohort = column + ",months,died\n";
  for (int i = 1; i <= 6; ++i) cohort += (i == 1 ? first : other) + "," + std::to_string(i) + ",1\n";
  return testing::study_of(testing::os, cohort).is_simulated();
}

TEST(Manifest, AColumnThatIsTrueInEveryRowMarksASimulatedTable) {
  EXPECT_TRUE(is_simulated("simulated", "true", "true"));
  EXPECT_TRUE(is_simulated("Simulated", "TRUE", "true"));
}

TEST(Manifest, NothingElseDoes) {
  EXPECT_FALSE(is_simulated("simulated", "false", "true"));
  EXPECT_FALSE(is_simulated("simulated", "", "true"));
  EXPECT_FALSE(is_simulated("simulated", "1", "1"));
  EXPECT_FALSE(is_simulated("resimulated", "true", "true"));
}

}  // namespace
}  // namespace rtsurv::study
