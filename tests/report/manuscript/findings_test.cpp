// Results in sentences: each number stands at its address in results.json.
#include "rtsurv/report/manuscript/findings/findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.hpp"
#include "report/fixture_dose.hpp"
#include "report/manuscript/tied.hpp"

namespace rtsurv::report::manuscript {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string text_of(const results::Study& study, const std::string& title) {
  for (const Finding& finding : findings(study))
    if (finding.title == title) return finding.told.text;
  return "";
}

void expect_tied(const results::Study& study) {
  const results::Lookup lookup(study);
  for (const Finding& finding : findings(study)) {
    EXPECT_EQ(tied::wrong_ties(lookup, finding.told), "") << finding.title;
    EXPECT_EQ(tied::untied(study, finding.told), "") << finding.title;
  }
}

TEST(Findings, AreTiedToTheResults) {
  expect_tied(fixture::rotterdam());
  expect_tied(fixture::palliative());
  expect_tied(fixture::bare());
}

TEST(Findings, TellWhatIsThereAndNothingElse) {
  const results::Study bare = fixture::bare();
  for (const char* title : {"Cut-points", "Factors", "Risk groups", "Effect", "Dose"})
    EXPECT_THAT(text_of(bare, title), IsEmpty());
  EXPECT_THAT(findings(results::Study{}), IsEmpty());
  const results::Study full = fixture::rotterdam();
  EXPECT_THAT(text_of(full, "Patients"),
              testing::ContainsRegex("patients(, 2,982)? were analysed.( Excluded: [A-Z])?"));
  EXPECT_THAT(
      text_of(full, "Outcomes"),
      HasSubstr("(2,982 patients, 1,713 events) was 56.8\u2009% (95\u2009% CI 55.0\u201358.6) at 60 months and"));
  EXPECT_THAT(text_of(full, "Factors"), HasSubstr("the hazard ratio was "));
}

TEST(Findings, SayOfWhatHasNoNumberThatItHasNone) {
  results::Study study = fixture::rotterdam();
  survival::KaplanMeier& curve = study.endpoints[0].km.groups[0].curve;
  curve.median.estimate.reset();
  for (survival::SurvivalAt& at : curve.at) at.survival.reset();
  EXPECT_THAT(text_of(study, "Outcomes"), HasSubstr("was analysed, and the median was not reached."));
  results::CoxTerm& term = study.endpoints[0].multivariable->cox.value->terms[0];
  term.infinite = true;
  EXPECT_THAT(text_of(study, "Factors"), HasSubstr("the hazard ratio was infinite (separation) for "));
  study.effects[0].overall.value.reset();
  EXPECT_THAT(text_of(study, "Effect"), Not(HasSubstr("stratified")));
  expect_tied(study);
}

TEST(Findings, FindLabelsOfEveryKind) {
  results::Study study = fixture::rotterdam();
  for (const char* reason : {"no A/B", "chemotherapy + trastuzumab", "\"late\" start", "they said \"no\""})
    study.flow.push_back({reason, study.flow.size(), study.flow.back().remaining});
  EXPECT_EQ(address({"flow", "no A/B", "excluded"}), "flow/\"no A/B\"/excluded");
  expect_tied(study);
}

TEST(WithLevel, PutsLevelAndUnitWhereTheyBelong) {
  EXPECT_EQ(with_level("60.0 (56.6\u201362.8)", 0.95, "months"), "60.0 months (95\u2009% CI 56.6\u201362.8)");
  EXPECT_EQ(with_level("63.9\u2009% (interval not estimable)", 0.9), "63.9\u2009% (interval not estimable)");
  EXPECT_EQ(with_level("not estimable", 0.95), "not estimable");
}

}  // namespace
}  // namespace rtsurv::report::manuscript
