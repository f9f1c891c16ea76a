// [landmark]: who is left, what is compared, and states as time-dependent covariates.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/results/json/json.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using table::message_of;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::os;
using testing::study_of;

// By month 3: A and B had the event, C was censored. D and F responded by then; E later; H after the end.
const std::string cohort = R"(id,months,died,other,a,response,response_date,start,seen
A,1,1,0,true,,,2020-01-01,2020-01-31
B,3,1,0,true,2,2020-03-01,2020-01-01,2020-03-31
C,2,0,1,false,,,2020-01-01,2020-03-01
D,4,1,0,true,1,2020-01-31,2020-01-01,2020-05-01
E,5,1,0,false,4,2020-05-01,2020-01-01,2020-06-01
F,6,0,0,false,3,2020-03-31,2020-01-01,2020-07-01
G,7,1,0,true,,,2020-01-01,2020-08-01
H,8,0,0,false,9,,2020-01-01,2020-09-01
)";

const std::string rule = R"toml(
[landmark]
at        = [3]
endpoints = ["OS"]
states    = { responded = "response" }
factors   = ["a"]

[columns]
responded = { label = "Response" }
)toml";

const results::Landmark::Outcome& only(const results::Study& study) { return study.landmark->endpoints.at(0); }

TEST(Landmark, KeepsWhoIsFollowedWithoutTheEvent) {
  const auto study = study_of(os + "competing = \"other\"\n" + rule, cohort);
  const auto& outcome = only(study);
  EXPECT_EQ(outcome.n, 8U);
  EXPECT_EQ(outcome.events, 5.0);
  const auto& at = outcome.at.at(0);
  EXPECT_EQ(at.events_before, 2U);
  EXPECT_EQ(at.competing_before, 1U);
  EXPECT_EQ(at.censored_before, 0U);
  EXPECT_EQ(at.n, 5U);
  EXPECT_EQ(at.events, 3.0);
  ASSERT_EQ(at.factors.size(), 2U);
  EXPECT_EQ(at.factors[0].label, "Response");
  const auto& groups = at.factors[0].km.value->groups;
  EXPECT_EQ(groups[0].curve.n, 3U);  // E, G, H
  EXPECT_EQ(groups[1].curve.n, 2U);  // D, F
  EXPECT_EQ(groups[1].curve.time, (std::vector<double>{1, 3}));
}

TEST(Landmark, ComparesAStateOnceThatIsAlsoAFactor) {
  std::string twice = os + rule;
  twice.replace(twice.find("[\"a\"]"), 5, "[\"a\", \"responded\"]");
  const auto study = study_of(twice, cohort);
  const auto& factors = only(study).at.at(0).factors;
  ASSERT_EQ(factors.size(), 2U);
  EXPECT_EQ(factors[0].factor, "responded");
  EXPECT_EQ(factors[1].factor, "a");
}

// An endpoint whose times are counted from the landmark by hand gives the same numbers.
TEST(Landmark, EqualsTheExclusionByHand) {
  const auto study = study_of(os + rule, cohort);
  const std::string by_hand = R"toml(
[[exclude]]
reason = "before"
when = "months <= 3"

[derive]
early = "coalesce(response <= 3, false)"

[[endpoint]]
name = "OS"
time = "months - 3"
event = "died"

[univariable]
endpoints = ["OS"]
factors = ["early"]
)toml";
  const auto expected = study_of(by_hand, cohort);
  const auto& found = only(study).at[0].factors[0];
  const auto& row = expected.endpoints[0].univariable[0];
  EXPECT_EQ(found.logrank.value->test.test.chi_square, row.logrank.value->test.test.chi_square);
  EXPECT_EQ(found.cox.value->loglik_model, row.cox.value->loglik_model);
  EXPECT_EQ(found.km.value->groups[0].curve.at[0].survival, row.km.value->groups[0].curve.at[0].survival);
}

