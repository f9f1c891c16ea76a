// Trend, pairs, curves and follow-up of groups in a study.
#include <algorithm>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/math/adjusted_p.hpp"
#include "rtsurv/results/json/json.hpp"
#include "schema.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string levels = "levels = [\"I\", \"II\", \"III\", \"IV\"]";

results::Study pbc(const std::string& stage, const std::string& more = "") {
  std::ifstream stream = oracle::open("ordered_groups/pbc.csv");
  const std::string protocol = R"([study]
data = "pbc.csv"
time_unit = "days"
[columns]
stage = { label = "Stage")" + (stage.empty() ? "" : ", " + stage) +
                               R"( }
[[endpoint]]
name = "OS"
time = "time"
event = "dead"
[describe]
variables = ["stage"]
by = "sex"
[univariable]
endpoints = ["OS"]
factors = ["stage", "sex"]
)" + more;
  return run(parse_protocol(protocol, "study.toml"),
             table::table_of(std::string(std::istreambuf_iterator<char>(stream), {})));
}

const results::LogRankResult& test_of(const results::Study& study, std::size_t factor) {
  return *study.endpoints[0].univariable[factor].logrank.value;
}

TEST(OrderedGroups, AgreeWithR) {
  const auto expected = oracle::read_json("ordered_groups/expected.json");
  const results::Study study = pbc(levels);
  const results::LogRankResult& stage = test_of(study, 0);
  ASSERT_TRUE(stage.trend);
  EXPECT_THAT(stage.trend->scores, ElementsAre(1, 2, 3, 4));
  EXPECT_NEAR(stage.trend->test.z, expected["trend"]["z"].get<double>(), 1e-9);
  EXPECT_NEAR(stage.trend->test.test.p / expected["trend"]["p"].get<double>(), 1.0, 1e-8);
  ASSERT_EQ(stage.pairwise.size(), 6U);
  EXPECT_EQ(stage.adjustment, "holm");
  for (std::size_t i = 0; i < 6; ++i) {
    const auto& pair = expected["pairs"][i];
    EXPECT_EQ(stage.pairwise[i].a, pair["a"].get<std::string>());
    EXPECT_EQ(stage.pairwise[i].b, pair["b"].get<std::string>());
    EXPECT_NEAR(*stage.pairwise[i].p / pair["p"].get<double>(), 1.0, 1e-8);
    EXPECT_NEAR(*stage.pairwise[i].p_adjusted / pair["p_adjusted"].get<double>(), 1.0, 1e-8);
  }
  EXPECT_FALSE(test_of(study, 1).trend);  // two groups: it is the log-rank test itself
  EXPECT_THAT(test_of(study, 1).pairwise, IsEmpty());
}

// The reference stands first in every table; the trend runs from I to IV all the same.
TEST(OrderedGroups, KeepTheirRanksWhereverTheReferenceStands) {
  const auto expected = oracle::read_json("ordered_groups/expected.json");
  const results::LogRankResult stage = test_of(pbc(levels + ", reference = \"III\""), 0);
  EXPECT_THAT(stage.groups, ElementsAre("III", "I", "II", "IV"));
  EXPECT_THAT(stage.trend->scores, ElementsAre(3, 1, 2, 4));
  EXPECT_NEAR(stage.trend->test.z, expected["trend"]["z"].get<double>(), 1e-9);
}

TEST(OrderedGroups, HaveNoTrendWhenNobodyHasGivenThemAnOrder) {
  for (const char* stage : {"", "reference = \"II\""}) {
    const results::LogRankResult test = test_of(pbc(stage), 0);
    EXPECT_FALSE(test.trend) << stage;
    EXPECT_EQ(test.pairwise.size(), 6U) << stage;
  }
}

