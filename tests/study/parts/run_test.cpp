// Studies that cannot give everything: each part says why, and the study goes on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/results/json/json.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using table::table_of;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::os;
using testing::study_of;
using testing::twelve_patients;

const std::string screened = os + R"(
[univariable]
endpoints = ["OS"]
factors = ["a", "b"]
[multivariable]
endpoints = ["OS"]
select = "logrank p < 0.001"
)";

TEST(Run, AScreenThatNobodyPassesLeavesNoModelAndSaysSo) {
  const auto study = study_of(screened, twelve_patients);
  const results::Multivariable& model = *study.endpoints[0].multivariable;
  EXPECT_THAT(model.factors, IsEmpty());
  EXPECT_FALSE(model.cox.value);
  EXPECT_THAT(model.cox.why, HasSubstr("no factor passed the screen"));
  EXPECT_EQ(model.rule, "logrank p < 0.001");
}

TEST(Run, FixedFactorsAreNotScreened) {
  const auto study =
      study_of(os + "[multivariable]\nendpoints = [\"OS\"]\nfactors = [\"b\", \"a\"]\n", twelve_patients);
  const results::Multivariable& model = *study.endpoints[0].multivariable;
  EXPECT_THAT(model.factors, ElementsAre("b", "a"));
  EXPECT_THAT(model.rule, HasSubstr("fixed"));
  ASSERT_TRUE(model.cox.value);
  EXPECT_EQ(model.cox.value->sample.n, 11U);
  EXPECT_EQ(model.cox.value->zph.back().term, "GLOBAL");
  EXPECT_THAT(study.warnings, Contains(HasSubstr("Multivariable model of OS: 7 events for 2 coefficients")));
}

TEST(Run, AnEndpointWithoutEventsHasItsCurveAndReasonsForTheRest) {
  const auto study = study_of(R"(
[[endpoint]]
name = "OS"
time = "months"
event = "died = 9"
[univariable]
endpoints = ["OS"]
factors = ["a"]
[multivariable]
endpoints = ["OS"]
select = "logrank p < 0.05"
[[cutpoint]]
name = "high"
variable = "dose"
endpoint = "OS"
[risk_groups]
factors = ["a", "b"]
groups = { "low" = [0], "high" = [1, 2] }
[[effect]]
variable = "a"
within = "risk_group"
endpoint = "OS"
)",
                              twelve_patients);
  const results::EndpointResult& endpoint = study.endpoints[0];
  EXPECT_EQ(endpoint.km.sample.events, 0.0);
  EXPECT_FALSE(endpoint.km.groups[0].curve.median.estimate);
  EXPECT_FALSE(endpoint.univariable[0].logrank.value);
  EXPECT_THAT(endpoint.univariable[0].logrank.why, HasSubstr("no event"));
  EXPECT_TRUE(endpoint.univariable[0].km.value);
  EXPECT_THAT(endpoint.univariable[0].cox.why, HasSubstr("no event"));
  EXPECT_THAT(study.cutpoints[0].why, HasSubstr("no event"));
  EXPECT_FALSE(study.effects[0].interaction.value);
  EXPECT_FALSE(study.effects[0].interaction.why.empty());
  EXPECT_THAT(study.warnings, Contains(HasSubstr("cut-point \"high\"")));
  EXPECT_THAT(results::to_json(study), AllOf(Not(HasSubstr("nan")), Not(HasSubstr("inf\""))));
}

TEST(Run, ACutPointThatIsNotThereLeavesItsFactorUnknown) {
  const auto study = study_of(os + R"(
[univariable]
endpoints = ["OS"]
factors = ["high"]
[[cutpoint]]
name = "high"
variable = "dose"
endpoint = "OS"
p_method = "Lau92"
)",
                              "months,died,dose\n1,1,30\n2,1,30\n3,0,30\n4,1,30\n");
  EXPECT_FALSE(study.cutpoints[0].why.empty());
  EXPECT_THAT(study.endpoints[0].univariable[0].logrank.why, HasSubstr("the cut-point \"high\" was not found because"));
}

TEST(Run, AFixedCutIsUsedWhateverTheSearchFinds) {
  const std::string fixed = os + R"(
[univariable]
endpoints = ["OS"]
factors = ["high"]
[[cutpoint]]
name = "high"
variable = "dose"
endpoint = "OS"
p_method = "Lau92"
fixed = 60
)";
  const auto study = study_of(fixed, twelve_patients);
  EXPECT_EQ(*study.cutpoints[0].fixed, 60.0);
  EXPECT_NE(study.cutpoints[0].maxstat.cutpoint, 60.0);
  EXPECT_EQ(study.endpoints[0].univariable[0].km.value->groups[1].curve.n, 5.0);  // 60, 66, 64, 70, 62
  EXPECT_THAT(study.warnings, Not(Contains(HasSubstr("too favourable"))));
}

