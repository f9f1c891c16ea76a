// [[cutpoint]] with two cuts: the column of its groups, and what rests on it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/results/json/json.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::os;
using testing::study_of;

/// Forty patients: low x dies early, high x late, middle x between.
std::string forty() {
  std::string cohort = "months,died,x\n";
  for (int i = 0; i < 40; ++i) {
    const int group = i % 3;
    cohort += std::to_string(1 + 2 * i / 3 + 12 * group) + "," + (i % 5 == 0 ? "0" : "1") + "," +
              std::to_string(10 * group + i % 4) + "\n";
  }
  return cohort;
}

const std::string cut = "\n[[cutpoint]]\nname = \"high\"\nvariable = \"x\"\nendpoint = \"OS\"\ncuts = 2\n";

TEST(StudyTwoCuts, MakeAColumnOfThreeGroupsInOrder) {
  const auto study =
      study_of(os + cut + "\n[univariable]\nendpoints = [\"OS\"]\nfactors = [\"high_groups\", \"high\"]\n", forty());
  const auto& found = *study.cutpoints[0].two_cuts->value;
  EXPECT_EQ(found.search.low_cut, 10.0);  // fourteen patients of 0 to 3, and the three of 10 among 10 to 13
  EXPECT_EQ(found.search.high_cut, 13.0);
  EXPECT_EQ(found.groups[0].n, 17U);
  EXPECT_EQ(found.groups[1].n, 10U);
  EXPECT_EQ(found.groups[2].n, 13U);
  EXPECT_LT(found.search.p, 0.01);
  EXPECT_LT(*found.groups[2].term.hazard_ratio, *found.groups[1].term.hazard_ratio);
  const auto& row = study.endpoints[0].univariable[0];
  const auto& terms = row.cox.value->terms;
  ASSERT_EQ(terms.size(), 2U);
  EXPECT_EQ(*terms[0].reference, "low");
  EXPECT_EQ(*terms[0].level, "middle");
  EXPECT_EQ(*terms[0].hazard_ratio, *found.groups[1].term.hazard_ratio);
  EXPECT_EQ(*terms[1].hazard_ratio, *found.groups[2].term.hazard_ratio);
  EXPECT_EQ(row.km.value->groups[2].curve.events, found.km.value->groups[2].curve.events);
  const auto* column = study.find_column("high_groups");
  EXPECT_THAT(column->level_labels,
              ElementsAre(::testing::Pair("low", "\u2264 10"), ::testing::Pair("middle", "> 10 to 13"),
                          ::testing::Pair("high", "> 13")));
}

TEST(StudyTwoCuts, LeaveOutWhomTheVariableMisses) {
  const auto study = study_of(os + cut, forty() + "5,1,\n");
  EXPECT_EQ(study.cutpoints[0].two_cuts->value->km.value->sample.n_missing, 1U);
}

TEST(StudyTwoCuts, SayWhyThereAreNone) {
  const auto study =
      study_of(os + "\n[[cutpoint]]\nname = \"high\"\nvariable = \"dose\"\nendpoint = \"OS\"\ncuts = 2\n",
               "months,died,dose\n1,1,40\n2,1,60\n3,0,40\n4,1,60\n5,1,40\n6,1,60\n");
  EXPECT_THAT(study.cutpoints[0].two_cuts->why, HasSubstr("no two cuts leave enough patients"));
  EXPECT_THAT(study.warnings, Contains(HasSubstr("two cuts of \"high\"")));
  EXPECT_THAT(results::to_json(study), HasSubstr("no two cuts leave"));
}

TEST(StudyTwoCuts, AreNotFollowedByTheValidation) {
  const auto study =
      study_of(os + cut +
                   "\n[multivariable]\nendpoints = [\"OS\"]\nfactors = [\"high_groups\"]\n\n[validation]\n"
                   "bootstrap = 100\npermutations = 0\n",
               forty());
  EXPECT_THAT(study.validation->not_followed,
              Contains(HasSubstr("\"high_groups\" is kept as it is: it rests on two searched cuts")));
}

}  // namespace
}  // namespace rtsurv::study
