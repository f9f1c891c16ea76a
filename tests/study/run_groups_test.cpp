// Risk groups, effects inside groups, and expressions over the columns that the analysis adds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using table::message_of;
using table::table_of;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::os;
using testing::study_of;
using testing::twelve_patients;

const std::string groups = os + R"(
[risk_groups]
factors = ["a", "b"]
groups = { "two" = [2], "none" = [0] }
)";

TEST(RunGroups, PatientsWithoutAGroupAreCountedAndSaid) {
  const auto study = study_of(groups, twelve_patients);
  ASSERT_TRUE(study.risk_groups);
  EXPECT_EQ(study.risk_groups->groups[0].group, "two");
  EXPECT_EQ(study.risk_groups->groups[0].n, 2U);
  EXPECT_EQ(study.risk_groups->groups[1].n, 4U);
  EXPECT_EQ(study.risk_groups->n_missing, 6U);  // five with one factor, one unknown
  EXPECT_THAT(study.warnings, AllOf(Contains(HasSubstr("5 patients have no risk group: no group lists")),
                                    Contains(HasSubstr("1 patient has no risk group: a factor is missing"))));
}

TEST(RunGroups, RiskGroupsAreComparedInTheOrderOfTheProtocol) {
  const auto study = study_of(groups, twelve_patients);
  const results::RiskGroups::Outcome& outcome = study.risk_groups->endpoints[0];
  EXPECT_THAT(outcome.logrank.value->groups, ElementsAre("two", "none"));
  EXPECT_EQ(outcome.km.value->groups[0].group, "two");
  EXPECT_EQ(*outcome.cox.value->terms[0].reference, "two");
  EXPECT_EQ(*outcome.cox.value->terms[0].level, "none");
  ASSERT_EQ(outcome.pairwise.size(), 1U);
  EXPECT_NEAR(outcome.pairwise[0].logrank.value->test.test.p, outcome.logrank.value->test.test.p, 1e-12);
}

TEST(RunGroups, CompetingEventsCompareTheIncidenceOfTheRiskGroups) {
  EXPECT_FALSE(study_of(groups, twelve_patients).risk_groups->endpoints[0].cuminc);
  std::string competing = groups;
  competing.replace(competing.find("event = \"died\""), 14,
                    "event = \"died = 1 and dose < 50\"\ncompeting = \"died = 1 and dose >= 50\"");
  const auto study = study_of(competing, twelve_patients);
  ASSERT_TRUE(study.risk_groups->endpoints[0].cuminc);
  const results::IncidenceResult& cuminc = study.risk_groups->endpoints[0].cuminc->value.value();
  EXPECT_EQ(cuminc.groups[0].group, "two");
  EXPECT_EQ(cuminc.groups[1].group, "none");
  EXPECT_EQ(cuminc.sample.n, 6U);
  ASSERT_EQ(cuminc.gray.size(), 2U);
  EXPECT_EQ(cuminc.gray[0].cause, "event");
  EXPECT_TRUE(cuminc.gray[0].test);
}

TEST(RunGroups, EffectsFollowTheGroupsOfTheProtocol) {
  const auto study = study_of(groups + "[[effect]]\nvariable = \"site\"\nwithin = \"risk_group\"\nendpoint = \"OS\"\n" +
                                  "[[effect]]\nvariable = \"site\"\nwithin = \"a\"\nendpoint = \"OS\"\n",
                              twelve_patients);
  ASSERT_EQ(study.effects.size(), 2U);
  EXPECT_EQ(study.effects[0].groups[0].group, "two");
  EXPECT_EQ(study.effects[0].groups[1].group, "none");
  EXPECT_EQ(study.effects[1].groups[0].group, "false");
  EXPECT_EQ(study.effects[1].groups[1].group, "true");
  EXPECT_EQ(study.effects[1].groups[0].n + study.effects[1].groups[1].n, 12U);
  EXPECT_THAT(study.effects[1].overall.value->strata, ElementsAre("a"));
}

TEST(RunGroups, AVariableThatIsConstantInsideAGroupHasAReasonThere) {
  const auto study =
      study_of(os + "[derive]\nsame = \"a\"\n[[effect]]\nvariable = \"a\"\nwithin = \"same\"\nendpoint = \"OS\"\n",
               twelve_patients);
  EXPECT_THAT(study.effects[0].groups[0].logrank.why, HasSubstr("single group"));
  EXPECT_THAT(study.effects[0].groups[0].cox.why, HasSubstr("single level"));
  EXPECT_FALSE(study.effects[0].interaction.value);
}

TEST(RunGroups, FactorsMayCombineColumnsOfTheAnalysis) {
  const auto study = study_of(groups + R"(
[univariable]
endpoints = ["OS"]
factors = ["risk_group = 'two'", "risk_group"]
)",
                              twelve_patients);
  EXPECT_EQ(study.endpoints[0].univariable[0].logrank.value->sample.n, 6U);
  EXPECT_THAT(study.endpoints[0].univariable[1].logrank.value->groups, ElementsAre("two", "none"));
}

TEST(RunGroups, AWrongExpressionOverColumnsOfTheAnalysisIsNamedWithItsPlace) {
  const std::string message = message_of(ErrorKind::protocol, [] {
    (void)study_of(groups + "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"risk_group = 'two' and nosuch\"]\n",
                   twelve_patients);
  });
  EXPECT_THAT(message, AllOf(HasSubstr("study.toml:15:12: [univariable] factors"), HasSubstr("nosuch")));
}

TEST(RunGroups, ProgressIsToldPartByPart) {
  std::vector<std::string> parts;
  (void)run(parse_protocol("[study]\ndata = \"c.csv\"\n" + groups, "s.toml"), table_of(twelve_patients),
            [&](const std::string& part) { parts.push_back(part); });
  EXPECT_THAT(parts, ElementsAre("Cohort", "Risk groups", "Endpoints"));
  EXPECT_THAT(parts, Each(Not(IsEmpty())));
}

}  // namespace
}  // namespace rtsurv::study
