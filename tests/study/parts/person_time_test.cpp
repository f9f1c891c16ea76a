// [person_time]: events per 100 patient-years.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/math/poisson_interval.hpp"
#include "rtsurv/results/json/json.hpp"
#include "study/prepared.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::os;
using testing::protocol_problems;
using testing::study_of;

// 6 + 12 + 18 + 24 + 30 + 30 = 120 months are 10 years; 4 events: 40 per 100. b is not known in the last patient:
// yes 6 + 18 + 24 = 48 months, 3 events, 75 per 100; no 12 + 30 = 42 months, 0 events.
const std::string six = R"(months,died,b,late
6,1,yes,1
12,0,no,2
18,1,yes,1
24,1,yes,2
30,0,no,1
30,1,,2
)";

TEST(PersonTime, SixPatientsByHand) {
  const auto study = study_of(os + "[person_time]\nfactors = [\"b\"]\n", six);
  ASSERT_EQ(study.person_time.size(), 2U);
  const auto& all = study.person_time[0].groups.at(0);
  EXPECT_FALSE(study.person_time[0].factor);
  EXPECT_EQ(all.group, "all");
  EXPECT_EQ(all.events, 4.0);
  EXPECT_NEAR(all.person_years, 10.0, 1e-12);
  EXPECT_NEAR(all.rate_per_100.value(), 40.0, 1e-12);
  EXPECT_NEAR(all.lower.value(), 10.0 * math::garwood(4.0).lower, 1e-12);
  EXPECT_NEAR(all.upper.value(), 10.0 * math::garwood(4.0).upper, 1e-12);
  const auto& groups = study.person_time[1].groups;
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].group, "no");
  EXPECT_NEAR(groups[0].person_years, 3.5, 1e-12);
  EXPECT_EQ(groups[0].lower, 0.0);
  EXPECT_NEAR(groups[0].upper.value(), 100.0 * 3.688879454113936 / 3.5, 1e-9);
  EXPECT_EQ(groups[1].events, 3.0);
  EXPECT_NEAR(groups[1].rate_per_100.value(), 75.0, 1e-12);
}

TEST(PersonTime, CountsYearsWhateverTheUnit) {
  const std::string years = "time_unit = \"years\"\n" + os + "[person_time]\n";
  EXPECT_NEAR(study_of(years, six).person_time[0].groups[0].person_years, 120.0, 1e-12);
}

TEST(PersonTime, TakesTheFactorsThatAreComparedUnlessItHasItsOwn) {
  const std::string compared = os + "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"b\"]\n[person_time]\n";
  const auto study = study_of(compared, six);
  ASSERT_EQ(study.person_time.size(), 2U);
  EXPECT_EQ(study.person_time[1].factor, "b");
  EXPECT_THAT(results::to_json(study), HasSubstr("\"rate_per_100\": 40"));
}

TEST(PersonTime, AGroupWithoutFollowUpHasNoRate) {
  const auto study = study_of(os + "[person_time]\nfactors = [\"b\"]\n", "months,died,b\n0,0,no\n5,1,yes\n");
  EXPECT_FALSE(study.person_time[1].groups[0].rate_per_100);
  EXPECT_TRUE(study.person_time[1].groups[1].rate_per_100);
}

TEST(PersonTime, RefusesAnUnknownEndpointAndAFactorThatIsKnownLater) {
  EXPECT_THAT(protocol_problems(os + "[person_time]\nendpoints = [\"PFS\"]\n", six),
              HasSubstr("no [[endpoint]] \"PFS\""));
  EXPECT_THAT(
      protocol_problems(os + "[columns]\nlate = { measured = \"after\" }\n[person_time]\nfactors = [\"late\"]\n", six),
      HasSubstr("immortal time"));
}

}  // namespace
}  // namespace rtsurv::study
