// Organs at risk and planned days of the options of [recommend].
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/study/parts/recommend/regimen_option.hpp"
#include "study/recommending.hpp"

namespace rtsurv::study {
namespace {

using results::Recommendation;
using results::RegimenOption;
using table::message_of;
using table::TemporaryFile;
using ::testing::AllOf;
using testing::dose;
using testing::effect;
using testing::eight;
using ::testing::HasSubstr;
using testing::recommend;
using ::testing::SizeIs;

const std::string cord = R"([[organ]]
name = "Spinal cord"
endpoint = "myelopathy"
alpha_beta = 2
limit = 50
metric = "maximum dose"
source = "an example"
[[organ]]
name = "Skin"
endpoint = "late"
alpha_beta = 4
metric = "maximum dose"
source = "an example"
verified = true
)";

results::Study study_beside(const TemporaryFile& file, const std::string& protocol) {
  return run(
      parse_protocol("[study]\ndata = \"cohort.csv\"\nlandmarks = [6]\n" + protocol, file.folder() + "/study.toml"),
      table::table_of(eight));
}

// 44/10 for the cord: 44 (4.4 + 2) / 4 = 70.4; for skin 44 (4.4 + 4) / 6 = 61.6.
TEST(OrganDoses, GivesTheDoseOfOrgansWithTheirOwnAlphaBeta) {
  const TemporaryFile file("organs.toml", cord);
  const auto study = study_beside(file, dose + effect + recommend + "threshold = 63\norgans = \"organs.toml\"\n");
  const Recommendation& result = *study.recommendation;
  EXPECT_EQ(result.organs_file, "organs.toml");
  EXPECT_THAT(result.organs_sha256, SizeIs(64));
  ASSERT_THAT(result.organs, SizeIs(2));
  EXPECT_EQ(result.organs[0].limit_eqd2_gy, 50.0);
  EXPECT_FALSE(result.organs[0].verified);
  EXPECT_FALSE(result.organs[1].limit_eqd2_gy);
  EXPECT_TRUE(result.organs[1].verified);
  const RegimenOption& option = result.groups[0].reaching[1];
  ASSERT_THAT(option.organs, SizeIs(2));
  EXPECT_NEAR(option.organs[0].eqd2_gy, 70.4, 1e-9);
  EXPECT_NEAR(option.organs[1].eqd2_gy, 61.6, 1e-9);
}

TEST(OrganDoses, ReportsEveryMistakeOfTheTableOfLimits) {
  const TemporaryFile file("organs.toml", "[[organ]]\nname = \"Cord\"\nalpha_beta = 0\nlimt = 3\n");
  const std::string message = message_of(ErrorKind::protocol, [&] {
    (void)study_beside(file, dose + effect + recommend + "threshold = 63\norgans = \"organs.toml\"\n");
  });
  EXPECT_THAT(message, AllOf(HasSubstr("organs.toml:3"), HasSubstr("must be above 0"), HasSubstr("endpoint"),
                             HasSubstr("metric"), HasSubstr("source"), HasSubstr("limt")));
}

// Five days a week from a Monday: the 6th fraction is on the next Monday, day 7.
TEST(RegimenOption, PlannedDaysSkipTheWeekends) {
  EXPECT_EQ(planned_days(1, 1), 0.0);
  EXPECT_EQ(planned_days(5, 1), 4.0);
  EXPECT_EQ(planned_days(6, 1), 7.0);
  EXPECT_EQ(planned_days(10, 1), 11.0);
  EXPECT_EQ(planned_days(30, 1), 39.0);
  EXPECT_EQ(planned_days(10, 2), 4.0);
  EXPECT_EQ(planned_days(11, 2), 7.0);
}

}  // namespace
}  // namespace rtsurv::study
