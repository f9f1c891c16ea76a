// Calls on named columns: which rows they use, how they code levels, what they say when they cannot.
#include "rtsurv/study/methods/methods.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/twelve.hpp"
#include "table/files.hpp"

namespace rtsurv::study {
namespace {

using table::message_of;
using table::table_of;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::outcome;
using testing::twelve;

std::vector<std::string> groups(const results::KaplanMeierResult& result) {
  std::vector<std::string> labels;
  for (const auto& group : result.groups) labels.push_back(group.group);
  return labels;
}

results::KaplanMeierResult km_by(const std::string& by, const std::vector<std::string>& levels = {}) {
  return kaplan_meier(table_of(twelve), {.outcome = outcome, .by = by, .levels = levels});
}

// ---- rows ----

TEST(Methods, RowsThatMissAVariableOfTheCallAreLeftOutAndCounted) {
  const auto all = kaplan_meier(table_of(twelve), {.outcome = outcome});
  EXPECT_EQ(all.sample.n, 12U);
  EXPECT_EQ(all.sample.events, 8.0);
  EXPECT_EQ(all.sample.n_missing, 0U);
  const auto by_arm = km_by("arm");
  EXPECT_EQ(by_arm.sample.n, 11U);
  EXPECT_EQ(by_arm.sample.n_missing, 1U);
}

TEST(Methods, RowsLeftOutBeforehandAreNotMissing) {
  const std::vector<std::uint8_t> rows{1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0};
  const auto result = kaplan_meier(table_of(twelve), {.outcome = outcome, .by = "arm", .rows = rows});
  EXPECT_EQ(result.sample.n, 7U);
  EXPECT_EQ(result.sample.n_missing, 1U);
}

TEST(Methods, EventsAndTimesMayBeExpressions) {
  const auto result = kaplan_meier(table_of(twelve), {.outcome = {"months / 12", "died = 1 and months <= 5", {}}});
  EXPECT_EQ(result.sample.events, 4.0);
  EXPECT_DOUBLE_EQ(result.groups[0].curve.time.back(), 1.0);
}

TEST(Methods, AnEventOfOneKindAndBlanksIsDoubted) {
  const auto warnings = [](const char* cells, const char* event) {
    return kaplan_meier(table_of(cells), {.outcome = {"months", event}}).sample.warnings;
  };
  EXPECT_THAT(warnings("months,died\n4,1\n5,\n6,1\n", "died"),
              ElementsAre(AllOf(HasSubstr("every known value of \"died\" is an event, and 1 is blank"),
                                HasSubstr("as died is not null"))));
  EXPECT_THAT(warnings("months,died\n4,TRUE\n5,\n6,TRUE\n", "died"), ElementsAre(HasSubstr("as died is not null")));
  EXPECT_THAT(warnings("months,died\n4,yes\n5,\n6,yes\n", "died = 'yes'"),
              ElementsAre(HasSubstr("as (died = 'yes') is not null")));
  EXPECT_THAT(warnings("months,died\n4,1\n5,\n6,0\n", "died"), ElementsAre());
  EXPECT_THAT(warnings("months,died\n4,1\n5,1\n", "died"), ElementsAre());
}

TEST(Methods, NoCompleteRowIsSaid) {
  const std::string message = message_of(ErrorKind::not_estimable, [] {
    (void)kaplan_meier(table_of("months,died,x\n1,1,\n2,0,\n"), {.outcome = outcome, .by = "x"});
  });
  EXPECT_THAT(message, HasSubstr("no row has a value in every variable"));
}

// ---- labels and levels ----

TEST(Methods, TextsSortByBytesNumbersByValueAndFalseComesFirst) {
  EXPECT_THAT(groups(km_by("arm")), ElementsAre("a", "b"));
  EXPECT_THAT(groups(km_by("grade")), ElementsAre("2", "9", "10"));
  EXPECT_THAT(groups(km_by("old")), ElementsAre("false", "true"));
  EXPECT_THAT(groups(km_by("months > 6")), ElementsAre("false", "true"));
  EXPECT_THAT(groups(kaplan_meier(table_of(twelve), {.outcome = outcome})), ElementsAre("all"));
}

TEST(Methods, TheOrderOfTheProtocolHoldsAndAbsentLevelsAreLeftOut) {
  EXPECT_THAT(groups(km_by("arm", {"c", "b", "a"})), ElementsAre("b", "a"));
  EXPECT_THAT(groups(km_by("grade", {"10", "2", "9"})), ElementsAre("10", "2", "9"));
}

TEST(Methods, ValuesOutsideTheLevelsOfTheProtocolAreNamedWithTheirRows) {
  const std::string message = message_of(ErrorKind::data, [] { (void)km_by("arm", {"a"}); });
  EXPECT_THAT(message, AllOf(HasSubstr("column \"arm\": "),
                             ::testing::ContainsRegex("cells are not among the levels.*\\(rows 2,.* 13\\)"),
                             Not(HasSubstr("\"b\""))));
}

// ---- log-rank ----

// a: events at 2, 4; b: events at 1, 3. At risk 2+2, 2+1, 1+1, 1+0: expected of a 2/4 + 2/3 + 1/2 + 1 = 8/3, of b 4/3.
TEST(Methods, LogRankOfFourPatientsIsAsWorkedByHand) {
  const auto result =
      log_rank(table_of("months,died,arm\n4,1,a\n1,1,b\n2,1,a\n3,1,b\n"), {.outcome = outcome, .by = "arm"});
  EXPECT_THAT(result.groups, ElementsAre("a", "b"));
  EXPECT_NEAR(result.test.expected[0], 8.0 / 3.0, 1e-14);
  EXPECT_NEAR(result.test.expected[1], 4.0 / 3.0, 1e-14);
  EXPECT_EQ(result.test.n[1], 2.0);
}

TEST(Methods, StrataOfSeveralColumnsAreTheirCombinations) {
  const table::Table table = table_of(twelve);
  const auto two = log_rank(table, {.outcome = outcome, .by = "arm", .strata = {"old", "center"}});
  const auto one = log_rank(table, {.outcome = outcome, .by = "arm", .strata = {"concat(old, center)"}});
  EXPECT_NEAR(two.test.test.chi_square, one.test.test.chi_square, 1e-12);
  EXPECT_THAT(two.strata, ElementsAre("old", "center"));
}

TEST(Methods, OneGroupOrNoEventCannotBeCompared) {
  EXPECT_THAT(message_of(ErrorKind::not_estimable,
                         [] { (void)log_rank(table_of(twelve), {.outcome = outcome, .by = "months > 0"}); }),
              HasSubstr("\"months > 0\" has a single group"));
  EXPECT_THAT(message_of(ErrorKind::not_estimable,
                         [] {
                           (void)log_rank(table_of(twelve), {.outcome = {"months", "died = 9", {}}, .by = "arm"});
                         }),
              HasSubstr("no event"));
}

// ---- cut-points and competing events ----

TEST(Methods, ACutPointLeavesOutMissingValuesOfItsVariable) {
  CutpointCall call{.outcome = outcome, .x = "grade"};
  call.options.p_method = survival::MaxstatP::lausen92;
  const auto result = cutpoint(table_of(twelve), call);
  EXPECT_EQ(result.sample.n, 11U);
  EXPECT_EQ(result.sample.n_missing, 1U);
  EXPECT_EQ(result.maxstat.n_low + result.maxstat.n_high, 11U);
  EXPECT_EQ(result.replicates, 0U);
  EXPECT_FALSE(result.maxstat.p_std_error);
}

TEST(Methods, ASimulatedPSaysHowManyReplicatesItHas) {
  CutpointCall call{.outcome = outcome, .x = "grade"};
  call.options.replicates = 999;
  EXPECT_EQ(cutpoint(table_of(twelve), call).replicates, 999U);
}

TEST(Methods, CompetingEventsSplitTheIncidence) {
  // Times 1 (event), 2 (competing), 3 (event), 4 (neither): F_event = 1/4, then 1/4 + 1/2 * 1/2 = 1/2; F_competing =
  // 1/4.
  const auto result = cumulative_incidence(table_of("t,e,c\n1,1,0\n2,0,1\n3,1,0\n4,0,0\n"),
                                           {.outcome = {.time = "t", .event = "e", .competing = "c"}, .at = {1, 3, 9}});
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups[0].group, "all");
  ASSERT_EQ(result.groups[0].causes.size(), 2U);
  EXPECT_EQ(result.groups[0].causes[0].cause, "event");
  EXPECT_EQ(result.groups[0].causes[1].cause, "competing");
  EXPECT_DOUBLE_EQ(*result.groups[0].causes[0].curve.at[0].cif, 0.25);
  EXPECT_DOUBLE_EQ(*result.groups[0].causes[0].curve.at[1].cif, 0.5);
  EXPECT_DOUBLE_EQ(*result.groups[0].causes[1].curve.at[1].cif, 0.25);
  EXPECT_FALSE(result.groups[0].causes[0].curve.at[2].cif);
}

TEST(Methods, EventAndCompetingEventAtOnceAreNamedWithTheirRow) {
  EXPECT_THAT(message_of(ErrorKind::data,
                         [] {
                           (void)cumulative_incidence(table_of("t,e,c\n1,1,0\n2,1,1\n"),
                                                      {.outcome = {.time = "t", .event = "e", .competing = "c"}});
                         }),
              HasSubstr("row 3, column \"c\""));
}

// ---- complaints ----

TEST(Methods, ImpossibleTimesAreNamedWithFileRowAndColumn) {
  const std::string message = message_of(ErrorKind::data, [] {
    (void)kaplan_meier(table_of("months,died\n4,1\n-1,0\n0,1\n-2,1\n"), {.outcome = outcome});
  });
  EXPECT_THAT(message, HasSubstr("cohort.csv, column \"months\": must not be negative (rows 3, 5)"));
}

TEST(Methods, AnExpressionThatIsImpossibleIsNamedAsItIsWrittenBesideItsColumns) {
  EXPECT_THAT(message_of(ErrorKind::data,
                         [] {
                           (void)kaplan_meier(table_of(twelve), {.outcome = {"months - 2", "died"}});
                         }),
              HasSubstr("row 2, column \"months\": \"months - 2\" must not be negative"));
}

TEST(Methods, EntryAfterTheTimeIsNamedWithItsRow) {
  const std::string message = message_of(ErrorKind::data, [] {
    (void)kaplan_meier(table_of("months,died,start\n4,1,0\n3,0,3\n"), {.outcome = {"months", "died", "start"}});
  });
  EXPECT_THAT(message, HasSubstr("row 3, column \"start\""));
}

TEST(Methods, UnknownColumnsAreNamedWithTheirOption) {
  const auto by = [](const std::string& column) { return message_of(ErrorKind::usage, [&] { (void)km_by(column); }); };
  EXPECT_THAT(by("armm"), AllOf(HasSubstr("--by"), HasSubstr("did you mean \"arm\"")));
}

TEST(Methods, AConfidenceLevelIsAShare) {
  EXPECT_THAT(message_of(ErrorKind::usage,
                         [] { (void)kaplan_meier(table_of(twelve), {.outcome = outcome, .confidence_level = 95}); }),
              HasSubstr("confidence level must be between 0 and 1"));
}

TEST(Methods, TimesBeyondTheFollowUpAreWarnedAbout) {
  const auto result =
      kaplan_meier(table_of(twelve + "13,0,b,9,true,x\n"), {.outcome = outcome, .by = "arm", .at = {5, 11.5, 60}});
  EXPECT_THAT(result.sample.warnings, ElementsAre(AllOf(HasSubstr("time 11.5"), HasSubstr("of \"a\";")),
                                                  AllOf(HasSubstr("time 60"), HasSubstr("of \"a\", \"b\";"))));
}

// The last patient of arm b dies at 12; the last of arm a is censored at 11.
TEST(Methods, AGroupThatHasDiedHasARateAndAMeanAfterIt) {
  const auto result = kaplan_meier(table_of(twelve), {.outcome = outcome, .by = "arm", .at = {60}});
  EXPECT_THAT(result.sample.warnings, ElementsAre(AllOf(HasSubstr("time 60"), HasSubstr("of \"a\";"))));
  EXPECT_EQ(result.groups[1].curve.at[0].survival, 0.0);
  const auto mean_to = [](double tau) {
    return restricted_mean(table_of(twelve),
                           {{.time = "months", .event = "case when arm = 'b' then died end"}, "", tau});
  };
  EXPECT_EQ(mean_to(60).groups[0].mean.mean, mean_to(12).groups[0].mean.mean);
  EXPECT_THAT(message_of(ErrorKind::usage,
                         [] {
                           (void)restricted_mean(table_of(twelve), {outcome, "arm", 60});
                         }),
              HasSubstr("tau lies beyond the last observed time of group \"a\" (11)"));
}

TEST(Methods, ADateOrABooleanIsNoTime) {
  const auto refusal = [](const std::string& time) {
    return message_of(ErrorKind::usage, [&] {
      (void)kaplan_meier(table_of("seen,ok,died\n2020-01-01,true,1\n"), {.outcome = {time, "died", {}}});
    });
  };
  EXPECT_THAT(refusal("seen"), AllOf(HasSubstr("--time"), HasSubstr("is a date")));
  EXPECT_THAT(refusal("ok"), HasSubstr("is a boolean"));
}

TEST(Methods, TimingsAreKeptForWhoeverAsks) {
  CallTimes times{-1.0, -1.0};
  (void)kaplan_meier(table_of(twelve), {.outcome = outcome}, &times);
  EXPECT_GE(times.prepare_s, 0.0);
  EXPECT_GE(times.fit_s, 0.0);
}

}  // namespace
}  // namespace rtsurv::study
