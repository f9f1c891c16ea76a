// [recommend] on small cohorts, worked by hand.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/irradiated.hpp"
#include "study/recommending.hpp"

namespace rtsurv::study {
namespace {

using results::Recommendation;
using results::RegimenOption;
using testing::dose;
using testing::dose_of_gy;
using testing::effect;
using testing::eight;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::irradiated_patients;
using ::testing::IsEmpty;
using testing::recommend;
using ::testing::SizeIs;
using testing::study_of;

Recommendation of(const std::string& keys, const std::string& cohort = eight) {
  return study_of(dose + effect + recommend + keys, cohort).recommendation.value();
}

std::vector<std::string> names(const std::vector<RegimenOption>& options) {
  std::vector<std::string> names;
  for (const RegimenOption& option : options) names.push_back(option.schedule.name);
  return names;
}

// EQD2 at 3.5 Gy: 35/5 66.82, 44/10 63.2, 45/10 65.45, 54/18 63.82; 36/6 62.18, 30/10 35.45.
TEST(RegimenLists, ListsWhatReachesTheThresholdByLengthAndWhatFailsNearestFirst) {
  const Recommendation result = of("threshold = 63\n");
  EXPECT_EQ(result.threshold_gy, 63.0);
  EXPECT_EQ(result.cutpoint, "");
  EXPECT_FALSE(result.searched);
  EXPECT_TRUE(result.reached_at_equality);
  EXPECT_EQ(result.landmark, 6.0);
  ASSERT_THAT(result.groups, SizeIs(2));
  EXPECT_EQ(result.groups[0].group, "x");
  EXPECT_EQ(result.groups[0].n, 4U);
  for (const auto& group : result.groups) {
    EXPECT_THAT(names(group.reaching), ElementsAre("35/5", "44/10", "45/10", "54/18"));
    EXPECT_THAT(names(group.failing), ElementsAre("36/6", "30/10"));
    EXPECT_NE(group.benefit, results::RecommendedGroup::Benefit::shown);
    EXPECT_THAT(names(group.short_courses), ElementsAre("30/10", "20/5", "8/1"));
  }
}

TEST(RegimenLists, CountsThePatientsOfTheGroup) {
  const Recommendation result = of("threshold = 63\n");
  const RegimenOption& used = result.groups[0].reaching[3];
  EXPECT_EQ(used.n, 3U);
  EXPECT_EQ(used.outcome->events, 2.0);
  EXPECT_NEAR(used.outcome->at.back().survival.value(), 2.0 / 3.0, 1e-12);  // one of three died by 6
  EXPECT_FALSE(used.candidate);
  EXPECT_EQ(result.groups[1].reaching[3].n, 0U);
  EXPECT_FALSE(result.groups[1].reaching[3].outcome);
  const RegimenOption& failing = result.groups[1].failing[0];
  EXPECT_TRUE(failing.candidate);
  EXPECT_EQ(failing.n, 1U);
  EXPECT_EQ(result.groups[1].short_courses[0].n, 2U);
  EXPECT_NEAR(result.groups[1].short_courses[0].outcome->at.back().survival.value(), 1.0, 1e-12);
}

// 44/10: 44 x 5.6 / 3.2 = 77 at 1.2 Gy, 44 x 10.1 / 7.7 = 57.71 at 5.7 Gy.
// 36/6: 36 x 7.2 / 3.2 = 81 and 36 x 11.7 / 7.7 = 54.70.
TEST(RegimenLists, ComparesBothEndsOfTheInterval) {
  const Recommendation result = of("threshold = 63\n");
  const RegimenOption& reaching = result.groups[0].reaching[1];
  EXPECT_NEAR(reaching.eqd2_gy, 63.2, 1e-9);
  EXPECT_NEAR(reaching.highest_eqd2_gy, 77.0, 1e-9);
  EXPECT_NEAR(reaching.lowest_eqd2_gy, 44.0 * 10.1 / 7.7, 1e-9);
  EXPECT_TRUE(reaching.reaches_at_low);
  EXPECT_FALSE(reaching.reaches_at_high);
  EXPECT_NEAR(reaching.total_gy, 44.0, 1e-12);
  const RegimenOption& failing = result.groups[0].failing[0];
  EXPECT_NEAR(failing.eqd2_gy, 36.0 * 9.5 / 5.5, 1e-9);
  EXPECT_TRUE(failing.reaches_at_low);
  EXPECT_FALSE(failing.reaches);
  // An interval of its own: 36 x 9 / 5 = 64.8 at 3 Gy, 44 x 7.9 / 5.5 at 3.5 Gy.
  const Recommendation narrow = of("threshold = 63\nalpha_beta = [3, 3.5]\n");
  EXPECT_NEAR(narrow.groups[0].failing[0].highest_eqd2_gy, 64.8, 1e-9);
  EXPECT_TRUE(narrow.groups[0].reaching[1].reaches_at_high);
}

// 54 (3 + 4) / 6 = 63 at 4 Gy; 42 (4.2 + 2.4) / 4.4 = 63 at 2.4 Gy, below it in doubles.
TEST(RegimenLists, AFixedThresholdIsReachedWithinRounding) {
  const auto options = [](const std::string& alpha_beta, const std::string& candidate) {
    const std::string keys = "threshold = 63\ncandidates = [\"" + candidate + "\"]\n";
    const auto study = study_of(dose_of_gy + "alpha_beta = " + alpha_beta + "\n" + effect + recommend + keys, eight);
    return names(study.recommendation->groups[0].reaching);
  };
  EXPECT_THAT(options("4", "54/18"), ::testing::Contains("54/18"));
  EXPECT_THAT(options("4.1", "54/18"), ::testing::Not(::testing::Contains("54/18")));
  EXPECT_THAT(options("2.4", "42/10"), ::testing::Contains("42/10"));
}

TEST(RegimenLists, NamesWhatIsTooLongOnce) {
  const Recommendation result = of("threshold = 63\ncandidates = [\"70/35\", \"50/25+16/8\", \"3x15\"]\n");
  EXPECT_THAT(result.too_long, ElementsAre("70/35", "50/25+16/8"));
  EXPECT_THAT(names(result.groups[0].failing), ElementsAre("36/6", "45/15", "30/10"));
  EXPECT_THAT(of("threshold = 63\nmax_fractions = 35\n").too_long, IsEmpty());
  EXPECT_THAT(of("threshold = 63\nmax_fractions = 10\n").too_long, ElementsAre("54/18", "70/35"));
}

TEST(RegimenLists, TakesAThresholdKnownBeforehandFromItsCutpoint) {
  const std::string fixed = "fixed = 63.2\n";
  const std::string protocol =
      dose + effect.substr(0, effect.find("min_prop")) + fixed + effect.substr(effect.find("min_prop"));
  const auto result = study_of(protocol + recommend + "cutpoint = \"high\"\n", eight).recommendation.value();
  EXPECT_EQ(result.cutpoint, "high");
  EXPECT_FALSE(result.searched);
  EXPECT_TRUE(result.reached_at_equality);
  EXPECT_THAT(names(result.groups[0].reaching), ElementsAre("35/5", "44/10", "45/10", "54/18"));
}

TEST(RegimenLists, ASearchedCutMustBeExceeded) {
  const auto study = study_of(dose + effect + recommend + "cutpoint = \"high\"\n", irradiated_patients());
  const Recommendation& result = *study.recommendation;
  EXPECT_TRUE(result.searched);
  EXPECT_FALSE(result.reached_at_equality);
  EXPECT_EQ(result.threshold_gy, study.cutpoints[0].maxstat.cutpoint);
  for (const RegimenOption& option : result.groups[0].reaching) EXPECT_GT(option.eqd2_gy, result.threshold_gy + 1e-6);
  const RegimenOption& at_the_cut = result.groups[0].failing.front();
  EXPECT_NEAR(at_the_cut.eqd2_gy, result.threshold_gy, 1e-9);
}

// 10 fractions of 4.26 Gy make 42.599999999999994 Gy in doubles, the schedule 42.6/10; the cut is its EQD2.
TEST(RegimenLists, TheScheduleAtASearchedCutDoesNotExceedItByRounding) {
  const std::string by_fraction = R"([dose]
fractions = "n"
dose_per_fraction = "d"
alpha_beta = 3.5
)";
  const std::string cohort =
      "months,died,n,d,site\n1,1,10,4.26,x\n2,1,10,4.26,y\n9,0,10,4.5,x\n8,1,10,4.5,y\n10,0,10,4.5,y\n";
  const auto study = study_of(by_fraction + effect + recommend + "cutpoint = \"high\"\n", cohort);
  const Recommendation& result = *study.recommendation;
  ASSERT_NEAR(result.threshold_gy, 42.6 * 7.76 / 5.5, 1e-9);
  EXPECT_THAT(names(result.groups[0].failing), ::testing::Contains("42.6/10"));
  EXPECT_FALSE(study.recommendation->groups[0].failing.empty());
}

TEST(RegimenLists, WithoutACutItSaysWhy) {
  std::string alive = effect;
  alive.replace(alive.find("\"died\""), 6, "\"died = 9\"");
  const auto study = study_of(dose + alive + recommend + "cutpoint = \"high\"\n", eight);
  EXPECT_THAT(study.recommendation->why, HasSubstr("no event"));
  EXPECT_THAT(study.recommendation->groups, IsEmpty());
}

// A group that benefits needs no short course.
TEST(RegimenLists, GroupsThatBenefitHaveNoShortCourses) {
  std::string cohort = "months,died,gy,n,site\n";
  for (int i = 0; i < 24; ++i) {
    const bool high = i % 2 == 0;
    cohort += std::to_string(high ? 20 + i : 1 + i % 7) + "," + (high && i > 2 ? "0" : "1") + "," +
              (high ? "54,18" : "30,10") + ",x\n";
  }
  cohort += "25,1,30,10,x\n";
  for (int i = 0; i < 6; ++i) cohort += std::to_string(3 + i) + ",1," + (i % 2 == 0 ? "54,18" : "30,10") + ",y\n";
  const Recommendation result = of("threshold = 63\n", cohort);
  EXPECT_EQ(result.groups[0].benefit, results::RecommendedGroup::Benefit::shown) << result.groups[0].why;
  EXPECT_THAT(result.groups[0].short_courses, IsEmpty());
  EXPECT_EQ(result.groups[1].benefit, results::RecommendedGroup::Benefit::too_few_events);
  EXPECT_THAT(result.groups[1].short_courses, SizeIs(3));
}

// 0.6 Gy of BED a day after 14: 54/18 in 23 days as planned loses 5.4 of 54 (1 + 3 / 3.5) = 100.29 Gy.
TEST(RegimenLists, ASchedulesRepopulationIsThatOfItsPlannedDays) {
  const std::string repopulating =
      dose + "overall_days = \"n * 3\"\nrepopulation = { gy_per_day = 0.6, delay_days = 14 }\n";
  const auto study = study_of(repopulating + effect + recommend + "threshold = 50\n", eight);
  const auto& reaching = study.recommendation->groups[0].reaching;
  const auto found = std::find_if(reaching.begin(), reaching.end(),
                                  [](const RegimenOption& option) { return option.schedule.name == "54/18"; });
  ASSERT_NE(found, reaching.end());
  EXPECT_NEAR(found->eqd2_gy, (54.0 * 6.5 / 3.5 - 0.6 * 9.0) * 3.5 / 5.5, 1e-9);
}

}  // namespace
}  // namespace rtsurv::study
