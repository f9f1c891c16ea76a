// [response], [toxicity] and [referrals].
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/prepared.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using ::testing::AllOf;
using testing::data_problems;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::os;
using testing::problems_of;
using testing::protocol_problems;
using testing::study_of;

// Eight patients: four referred for symptoms. One response is not known.
const std::string eight = R"(months,died,best,reason,symptom,grade,start
2,1,PD,symptoms,none,0,2010-05-01
4,1,PR,symptoms,decreased,1,2010-07-09
8,0,CR,symptoms,disappeared,2,2012-01-31
9,1,,symptoms,none,2,2012-02-01
10,0,SD,radiologic,,1,2010-12-31
11,0,PR,radiologic,,1,2012-03-01
12,1,PR,radiologic,,0,2012-03-01
13,0,CR,radiologic,,,2013-12-01
)";

const std::string response = R"(
[response]
best = "best"
by   = "reason"
[[response.symptom]]
variable = "symptom"
relief   = ["disappeared", "decreased"]
among    = "reason = 'symptoms'"
)";

std::vector<std::size_t> counts(const results::Tally::Group& group) {
  std::vector<std::size_t> result;
  for (const auto& level : group.levels) result.push_back(level.proportion.n);
  return result;
}

TEST(RunResponse, CountsBestResponsesInAllAndByReason) {
  const results::Response found = study_of(response + os, eight).response.value();
  ASSERT_EQ(found.best.groups.size(), 3U);
  EXPECT_FALSE(found.derived);
  EXPECT_THAT(counts(found.best.groups[0]), ElementsAre(2U, 3U, 1U, 1U));  // CR PR SD PD
  EXPECT_EQ(found.best.groups[0].n, 7U);
  EXPECT_EQ(found.best.groups[0].n_missing, 1U);
  EXPECT_EQ(found.best.groups[1].group, "radiologic");
  EXPECT_THAT(counts(found.best.groups[1]), ElementsAre(1U, 2U, 1U, 0U));
  EXPECT_EQ(found.best.groups[0].event.n, 5U);
  EXPECT_NEAR(found.best.groups[0].event.percent.value(), 500.0 / 7.0, 1e-12);
  EXPECT_NEAR(found.best.groups[0].event.lower.value(), 29.04208637, 1e-7);  // R binom.test(5, 7)
  EXPECT_NEAR(found.best.groups[0].event.upper.value(), 96.33074338, 1e-7);
  EXPECT_EQ(found.of_all.n, 5U);
  EXPECT_EQ(found.of_all.of, 8U);
}

TEST(RunResponse, CountsSymptomsAmongThosePatientsWhoHadThem) {
  const results::Response found = study_of(response + os, eight).response.value();
  ASSERT_EQ(found.symptoms.size(), 1U);
  EXPECT_EQ(found.symptoms[0].groups[0].n, 4U);
  EXPECT_EQ(found.symptoms[0].groups[0].n_missing, 0U);
  EXPECT_EQ(found.symptoms[0].groups[0].event.n, 2U);
  ASSERT_EQ(found.symptoms[0].groups.size(), 2U) << "nobody of the other reason is among them";
  EXPECT_EQ(found.symptoms[0].groups[1].group, "symptoms");
}

TEST(RunResponse, AWordOfReliefThatNobodyHasIsDoubted) {
  const std::string misspelt =
      "[response]\nbest = \"best\"\n[[response.symptom]]\nvariable = \"symptom\"\nrelief = [\"gone\"]\n";
  EXPECT_THAT(study_of(misspelt + os, eight).warnings, ::testing::Contains(HasSubstr("no patient has \"gone\"")));
}

const std::string sums = R"(months,died,base,s1,s2,new1,new2,fracture
2,1,50,30,0,false,false,0
4,1,50,35,45,false,false,0
8,0,50,36,40,false,false,1
9,1,50,60,,false,false,0
10,0,50,45,20,true,false,0
11,0,,20,10,,,0
12,1,40,,,false,false,1
)";

const std::string derived = R"(
[response]
baseline   = "base"
follow_up  = ["s1", "s2"]
new_lesion = ["new1", "new2"]
by         = "fracture"
[describe]
variables = ["best_response"]
)";

TEST(RunResponse, DerivesTheBestResponseFromSums) {
  const results::Study study = study_of(derived + os, sums);
  ASSERT_TRUE(study.response);
  EXPECT_TRUE(study.response->derived);
  EXPECT_THAT(counts(study.response->best.groups[0]), ElementsAre(1U, 1U, 1U, 2U));
  EXPECT_EQ(study.response->best.groups[0].n_missing, 2U);
  EXPECT_EQ(study.response->of_all.of, 7U);
  EXPECT_EQ(study.table1->variables[0].levels.size(), 4U) << "the column can be used";
}

TEST(RunResponse, NamesTheCellsThatAreNoSums) {
  const std::string problems =
      data_problems("[response]\nbaseline = \"base\"\nfollow_up = [\"s1\", \"s2\"]\n" + os,
                    "months,died,base,s1,s2\n1,0,50,many,1\n2,1,0,40,2\n3,1,40,30,-3\n4,0,20,10,5\n");
  EXPECT_THAT(problems, AllOf(HasSubstr("column \"s1\": must be a number; 1 cell is another text (row 2)"),
                              HasSubstr("row 3, column \"base\""), HasSubstr("row 4, column \"s2\""),
                              Not(HasSubstr("many")), Not(HasSubstr("row 5"))));
}