TEST(Landmark, CountsAStateFromItsBegin) {
  const auto study = study_of(os + rule, cohort);
  const auto& state = only(study).states.at(0);
  EXPECT_EQ(state.began, "response");
  const results::TimeDependent& effect = *state.effect.value;
  EXPECT_EQ(effect.sample.n_missing, 0U);
  EXPECT_EQ(effect.n_began, 4U);  // B, D, E, F
  EXPECT_EQ(effect.n_without, 8U);
  EXPECT_EQ(effect.events_with, 3.0);
  EXPECT_EQ(effect.time_with, 1.0 + 3.0 + 1.0 + 3.0);
  EXPECT_EQ(effect.time_without + effect.time_with, 36.0);
}

TEST(Landmark, SaysWhyRowsThatAreNotIndependentLeaveNoMantelByarTest) {
  const auto effect_of = [](const std::string& rows) {
    const auto study = study_of(os + rows + rule, cohort);
    return *only(study).states.at(0).effect.value;
  };
  EXPECT_TRUE(effect_of("").score.value);
  EXPECT_TRUE(effect_of("weights = \"months\"\n").score.value) << "whole numbers count patients";
  const results::TimeDependent clustered = effect_of("cluster = \"a\"\n");
  EXPECT_THAT(clustered.score.why, HasSubstr("clustered by \"a\"; take the robust P of a Cox model"));
  EXPECT_EQ(clustered.sample.clusters->n, 2U);
  const results::TimeDependent weighted = effect_of("weights = \"months / 2\"\n");
  EXPECT_THAT(weighted.score.why, HasSubstr("no whole numbers"));
  EXPECT_EQ(weighted.sample.events, 5.0) << "rows, beside the sum of their weights";
  EXPECT_EQ(weighted.sample.weights->events, 10.0);  // (1 + 3 + 4 + 5 + 7) / 2
}

TEST(Landmark, CountsWhoseOutcomeIsUnknown) {
  const auto study = study_of(os + rule, cohort + "I,5,,0,true,1,,2020-01-01,\n");
  EXPECT_EQ(only(study).n, 8U);
  EXPECT_EQ(only(study).states[0].effect.value->sample.n_missing, 1U);
}

TEST(Landmark, LooksAtSeveralTimesInOrder) {
  std::string twice = os + rule;
  twice.replace(twice.find("[3]"), 3, "[4, 1]");
  const auto study = study_of(twice, cohort);
  const auto& at = only(study).at;
  ASSERT_EQ(at.size(), 2U);
  EXPECT_EQ(at[0].time, 1.0);
  EXPECT_EQ(at[0].n, 7U);
  EXPECT_EQ(at[0].factors[0].km.value->groups[1].curve.n, 1U);  // D
  EXPECT_EQ(at[1].factors[0].km.value->groups[1].curve.n, 2U);  // E, F
}

TEST(Landmark, TakesDatesWhereTheEndpointHasThem) {
  const std::string dated = R"toml(
[[endpoint]]
name = "OS"
from = "start"
to = "seen"
event = "died"

[landmark]
at = [2.5]
endpoints = ["OS"]
states = { responded = "response_date" }
)toml";
  const auto study = study_of(dated, cohort);
  EXPECT_EQ(only(study).states[0].effect.value->n_began, 4U);
  EXPECT_EQ(only(study).at[0].factors[0].km.value->groups[1].curve.n, 2U);  // B, D
  std::string mixed = os + rule;
  mixed.replace(mixed.find("\"response\""), 10, "\"response_date\"");
  EXPECT_THAT(
      message_of(ErrorKind::protocol, [&] { (void)study_of(mixed, cohort); }),
      HasSubstr("\"response_date\" is not a number; give the time since the start, since endpoint \"OS\" does not "
                "count from a date (from)"));
}

TEST(Landmark, NamesTheRowThatBeginsBeforeTheStart) {
  std::string early = cohort;
  early.replace(early.find("true,2,"), 7, "true,-2,");
  const std::string message = message_of(ErrorKind::data, [&] { (void)study_of(os + rule, early); });
  EXPECT_THAT(message, AllOf(HasSubstr("row 3"), HasSubstr("response"), HasSubstr("before the start of follow-up"),
                             Not(HasSubstr("-2"))));
}

