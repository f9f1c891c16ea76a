// Levels and references without events.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/study/methods/methods.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

/// Grade A: 4 patients without an event; B: 12 without; C: 20 of 30; D: 8 of 24.
std::string cohort() {
  std::string text = "months,died,grade\n";
  const auto add = [&](const char* grade, int n, int events) {
    for (int i = 0; i < n; ++i)
      text += std::to_string(3 + (i * 7 + n) % 23) + (i < events ? ",1," : ",0,") + grade + "\n";
  };
  add("A", 4, 0);
  add("B", 12, 0);
  add("C", 30, 20);
  add("D", 24, 8);
  return text;
}

results::CoxResult cox_of(const std::string& terms, const std::string& text = cohort()) {
  return cox(table::table_of(text), {.outcome = {.time = "months", .event = "died"}, .terms = parse_model(terms)});
}

TEST(References, WithoutEventsGiveWayToTheLargestLevelWithEvents) {
  const results::CoxResult result = cox_of("grade");
  EXPECT_EQ(result.references.front().level, "C");
  EXPECT_EQ(*result.terms[2].level, "D");
  EXPECT_TRUE(result.terms[2].hazard_ratio && result.terms[2].lower);
  EXPECT_THAT(result.sample.warnings, Contains(HasSubstr("largest level with events, \"C\", is the reference")));
}

TEST(References, ThatAreAskedForStayAndTheRemedyIsSaid) {
  const results::CoxResult result = cox_of("factor(grade, ref=A)");
  EXPECT_EQ(result.references.front().level, "A");
  EXPECT_TRUE(result.terms[1].infinite);
  EXPECT_THAT(result.sample.warnings,
              Contains(HasSubstr("its reference level has no event: take a level with events")));
}

TEST(References, LeaveALevelWithoutEventsUndeterminedBesideThem) {
  const results::CoxResult result = cox_of("factor(grade, ref=A)");
  const results::CoxTerm& b = result.terms[0];
  EXPECT_EQ(*b.level, "B");
  EXPECT_TRUE(b.undetermined);
  EXPECT_FALSE(b.infinite);
  EXPECT_FALSE(b.hazard_ratio || b.lower || b.upper || b.p || b.firth);
  EXPECT_THAT(result.sample.warnings, Contains(HasSubstr("\"B\" of \"grade\" is undetermined")));
}

TEST(References, WithEventsStay) {
  EXPECT_EQ(cox_of("factor(grade, ref=D)").references.front().level, "D");
  std::string text = cohort();
  text.replace(text.find(",0,A"), 4, ",1,A");
  const results::CoxResult result = cox_of("grade", text);
  EXPECT_EQ(result.references.front().level, "A");
  EXPECT_THAT(result.sample.warnings, Not(Contains(HasSubstr("is the reference"))));
}

TEST(References, OfTwoLevelsStayForBothAreWithoutBound) {
  EXPECT_EQ(cox_of("case when grade = 'A' then 'no' else 'yes' end").references.front().level, "no");
}

TEST(References, WithoutEventsOfTheCauseGiveWayInAFineGrayModelToo) {
  const auto result =
      fine_gray(table::table_of(cohort()),
                {.outcome = {.time = "months", .event = "died", .competing = "died = 0 and grade <> 'C'"},
                 .terms = parse_model("grade")});
  EXPECT_EQ(result.model.references.front().level, "C");
  EXPECT_THAT(result.model.sample.warnings, Contains(HasSubstr("largest level with events, \"C\", is the reference")));
  EXPECT_TRUE(result.model.terms[2].hazard_ratio);
}

const std::string study = testing::os + R"(
[univariable]
endpoints = ["OS"]
factors = ["grade"]
[multivariable]
endpoints = ["OS"]
factors = ["grade"]
)";

TEST(References, OfAStudyAreOneForEveryTable) {
  const results::Study found = testing::study_of(study, cohort());
  const results::EndpointResult& os = found.endpoints.front();
  EXPECT_EQ(os.multivariable->cox.value->references.front().level, "C");
  EXPECT_EQ(os.univariable.front().cox.value->references.front().level, "C");
  EXPECT_EQ(os.univariable.front().km.value->groups.front().group, "C");
  EXPECT_THAT(found.warnings, Contains(HasSubstr("The first level \"A\" of \"grade\" has no event of OS among 4")));
}

TEST(References, ThatAProtocolNamesStay) {
  const results::Study found = testing::study_of(study + "[columns.grade]\nreference = \"A\"\n", cohort());
  EXPECT_EQ(found.endpoints.front().multivariable->cox.value->references.front().level, "A");
  EXPECT_THAT(found.warnings, Not(Contains(HasSubstr("The first level"))));
}

}  // namespace
}  // namespace rtsurv::study
