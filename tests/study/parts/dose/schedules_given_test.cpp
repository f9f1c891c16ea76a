// The table of schedules that [dose] makes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using ::testing::ElementsAre;
using testing::os;
using testing::study_of;

// Three patients had 45 Gy in 15 fractions, two 36 Gy in 6, one 40.05 Gy in 15 and a boost of 16 Gy in 8, one an
// unknown dose.
const std::string seven = R"(months,died,gy,n,boost,boost_n,days
2,1,45,15,,,19
4,1,36,6,,,8
8,0,45,15,,,21
9,1,36,6,,,8
10,0,45,15,,,33
11,0,40.05,15,16,8,31
12,1,,15,,,20
)";

const std::string dose = R"([dose]
total = "gy"
fractions = "n"
alpha_beta = [3.5, 4]
[[dose.phase]]
total = "boost"
fractions = "boost_n"
)";

results::ScheduleTable schedules(const std::string& protocol, const std::string& cohort) {
  return study_of(protocol + os, cohort).schedules.value();
}

TEST(RunSchedules, CountsPatientsBySchedule) {
  const results::ScheduleTable table = schedules(dose, seven);
  EXPECT_EQ(table.n, 6U);
  EXPECT_EQ(table.n_missing, 1U);
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[0].schedule.name, "45/15");
  EXPECT_EQ(table.rows[1].schedule.name, "36/6");
  EXPECT_EQ(table.rows[2].schedule.name, "40.05/15+16/8");
  EXPECT_EQ(table.rows[0].n, 3U);
  EXPECT_EQ(table.rows[1].n, 2U);
  EXPECT_EQ(table.rows[2].schedule.fractions(), 23);
  EXPECT_NEAR(table.rows[2].schedule.largest_fraction_gy(), 2.67, 1e-12);
}

// EQD2 of 45/15: 45 (3 + 3.5) / 5.5 = 585/11 and 45 (3 + 4) / 6 = 52.5; of 36/6: 36 x 9.5 / 5.5 = 62.18 and 60.
TEST(RunSchedules, GivesTheEffectAtEveryAlphaBeta) {
  const results::ScheduleTable table = schedules(dose, seven);
  ASSERT_EQ(table.rows[0].equivalents.size(), 2U);
  EXPECT_NEAR(table.rows[0].equivalents[0].eqd2_gy, 585.0 / 11.0, 1e-10);
  EXPECT_NEAR(table.rows[0].equivalents[1].eqd2_gy, 52.5, 1e-10);
  EXPECT_NEAR(table.rows[1].equivalents[0].eqd2_gy, 36.0 * 9.5 / 5.5, 1e-10);
  EXPECT_NEAR(table.rows[1].equivalents[1].eqd2_gy, 60.0, 1e-10);
  // Ascending: 53.18 three times, 60.93, 62.18 twice.
  EXPECT_NEAR(table.eqd2[0].q1, 585.0 / 11.0, 1e-10);
  EXPECT_NEAR(table.eqd2[0].median, (585.0 / 11.0 + 60.92881818181818) / 2.0, 1e-9);
  EXPECT_NEAR(table.eqd2[0].max, 36.0 * 9.5 / 5.5, 1e-10);
}

// Of the two with 36 Gy in 6 one died at 4, the other at 9: half alive at 6. Nobody of 45/15 after the death at 2.
TEST(RunSchedules, GivesTheRateAtTheLandmark) {
  const results::ScheduleTable table = schedules(dose, seven);
  ASSERT_EQ(table.rows[1].outcomes.size(), 1U);
  EXPECT_EQ(table.rows[1].outcomes[0].endpoint, "OS");
  EXPECT_EQ(table.rows[1].outcomes[0].events, 2.0);
  EXPECT_NEAR(table.rows[1].outcomes[0].at[0].survival.value(), 0.5, 1e-12);
  EXPECT_NEAR(table.rows[0].outcomes[0].at[0].survival.value(), 2.0 / 3.0, 1e-12);
}

// 0.6 Gy of BED a day after 14 days: 45/15 in 19, 21 and 33 days loses 3, 4.2 and 11.4 Gy.
TEST(RunSchedules, OneScheduleMayHaveSeveralEffects) {
  const results::ScheduleTable table = schedules(
      "[dose]\ntotal = \"gy\"\nfractions = \"n\"\nalpha_beta = 3.5\noverall_days = \"days\"\n"
      "repopulation = { gy_per_day = 0.6, delay_days = 14 }\n",
      seven);
  EXPECT_EQ(table.rows[0].n, 3U);
  EXPECT_NEAR(table.rows[0].equivalents[0].bed_gy, 585.0 / 7.0 - 4.2, 1e-10);
  EXPECT_NEAR(table.rows[0].highest_eqd2_gy, (585.0 / 7.0 - 3.0) / (1.0 + 2.0 / 3.5), 1e-10);
  EXPECT_NEAR(table.rows[0].lowest_eqd2_gy, (585.0 / 7.0 - 11.4) / (1.0 + 2.0 / 3.5), 1e-10);
}

TEST(RunSchedules, BeamAndFractionsADayMakeSchedulesOfTheirOwn) {
  const results::ScheduleTable table = schedules(
      "[dose]\ntotal = \"gy\"\nfractions = \"n\"\nalpha_beta = 3.5\nmodality = \"beam\"\n"
      "fractions_per_day = \"m\"\nrepair = { interval_hours = 6, half_time_hours = 4.4 }\n",
      "months,died,gy,n,beam,m\n1,1,50,25,proton,1\n2,0,50,25,photon,1\n3,1,50,25,photon,2\n");
  std::vector<std::string> names;
  for (const auto& row : table.rows) names.push_back(row.schedule.name);
  EXPECT_THAT(names, ElementsAre("50/25", "50/25, RBE 1.1", "50/25, 2 a day"));  // by EQD2: 50, 57, more
}

TEST(RunSchedules, AStudyWithoutDoseHasNone) { EXPECT_FALSE(study_of(os, seven).schedules.has_value()); }

}  // namespace
}  // namespace rtsurv::study
