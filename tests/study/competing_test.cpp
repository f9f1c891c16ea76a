// Calls on outcomes with several causes: what counts as a cause, who is compared, what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/study/methods/methods.hpp"
#include "table/files.hpp"

namespace rtsurv::study {
namespace {

using table::message_of;
using table::table_of;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// Fourteen patients: `status` and `code` say the same; arm is missing for one, the time for another.
const std::string fourteen = R"(months,status,code,arm,x,site
1,relapse,1,a,3,n
2,died,10,b,5,s
3,alive,0,a,4,n
4,relapse,1,b,1,s
5,relapse,1,a,7,n
6,died,10,a,2,s
7,alive,0,b,6,n
8,relapse,1,b,3,s
9,relapse,1,a,8,n
10,died,10,b,5,s
11,relapse,1,a,4,n
12,alive,0,b,2,s
13,died,10,,9,n
,alive,0,a,1,s
)";

const CauseOutcome status{.time = "months", .status = "status", .censor = "alive"};
const CauseOutcome code{.time = "months", .status = "code", .censor = "0"};

TEST(Competing, EveryValueButTheCensoringCodeIsACauseInItsOrder) {
  const auto by_text = cumulative_incidence(table_of(fourteen), {.outcome = status, .at = {5}});
  EXPECT_EQ(by_text.sample.n, 13U);
  EXPECT_EQ(by_text.sample.n_missing, 1U);
  EXPECT_EQ(by_text.sample.events, 10.0);
  ASSERT_EQ(by_text.groups[0].causes.size(), 2U);
  EXPECT_EQ(by_text.groups[0].causes[0].cause, "died");
  EXPECT_EQ(by_text.groups[0].causes[1].cause, "relapse");
  const auto by_number = cumulative_incidence(table_of(fourteen), {.outcome = code, .at = {5}});
  EXPECT_EQ(by_number.groups[0].causes[0].cause, "1");
  EXPECT_EQ(by_number.groups[0].causes[1].cause, "10");
  EXPECT_EQ(by_number.groups[0].causes[0].curve.cif, by_text.groups[0].causes[1].curve.cif);
  const auto by_events = cumulative_incidence(
      table_of(fourteen), {.outcome = {.time = "months", .event = "code = 1", .competing = "code = 10"}, .at = {5}});
  EXPECT_EQ(by_events.groups[0].causes[0].curve.std_error, by_number.groups[0].causes[0].curve.std_error);
}

TEST(Competing, GroupsAreComparedCauseByCauseAndInStrata) {
  const auto plain = cumulative_incidence(table_of(fourteen), {.outcome = status, .by = "arm"});
  EXPECT_EQ(plain.sample.n, 12U);
  EXPECT_EQ(plain.groups[0].group, "a");
  ASSERT_EQ(plain.gray.size(), 2U);
  EXPECT_EQ(plain.gray[1].cause, "relapse");
  EXPECT_EQ(plain.gray[1].test->df, 1.0);
  const auto stratified =
      cumulative_incidence(table_of(fourteen), {.outcome = status, .by = "arm", .strata = {"site"}});
  EXPECT_NE(stratified.gray[1].test->chi_square, plain.gray[1].test->chi_square);
  EXPECT_EQ(stratified.groups[0].causes[0].curve.cif, plain.groups[0].causes[0].curve.cif);
  EXPECT_TRUE(cumulative_incidence(table_of(fourteen), {.outcome = status}).gray.empty());
}

TEST(Competing, ATestThatCannotBeGivenIsSaidAndTheCurvesStay) {
  const auto result = cumulative_incidence(table_of("t,s,g\n1,1,a\n2,0,a\n3,1,a\n"),
                                           {.outcome = {.time = "t", .status = "s", .censor = "0"}, .by = "g"});
  EXPECT_FALSE(result.gray[0].test);
  EXPECT_THAT(result.gray[0].why, HasSubstr("two groups"));
  EXPECT_THAT(result.sample.warnings, Contains(HasSubstr("no test of cause \"1\"")));
}

TEST(Competing, TimesBeyondTheFollowUpOfAGroupAreSaid) {
  const auto result = cumulative_incidence(table_of(fourteen), {.outcome = status, .by = "arm", .at = {5, 11.5, 90}});
  EXPECT_THAT(result.sample.warnings, ElementsAre(HasSubstr("time 90 lies beyond the last follow-up of \"b\"")));
}

TEST(Competing, AFineGrayModelCountsWhatHappenedToItsRows) {
  const auto result = fine_gray(table_of(fourteen), {.outcome = status, .cause = "relapse", .terms = {{"x"}, {"arm"}}});
  EXPECT_EQ(result.cause, "relapse");
  EXPECT_EQ(result.model.sample.n, 12U);
  EXPECT_EQ(result.model.sample.n_missing, 2U);
  EXPECT_EQ(result.model.sample.events, 6.0);
  EXPECT_EQ(result.competing, 3U);
  EXPECT_EQ(result.censored, 3U);
  ASSERT_EQ(result.model.terms.size(), 2U);
  EXPECT_EQ(*result.model.terms[1].reference, "a");
  EXPECT_EQ(result.model.terms[1].events + result.model.references[0].events, 6.0);
  EXPECT_TRUE(result.model.terms[0].robust_std_error);
  EXPECT_THAT(result.model.sample.warnings, Contains(HasSubstr("fewer than 10 events")));
  const auto by_events = fine_gray(
      table_of(fourteen),
      {.outcome = {.time = "months", .event = "code = 1", .competing = "code = 10"}, .terms = {{"x"}, {"arm"}}});
  EXPECT_EQ(by_events.cause, "event");
  EXPECT_EQ(by_events.model.terms[0].coefficient, result.model.terms[0].coefficient);
}

TEST(Competing, AModelWithoutCompetingFailuresSaysThatItIsCoxRegression) {
  const auto result =
      fine_gray(table_of(fourteen),
                {.outcome = {.time = "months", .event = "code = 1", .competing = "code = 11"}, .terms = {{"x"}}});
  EXPECT_THAT(result.model.sample.warnings, Contains(HasSubstr("this is Cox regression")));
}

std::string usage(const CauseOutcome& outcome) {
  return message_of(ErrorKind::usage, [&] { (void)cumulative_incidence(table_of(fourteen), {.outcome = outcome}); });
}

TEST(Competing, CausesAreGivenInOneWayAndInFull) {
  EXPECT_THAT(usage({.time = "months"}), AllOf(HasSubstr("--status"), HasSubstr("--event")));
  EXPECT_THAT(usage({.time = "months", .status = "status"}), HasSubstr("--censor"));
  EXPECT_THAT(usage({.time = "months", .censor = "0"}), HasSubstr("--status"));
  EXPECT_THAT(usage({.time = "months", .event = "code = 1"}), HasSubstr("--competing"));
  EXPECT_THAT(usage({.time = "months", .competing = "code = 1"}), HasSubstr("--event"));
  EXPECT_THAT(usage({.time = "months", .event = "code = 1", .status = "status", .censor = "alive"}),
              HasSubstr("one way"));
  EXPECT_THAT(usage({.time = "months", .status = "status", .censor = "living"}),
              AllOf(HasSubstr("living"), HasSubstr("--censor")));
}

TEST(Competing, AColumnOfManyValuesIsNoStatus) {
  std::string table = "t,s\n";
  for (int i = 0; i < 25; ++i) table += std::to_string(i + 1) + "," + std::to_string(i) + "\n";
  EXPECT_THAT(message_of(ErrorKind::usage,
                         [&] {
                           (void)cumulative_incidence(table_of(table),
                                                      {.outcome = {.time = "t", .status = "s", .censor = "0"}});
                         }),
              HasSubstr("24 values"));
}

TEST(Competing, ACauseThatIsNoneIsNamed) {
  const auto message = [](const FineGrayCall& call) {
    return message_of(ErrorKind::usage, [&] { (void)fine_gray(table_of(fourteen), call); });
  };
  EXPECT_THAT(message({.outcome = code, .cause = "2", .terms = {{"x"}}}), HasSubstr("no value \"2\" (--cause)"));
  EXPECT_THAT(message({.outcome = code, .cause = "0", .terms = {{"x"}}}), HasSubstr("--censor"));
  EXPECT_THAT(message({.outcome = code, .terms = {{"x"}}}), HasSubstr("--cause"));
  EXPECT_THAT(message({.outcome = code, .cause = "1"}), HasSubstr("--terms"));
  EXPECT_THAT(message({.outcome = {.time = "months", .event = "code = 1", .competing = "code = 10"},
                       .cause = "1",
                       .terms = {{"x"}}}),
              HasSubstr("--cause"));
}

TEST(Competing, ImpossibleTimesAreNamedWithTheirRows) {
  EXPECT_THAT(message_of(ErrorKind::data,
                         [] {
                           (void)cumulative_incidence(table_of("t,s\n1,1\n-2,0\n3,1\n-4,1\n"),
                                                      {.outcome = {.time = "t", .status = "s", .censor = "0"}});
                         }),
              HasSubstr("column \"t\": must not be negative (rows 3, 5)"));
}

TEST(Competing, NothingToEstimateIsSaid) {
  const CauseOutcome outcome{.time = "t", .status = "s", .censor = "0"};
  EXPECT_THAT(message_of(ErrorKind::not_estimable,
                         [&] { (void)cumulative_incidence(table_of("t,s\n1,0\n2,0\n"), {.outcome = outcome}); }),
              HasSubstr("censored"));
  EXPECT_THAT(message_of(ErrorKind::not_estimable,
                         [&] {
                           (void)fine_gray(table_of("t,s,x\n1,1,a\n2,0,a\n"),
                                           {.outcome = outcome, .cause = "1", .terms = {{"x"}}});
                         }),
              HasSubstr("single level"));
}

}  // namespace
}  // namespace rtsurv::study