TEST(Landmark, SaysWhenNobodyIsLeft) {
  std::string late = os + rule;
  late.replace(late.find("[3]"), 3, "[8]");
  const auto study = study_of(late, cohort);
  EXPECT_EQ(only(study).at[0].n, 0U);
  EXPECT_FALSE(only(study).at[0].factors[0].km.value);
  EXPECT_FALSE(only(study).at[0].factors[0].km.why.empty());
  EXPECT_THAT(results::to_json(study), Not(HasSubstr("nan")));
}

TEST(Landmark, SaysWhenAStateNeverBegan) {
  std::string never = os + rule;
  never.replace(never.find("\"response\""), 10, "\"case when months > 99 then 1 end\"");
  const auto study = study_of(never, cohort);
  EXPECT_THAT(only(study).states[0].effect.why, HasSubstr("the same in all patients"));
}

TEST(Landmark, WarnsOfAFactorWithoutADate) {
  const auto warnings = [](const std::string& factor) {
    return study_of(os + "\n[landmark]\nat = [3]\nendpoints = [\"OS\"]\nfactors = [\"" + factor +
                        "\"]\n\n[columns]\nother = { measured = \"after\" }\n",
                    cohort)
        .warnings;
  };
  EXPECT_THAT(warnings("other"), ElementsAre(HasSubstr("takes \"other\" ([columns]) as known at the landmark")));
  EXPECT_TRUE(warnings("a").empty());
}

TEST(Landmark, RefusesItsStatesAsBaselineFactors) {
  EXPECT_THAT(message_of(ErrorKind::protocol,
                         [&] {
                           (void)study_of(
                               os + rule + "\n[univariable]\nendpoints = [\"OS\"]\nfactors = [\"responded\"]\n",
                               cohort);
                         }),
              HasSubstr("\"responded\" is known only after the start of follow-up ([landmark])"));
}

TEST(Landmark, RefusesWhatIsNoTimeAndANameThatIsTaken) {
  std::string flag = os + rule;
  flag.replace(flag.find("\"response\""), 10, "\"a\"");
  EXPECT_THAT(message_of(ErrorKind::protocol, [&] { (void)study_of(flag, cohort); }),
              HasSubstr("\"a\" is true or false; give the time or the date"));
  std::string taken = os + rule;
  taken.replace(taken.find("{ responded"), 11, "{ months");
  EXPECT_THAT(message_of(ErrorKind::protocol, [&] { (void)study_of(taken, cohort); }),
              HasSubstr("the cohort already has a column \"months\""));
}

std::string renamed(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t place = text.find(from); place != std::string::npos; place = text.find(from, place + to.size()))
    text.replace(place, from.size(), to);
  return text;
}

// The time is a column, not a text of SQL: "OS months" needs no quotes, and "OS-months" is no difference of columns.
TEST(Landmark, CountsFromTheTimeOfAnyColumnName) {
  const results::Study expected = study_of(os + rule, cohort);
  for (const std::string name : {"OS months", "OS-months", "end", "order"}) {
    const auto study = study_of(renamed(os, "\"months\"", "\"" + name + "\"") + rule,
                                renamed(cohort, "id,months,", "id," + name + ","));
    EXPECT_EQ(only(study).at[0].factors[0].km.value->groups[0].curve.time,
              only(expected).at[0].factors[0].km.value->groups[0].curve.time)
        << name;
  }
}

TEST(Landmark, SubtractsNothingButTheLandmark) {
  const std::string traps = renamed(cohort, "id,months,died,other", "OS,OS-months,died,months");
  const auto study =
      study_of(renamed(os, "\"months\"", "\"OS-months\"") + rule, renamed(renamed(traps, "\nA", "\n1"), "\nB", "\n1"));
  EXPECT_EQ(only(study).at[0].n, 5U);
  EXPECT_EQ(only(study).at[0].factors[0].km.value->groups[1].curve.time, (std::vector<double>{1, 3}));
}

TEST(Landmark, TakesAStateThatBeganInNobody) {
  std::string never = "months,died,a,response\n";
  for (const char* row : {"4,1,true,", "5,1,false,", "6,0,true,", "7,1,false,"}) never += std::string(row) + "\n";
  const auto study = study_of(os + rule, never);
  EXPECT_EQ(only(study).at[0].n, 4U);
  EXPECT_FALSE(only(study).at[0].factors[0].logrank.value);
}

}  // namespace
}  // namespace rtsurv::study