TEST(RunResponse, NamesTheCellsThatAreNoResponse) {
  EXPECT_THAT(data_problems("[response]\nbest = \"best\"\n" + os, "months,died,best\n1,0,PR\n2,1,partial\n"),
              AllOf(HasSubstr("column \"best\": 1 cell is not among the levels listed for this column (row 3)"),
                    Not(HasSubstr("partial"))));
  const std::string words =
      "[response]\nbest = \"best\"\nlevels = [\"complete\", \"partial\", \"stable\", \"worse\"]\n";
  const auto found = study_of(words + os, "months,died,best\n7,0,partial\n8,1,worse\n").response.value();
  EXPECT_EQ(found.best.groups[0].event.n, 1U);
}

TEST(RunResponse, AColumnOfItsNameMustNotBeThere) {
  EXPECT_THAT(protocol_problems("[response]\nbaseline = \"base\"\nfollow_up = [\"s1\"]\n" + os,
                                "months,died,base,s1,best_response\n1,0,50,40,SD\n"),
              HasSubstr("already has a column \"best_response\""));
}

TEST(RunResponse, TheFormsOfResponseExcludeEachOther) {
  const std::string base = "[study]\ndata = \"c.csv\"\n" + os;
  EXPECT_THAT(problems_of(base + "[response]\nby = \"reason\"\n"), HasSubstr("needs either \"best\""));
  EXPECT_THAT(problems_of(base + "[response]\nbest = \"b\"\nbaseline = \"s\"\nfollow_up = [\"t\"]\n"),
              HasSubstr("not both"));
  EXPECT_THAT(
      problems_of(base + "[response]\nbaseline = \"s\"\nfollow_up = [\"t\", \"u\"]\nnew_lesion = [\"n\"]\nlevels = "
                         "[\"a\"]\n"),
      AllOf(HasSubstr("one item for each"), HasSubstr("four words"), HasSubstr("belongs to \"best\"")));
  EXPECT_THAT(problems_of(base + "[response]\nbest = \"b\"\nsymptom = \"s\"\n"), HasSubstr("[[response.symptom]]"));
}

TEST(RunToxicity, NoEventHasAnUpperLimit) {
  const results::Toxicity found = study_of("[toxicity]\ngrade = \"grade\"\n" + os, eight).toxicity.value();
  const auto& all = found.grades.groups.at(0);
  EXPECT_THAT(counts(all), ElementsAre(2U, 3U, 2U, 0U, 0U, 0U));
  EXPECT_EQ(all.n_missing, 1U);
  EXPECT_EQ(all.event.n, 0U);
  EXPECT_EQ(all.event.lower, 0.0);
  EXPECT_NEAR(all.event.upper.value(), 40.9616391, 1e-6);  // 100 (1 - 0.025^(1/7))
}

TEST(RunToxicity, NamesTheCellsThatAreNoGrade) {
  EXPECT_THAT(data_problems("[toxicity]\ngrade = \"g\"\n" + os, "months,died,g\n1,0,2\n2,1,7\n3,1,2.5\n4,0,-1\n"),
              AllOf(HasSubstr("column \"g\""), HasSubstr("(rows 3 to 5)")));
}

const std::string referrals = R"(
[referrals]
date  = "start"
share = "reason = 'radiologic'"
label = "Radiologic progression"
)";

// 2010: 1 of 3, 2011: nobody, 2012: 2 of 4, 2013: 1 of 1. Mean year 2011.375, p = 1/2, S = 79/8,
// sum (s_i - s) (x_i - n_i p) = 11/16 + 0 + 13/16 = 3/2: slope (3/2) / (79/8) = 12/79, X^2 = (12/79) (3/2) 4 = 72/79.
TEST(RunReferrals, CountsEveryYearAndTestsTheTrend) {
  const results::Referrals found = study_of(referrals + os, eight).referrals.value();
  ASSERT_EQ(found.years.size(), 4U);
  std::vector<std::size_t> n;
  for (const auto& year : found.years) n.push_back(year.n);
  EXPECT_THAT(n, ElementsAre(3U, 0U, 4U, 1U));
  EXPECT_EQ(found.years[0].year, 2010);
  EXPECT_EQ(found.years[0].share.value().n, 1U);
  EXPECT_FALSE(found.years[1].share.value().percent.has_value());
  ASSERT_TRUE(found.trend);
  EXPECT_EQ(found.trend->n, 8U);
  EXPECT_NEAR(found.trend->percent_per_year, 1200.0 / 79.0, 1e-9);
  EXPECT_NEAR(found.trend->chi_square, 72.0 / 79.0, 1e-9);
  EXPECT_EQ(found.label, "Radiologic progression");
}

TEST(RunReferrals, WithoutContrastThereIsNoTrend) {
  const auto all = study_of("[referrals]\ndate = \"start\"\nshare = \"months > 0\"\n" + os, eight).referrals.value();
  EXPECT_FALSE(all.trend);
  EXPECT_FALSE(all.why.empty());
  const auto none = study_of("[referrals]\ndate = \"start\"\n" + os, eight).referrals.value();
  EXPECT_FALSE(none.trend);
  EXPECT_TRUE(none.why.empty());
}

TEST(RunReferrals, TheDateMustBeADate) {
  EXPECT_THAT(protocol_problems("[referrals]\ndate = \"months\"\n" + os, eight), HasSubstr("is no date"));
  EXPECT_THAT(problems_of("[study]\ndata = \"c.csv\"\n" + os + "[referrals]\ndate = \"d\"\nlabel = \"x\"\n"),
              HasSubstr("is the name of \"share\""));
}

}  // namespace
}  // namespace rtsurv::study