TEST(Run, TheSeedOfTheProtocolSeedsTheCutPoint) {
  const std::string cut = "[[cutpoint]]\nname = \"high\"\nvariable = \"dose\"\nendpoint = \"OS\"\n";
  const auto p_of = [&](const std::string& seed) {
    return run(parse_protocol("[study]\ndata = \"c.csv\"\nseed = " + seed + "\n" + os + cut, "s.toml"),
               table_of(twelve_patients))
        .cutpoints[0]
        .maxstat.p;
  };
  EXPECT_EQ(p_of("1"), p_of("1"));
  EXPECT_NE(p_of("1"), p_of("2"));
}

TEST(Run, CompetingEventsGiveCumulativeIncidence) {
  const auto study = study_of(R"(
[[endpoint]]
name = "LC"
label = "Local control"
time = "months"
event = "died = 1 and a"
competing = "died = 1 and not a"
)",
                              twelve_patients);
  const results::EndpointResult& endpoint = study.endpoints[0];
  EXPECT_EQ(endpoint.label, "Local control");
  ASSERT_TRUE(endpoint.cuminc);
  EXPECT_EQ(endpoint.cuminc->groups[0].causes[0].curve.events + endpoint.cuminc->groups[0].causes[1].curve.events, 8.0);
  EXPECT_EQ(endpoint.competing, "died = 1 and not a");
}

TEST(Run, CompetingEventsGiveAFineGrayModelBesideTheCauseSpecificOne) {
  const std::string rest = "[multivariable]\nendpoints = [\"LC\"]\nfactors = [\"dose\", \"site\"]\n";
  const std::string endpoint = "[[endpoint]]\nname = \"LC\"\ntime = \"months\"\nevent = \"died = 1 and a\"\n";
  const auto study = study_of(endpoint + "competing = \"died = 1 and not a\"\n" + rest, twelve_patients);
  const results::Multivariable& model = *study.endpoints[0].multivariable;
  ASSERT_TRUE(model.cox.value && model.fine_gray && model.fine_gray->value);
  const results::FineGrayResult& fine_gray = *model.fine_gray->value;
  EXPECT_EQ(fine_gray.cause, "event");
  EXPECT_EQ(fine_gray.competing, 4U);
  EXPECT_EQ(fine_gray.model.sample.events, model.cox.value->sample.events);
  EXPECT_EQ(fine_gray.model.terms.size(), model.cox.value->terms.size());
  EXPECT_FALSE(study_of(endpoint + rest, twelve_patients).endpoints[0].multivariable->fine_gray);
}

TEST(Run, LabelsOfTheProtocolComeWithTheResults) {
  const auto study = study_of("[columns]\na = { label = \"Adverse\" }\n" + screened, twelve_patients);
  EXPECT_EQ(study.endpoints[0].univariable[0].label, "Adverse");
  EXPECT_EQ(study.endpoints[0].univariable[1].label, "b");
  EXPECT_EQ(study.find_column("a")->label, "Adverse");
}

TEST(Run, TheReferenceIsTheFirstLevelOfTheProtocol) {
  const auto study = study_of("[columns]\nsite = { levels = [\"y\", \"x\"] }\n" + os +
                                  "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"site\"]\n",
                              twelve_patients);
  EXPECT_EQ(*study.endpoints[0].univariable[0].cox.value->terms[0].reference, "y");
  EXPECT_THAT(study.endpoints[0].univariable[0].logrank.value->groups, ElementsAre("y", "x"));
}

TEST(Run, AColumnInQuotesIsTheColumnOfTheProtocol) {
  const auto study = study_of("[columns]\n\"ajcc.t\" = { label = \"T stage\", levels = [2, 1] }\n" + os +
                                  "[univariable]\nendpoints = [\"OS\"]\nfactors = ['\"ajcc.t\"']\n",
                              "months,died,ajcc.t\n1,1,1\n2,1,2\n3,0,1\n4,1,2\n");
  EXPECT_EQ(study.endpoints[0].univariable[0].label, "T stage");
  EXPECT_THAT(study.endpoints[0].univariable[0].logrank.value->groups, ElementsAre("2", "1"));
}

// The competing event of LC is known in nobody; all else is given all the same.
TEST(Run, APartThatTheseDataCannotGiveEndsNoOther) {
  const auto study = study_of(R"toml(
[[endpoint]]
name = "LC"
time = "months"
event = "died"
competing = "nullif(months, months) > 0"
)toml" + os + "[describe]\nvariables = [\"a\"]\n",
                              twelve_patients);
  ASSERT_EQ(study.failed_parts.size(), 1U);
  EXPECT_EQ(study.failed_parts[0].part, "[[endpoint]] \"LC\", cumulative incidence");
  EXPECT_THAT(study.failed_parts[0].reason, HasSubstr("no row has a value"));
  ASSERT_EQ(study.endpoints.size(), 2U);
  EXPECT_FALSE(study.endpoints[0].cuminc);
  EXPECT_EQ(study.endpoints[0].km.sample.events, 8.0);
  EXPECT_TRUE(study.table1);
  EXPECT_THAT(results::to_json(study), HasSubstr("\"failed_parts\": ["));
}

TEST(Run, AStudyWithoutFailuresNamesNone) {
  EXPECT_THAT(results::to_json(study_of(os, twelve_patients)), Not(HasSubstr("failed_parts")));
}

}  // namespace
}  // namespace rtsurv::study