// Doses are scored by their values, also where one of them is the reference.
TEST(OrderedGroups, AreScoredByTheValuesOfNumbers) {
  const std::string cohort = "months,died,dose\n1,1,8\n2,1,20\n3,0,30\n4,1,8\n5,1,20\n6,0,30\n7,1,8\n8,0,20\n9,1,30\n";
  const std::string factor = testing::os + "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"dose\"]\n";
  const auto plain = test_of(testing::study_of(factor, cohort), 0);
  EXPECT_THAT(plain.trend->scores, ElementsAre(8, 20, 30));
  const auto turned = test_of(testing::study_of(factor + "[columns]\ndose = { reference = 20 }\n", cohort), 0);
  EXPECT_THAT(turned.trend->scores, ElementsAre(20, 8, 30));
  EXPECT_NEAR(turned.trend->test.z, plain.trend->test.z, 1e-12);
}

TEST(RiskGroupPairs, AreAdjustedByHolm) {
  const results::Study study = testing::study_of(
      testing::os +
          "[risk_groups]\nfactors = [\"a\", \"b\"]\ngroups = { \"Low\" = [0], \"Mid\" = [1], \"High\" = [2] }\n",
      testing::twelve_patients);
  const auto& outcome = study.risk_groups->endpoints[0];
  std::vector<double> p, adjusted;
  for (const auto& pair : outcome.pairwise) {
    p.push_back(pair.logrank.value->test.test.p);
    adjusted.push_back(*pair.p_adjusted);
  }
  EXPECT_EQ(adjusted, math::adjusted_p(p, math::Adjustment::holm));
  EXPECT_THAT(outcome.logrank.value->trend->scores, ElementsAre(1, 2, 3));
}

TEST(FollowUp, StandsOnceWithItsGroups) {
  const auto expected = oracle::read_json("ordered_groups/expected.json");
  const results::Study study = pbc(levels);
  ASSERT_TRUE(study.follow_up);
  EXPECT_EQ(study.follow_up->endpoint, "OS");
  EXPECT_EQ(study.follow_up->by, "sex");
  EXPECT_EQ(study.follow_up->all.reverse_kaplan_meier.estimate,
            study.endpoints[0].km.follow_up->reverse_kaplan_meier.estimate);
  ASSERT_EQ(study.follow_up->groups.size(), 2U);
  const auto expect = [](const nlohmann::json& wanted, const survival::Estimate& found) {
    const std::optional<double> limits[] = {found.estimate, found.lower, found.upper};
    for (std::size_t i = 0; i < 3; ++i)
      EXPECT_EQ(limits[i], wanted[i].is_null() ? std::nullopt : std::optional(wanted[i].get<double>())) << i;
  };
  for (const auto& group : study.follow_up->groups) {
    expect(expected["follow_up"][group.group], group.time->reverse_kaplan_meier);
    expect(expected["time_to_event"][group.group], group.median);
  }
}

TEST(FollowUp, IsThatOfOverallSurvivalAndByRiskGroupWithoutATable1) {
  const std::string two = "[[endpoint]]\nname = \"LC\"\ntime = \"months\"\nevent = \"a\"\n" + testing::os;
  const results::Study alone = testing::study_of(two, testing::twelve_patients);
  EXPECT_EQ(alone.follow_up->endpoint, "OS");
  EXPECT_EQ(alone.follow_up->by, std::nullopt);
  EXPECT_THAT(alone.follow_up->groups, IsEmpty());
  const results::Study grouped = testing::study_of(
      two + "[risk_groups]\nfactors = [\"a\"]\ngroups = { \"Low\" = [0], \"High\" = [1] }\n", testing::twelve_patients);
  EXPECT_EQ(grouped.follow_up->by, "risk_group");
  EXPECT_EQ(grouped.follow_up->groups.size(), 2U);
}

TEST(Curves, AreMarkedForTheFactorsThatTheProtocolWants) {
  const results::Study study = pbc(levels, "curves = [\"sex\"]\n");
  EXPECT_FALSE(study.endpoints[0].univariable[0].drawn);
  EXPECT_TRUE(study.endpoints[0].univariable[1].drawn);
  EXPECT_THAT(tests::schema_problems(nlohmann::json::parse(results::to_json(study))), IsEmpty());
  EXPECT_THROW((void)pbc(levels, "curves = [\"trt\"]\n"), Error);
}

}  // namespace
}  // namespace rtsurv::study
