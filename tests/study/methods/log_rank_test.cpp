// The log-rank test of named columns: its weights, the scores of a trend, pairs of groups.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/study/methods/methods.hpp"
#include "table/files.hpp"

namespace rtsurv::study {
namespace {

using math::Adjustment;
using table::message_of;
using table::table_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Outcome outcome{"months", "died", {}};

// Four doses with three patients each; the last group of `rare` leaves before the first event.
const char* const cohort =
    "months,died,dose,stage,rare\n"
    "2,1,8,I,x\n5,1,8,II,y\n9,0,8,III,x\n3,1,20,I,y\n6,1,20,II,x\n12,0,20,III,y\n"
    "4,1,30,I,x\n8,1,30,II,y\n14,0,30,III,x\n7,1,45,I,y\n10,0,45,II,z\n16,0,45,III,z\n1,0,45,I,w\n";

results::LogRankResult tested(LogRankCall call) {
  call.outcome = outcome;
  return log_rank(table_of(cohort), call);
}

TEST(LogRankCall, ScoresAreTheValuesOfANumberAndThePlacesOfOtherGroups) {
  EXPECT_THAT(tested({.by = "dose", .trend = true}).trend->scores, ElementsAre(8, 20, 30, 45));
  EXPECT_THAT(tested({.by = "stage", .trend = true}).trend->scores, ElementsAre(1, 2, 3));
  EXPECT_THAT(tested({.by = "dose > 20", .trend = true}).trend->scores, ElementsAre(1, 2));
  EXPECT_THAT(tested({.by = "dose", .levels = {"45", "30", "20", "8"}, .trend = true, .ranks = {"45", "30", "20", "8"}})
                  .trend->scores,
              ElementsAre(1, 2, 3, 4));
  EXPECT_FALSE(tested({.by = "dose"}).trend);
}

TEST(LogRankCall, ATrendTurnsWithTheOrderOfTheGroups) {
  const auto up = tested({.by = "stage", .levels = {"I", "II", "III"}, .trend = true});
  const auto down = tested({.by = "stage", .levels = {"III", "II", "I"}, .trend = true});
  EXPECT_LT(up.trend->test.z, 0.0);
  EXPECT_NEAR(up.trend->test.z, -down.trend->test.z, 1e-12);
}

TEST(LogRankCall, ATrendInTheOrderOfNamesIsDoubted) {
  EXPECT_THAT(tested({.by = "stage", .trend = true}).sample.warnings, ElementsAre(HasSubstr("order of their names")));
  EXPECT_THAT(tested({.by = "stage", .levels = {"I", "II", "III"}, .trend = true}).sample.warnings, IsEmpty());
  EXPECT_THAT(tested({.by = "dose", .trend = true}).sample.warnings, IsEmpty());
  EXPECT_THAT(tested({.by = "stage"}).sample.warnings, IsEmpty());
}

TEST(LogRankCall, PairsAreTestsOfTheirTwoGroupsAlone) {
  const survival::LogRankOptions gehan{.weight = survival::LogRankWeight::at_risk};
  const auto result = tested({.by = "stage", .options = gehan, .pairwise = GroupPairs{}});
  ASSERT_EQ(result.pairwise.size(), 3U);
  const std::vector<std::uint8_t> rows{1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1};
  const auto alone = tested({.by = "stage", .options = gehan, .rows = rows});
  EXPECT_EQ(result.pairwise[0].a, "I");
  EXPECT_EQ(result.pairwise[0].b, "II");
  EXPECT_NEAR(*result.pairwise[0].p, alone.test.test.p, 1e-12);
  EXPECT_NEAR(*result.pairwise[0].chi_square, alone.test.test.chi_square, 1e-12);
}

TEST(LogRankCall, PIsAdjustedForThePairsThatWereTested) {
  const auto all = tested({.by = "dose", .pairwise = GroupPairs{.adjustment = Adjustment::bonferroni}});
  EXPECT_EQ(all.adjustment, "bonferroni");
  ASSERT_EQ(all.pairwise.size(), 6U);
  for (const auto& pair : all.pairwise) EXPECT_DOUBLE_EQ(*pair.p_adjusted, std::min(1.0, 6 * *pair.p));
  const auto against = tested({.by = "dose", .pairwise = GroupPairs{.against = "20"}});
  EXPECT_EQ(against.adjustment, "holm");
  ASSERT_EQ(against.pairwise.size(), 3U);
  for (const auto& pair : against.pairwise) EXPECT_EQ(pair.a, "20");
  EXPECT_EQ(against.pairwise[0].b, "8");
}

// z has no event and w leaves before the first one.
TEST(LogRankCall, APairThatCannotBeTestedSaysWhyAndCountsForNothing) {
  const auto result = tested({.by = "rare", .pairwise = GroupPairs{.adjustment = Adjustment::bonferroni}});
  const auto tests = std::ranges::count_if(result.pairwise, [](const auto& pair) { return pair.p.has_value(); });
  ASSERT_EQ(result.pairwise.size(), 6U);
  EXPECT_EQ(tests, 3);
  for (const auto& pair : result.pairwise) {
    EXPECT_EQ(pair.why.empty(), pair.p.has_value());
    EXPECT_EQ(pair.p.has_value(), pair.p_adjusted.has_value());
    EXPECT_DOUBLE_EQ(pair.p_adjusted.value_or(-1.0), pair.p ? std::min(1.0, 3 * *pair.p) : -1.0);
  }
}

TEST(LogRankCall, AGroupThatIsNotThereCannotBeComparedWith) {
  EXPECT_THAT(
      message_of(ErrorKind::usage, [] { (void)tested({.by = "stage", .pairwise = GroupPairs{.against = "IV"}}); }),
      HasSubstr("\"stage\" has no group \"IV\""));
}

TEST(LogRankCall, EveryTestHasAWordThatNamesIt) {
  for (const char* word : {"logrank", "gehan", "tarone-ware", "peto"})
    EXPECT_EQ(results::log_rank_word(*results::log_rank_options(word)), word);
  EXPECT_EQ(results::log_rank_word({.rho = 0.5}), "fh");
  EXPECT_EQ(results::log_rank_word({.rho = 1.0, .gamma = 1.0}), "fh");
  EXPECT_FALSE(results::log_rank_options("wilcoxon"));
}

}  // namespace
}  // namespace rtsurv::study
