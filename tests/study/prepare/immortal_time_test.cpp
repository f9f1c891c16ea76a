// Covariates that are known only after the start of follow-up are refused as factors.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using table::message_of;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::os;
using testing::study_of;

const std::string cohort = R"(months,died,a,best,grade,late,symptom
1,1,true,PD,0,1,none
2,1,true,PR,1,2,less
3,0,false,CR,0,3,less
4,1,false,PR,2,4,none
5,1,true,SD,0,5,less
6,0,false,PR,0,6,less
7,1,true,CR,1,7,none
8,1,false,PD,0,8,less
)";

const std::string observed = os + R"toml(
[response]
best = "best"

[[response.symptom]]
variable = "symptom"
relief = ["less"]

[toxicity]
grade = "grade"

[columns]
late = { measured = "after" }

[derive]
responder = "best in ('CR', 'PR')"
early = "a and months > 0"
)toml";

std::string refusal(const std::string& protocol) {
  return message_of(ErrorKind::protocol, [&] { (void)study_of(observed + protocol, cohort); });
}

// The value 'best' is not the column best.
TEST(ImmortalTime, TakesAValueForNoColumn) {
  EXPECT_NO_THROW((void)study_of(
      observed + "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"a and 'best' <> 'late'\"]\n", cohort));
}

TEST(ImmortalTime, RefusesWhatIsKnownLater) {
  const std::string message = refusal(
      "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"a\", \"best\", \"grade > 0\", \"late\", \"symptom\"]\n");
  EXPECT_THAT(message, AllOf(HasSubstr("\"best\" is known only after the start of follow-up ([response])"),
                             HasSubstr("\"grade\" is known only after the start of follow-up ([toxicity])"),
                             HasSubstr("\"late\" is known only after the start of follow-up ([columns])"),
                             HasSubstr("\"symptom\" is known only"), HasSubstr("landmark")));
  EXPECT_THAT(message, Not(HasSubstr("\"a\" is known")));
}

TEST(ImmortalTime, FollowsDerivedColumns) {
  EXPECT_THAT(
      refusal("[risk_groups]\nfactors = [\"responder\"]\ngroups = { \"x\" = [0, 1] }\n"),
      HasSubstr("[risk_groups] factors: \"responder\" is known only after the start of follow-up ([derive] from "
                "[response])"));
}

TEST(ImmortalTime, LooksAtEffectsCutPointsAndModels) {
  EXPECT_THAT(refusal("[[effect]]\nvariable = \"a\"\nwithin = \"best\"\nendpoint = \"OS\"\n"),
              HasSubstr("[[effect]] within"));
  EXPECT_THAT(refusal("[[cutpoint]]\nname = \"cut\"\nvariable = \"late\"\nendpoint = \"OS\"\n"),
              HasSubstr("[[cutpoint]] \"cut\": \"late\""));
  EXPECT_THAT(refusal("[multivariable]\nendpoints = [\"OS\"]\nfactors = [\"late\"]\n"),
              HasSubstr("[multivariable] factors"));
}

TEST(ImmortalTime, LetsBaselineFactorsAndTablesPass) {
  const auto study = study_of(observed +
                                  "[describe]\nvariables = [\"best\", \"grade\"]\n\n[univariable]\nendpoints = "
                                  "[\"OS\"]\nfactors = [\"a\", \"early\"]\n",
                              cohort);
  EXPECT_EQ(study.endpoints[0].univariable.size(), 2U);
}

}  // namespace
}  // namespace rtsurv::study
