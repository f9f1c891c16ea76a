// Where schedules pass the threshold of a [dose.sweep], by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/irradiated.hpp"

namespace rtsurv::study {
namespace {

using testing::dose_of_gy;
using ::testing::ElementsAre;
using testing::irradiated_patients;
using testing::os;
using testing::study_of;

std::string dose(double alpha_beta, const std::string& models) {
  std::ostringstream text;
  text << dose_of_gy << "alpha_beta = " << alpha_beta << "\n" << models;
  return text.str();
}

// EQD2 = D (d + a) / (2 + a) is 63 Gy at a = 4 for 54/18, at a = 10/3 for 36/6 (216 + 36 a = 126 + 63 a) and at
// a = 67.6 / 19 = 3.558 for 44/10 (193.6 + 44 a = 126 + 63 a); it falls with a where d > 2 Gy.
TEST(SweptThreshold, SaysWhereASchedulePassesTheThreshold) {
  const std::string fixed = os + R"([[cutpoint]]
name = "reaches"
variable = "eqd2"
endpoint = "OS"
p_method = "Lau94"
fixed = 63
)";
  const results::Sweep sweep = study_of(dose(3.5, "[dose.sweep]\n") + fixed, irradiated_patients()).sweep.value();
  EXPECT_EQ(sweep.alpha_beta_gy.size(), 46U);
  EXPECT_TRUE(sweep.threshold_is_reached_at_equality);
  const auto change_of = [&](const std::string& name) -> std::vector<double> {
    for (const results::SweptConclusion& one : sweep.conclusions) {
      if (one.kind != results::SweptConclusion::Kind::schedule_reaches || one.subject != name) continue;
      std::vector<double> change{one.at_reference.value() ? 1.0 : 0.0};
      for (const auto& at : one.changes) {
        change.push_back(at.from_gy);
        change.push_back(at.to_gy);
        EXPECT_FALSE(at.becomes);
      }
      return change;
    }
    return {};
  };
  EXPECT_THAT(change_of("54/18"), ElementsAre(1.0, 4.0, 4.1));
  EXPECT_THAT(change_of("36/6"), ElementsAre(0.0, 3.3, 3.4));
  EXPECT_THAT(change_of("44/10"), ElementsAre(1.0, 3.5, 3.6));
  EXPECT_THAT(change_of("50/25"), ElementsAre(0.0));
}

// 42 (4.2 + 2.4) / 4.4 = 63, but 62.99999999999999 in doubles.
TEST(SweptThreshold, AScheduleReachesAFixedThresholdWithinRounding) {
  const std::string cohort = "months,died,gy,n\n1,1,42,10\n2,1,40,10\n3,0,42,10\n4,1,40,10\n5,0,42,10\n";
  const std::string rest = os + R"([[cutpoint]]
name = "reaches"
variable = "eqd2"
endpoint = "OS"
p_method = "Lau94"
fixed = 63
)";
  const results::Sweep sweep = study_of(dose(2.4, "[dose.sweep]\nfrom = 2.4\nto = 2.5\n") + rest, cohort).sweep.value();
  ASSERT_EQ(sweep.schedules[0].schedule.name, "42/10");
  EXPECT_THAT(sweep.schedules[0].reaches, ElementsAre(true, false));
  EXPECT_THAT(sweep.schedules[0].above[0].second, ElementsAre(true, false));
  EXPECT_THAT(sweep.schedules[1].reaches, ElementsAre(false, false));
}

// Cohorts differ by schedule only; the search puts the cut at one of their doses. "Above" is asked of both.
TEST(SweptThreshold, AScheduleAtASearchedCutDoesNotReachIt) {
  const std::string rest =
      os + "[[cutpoint]]\nname = \"high\"\nvariable = \"eqd2\"\nendpoint = \"OS\"\np_method = \"Lau94\"\n";
  const results::Sweep sweep =
      study_of(dose(3.5, "[dose.sweep]\nstep = 0.9\n") + rest, irradiated_patients()).sweep.value();
  for (const results::SweptSchedule& schedule : sweep.schedules) EXPECT_EQ(schedule.reaches, schedule.above[0].second);
}

}  // namespace
}  // namespace rtsurv::study
