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
  for (const char* title : {"Cut-points", "Factors", "Risk groups", "Effect", "Dose", "Response and toxicity"})
    EXPECT_THAT(text_of(bare, title), IsEmpty());
  EXPECT_THAT(findings(results::Study{}), IsEmpty());
  const results::Study full = fixture::rotterdam();
  EXPECT_THAT(text_of(full, "Patients"),
              testing::ContainsRegex("patients(, 2,982)? were analysed.( Reasons? for exclusion)?"));
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

results::Tally tally(const std::string& variable, std::size_t n) {
  results::Tally one;
  one.variable = variable;
  one.events = {"gone", "less"};
  one.groups.push_back({"all", 51, 0, {}, {n, 51, 100.0 * static_cast<double>(n) / 51.0, 62.5, 87.2}});
  return one;
}

TEST(Findings, TellResponseSymptomsAndToxicity) {
  results::Study study = fixture::bare();
  study.response = results::Response{};
  study.response->best = tally("recist", 39);
  study.response->of_all = {99, 133, 74.436, 66.15, 81.6};
  study.response->symptoms = {tally("pain", 39)};
  study.columns.push_back({"pain", "Pain", "", {}, {}});
  study.toxicity = results::Toxicity{tally("ctcae", 0)};
  study.toxicity->grades.groups[0].event = {0, 133, 0.0, 0.0, 2.735};
  EXPECT_EQ(
      text_of(study, "Response and toxicity"),
      "The best response was complete or partial in 99 of 133 patients (74.4\u2009%, 95\u2009% CI "
      "66.2\u201381.6), patients without an assessment counting as without response. Pain response was relief "
      "(gone or less) in 39 of 51 patients (76.5\u2009%, 95\u2009% CI 62.5\u201387.2). Toxicity of grade 3 or worse "
      "was seen in 0 of 133 patients (0.0\u2009%; upper 95\u2009% limit 2.7\u2009%).");
  expect_tied(study);
}

TEST(Findings, TellHazardsThatAreNotProportional) {
  results::Study study = fixture::rotterdam();
  results::Multivariable& model = *study.endpoints[0].multivariable;
  const results::CoxTerm term = model.cox.value->terms.front();
  model.cox.value->zph = {{term.term, {4.06, 1.0, 0.0439}}};
  model.cox.value->zph_transform = "km";
  results::NonProportional factor;
  factor.term = term.term;
  factor.by_period.value = results::NonProportional::Periods{};
  factor.by_period.value->at_median = true;
  factor.by_period.value->periods = {{0.0, 4.698151950718686, 133, 33.0, {term}},
                                     {4.698151950718686, std::nullopt, 85, 33.0, {term}}};
  model.non_proportional = {factor};
  EXPECT_THAT(text_of(study, "Factors"),
              testing::ContainsRegex(" Hazards were not proportional for [^:]* \\(P = 0.044\\): "
                                     "the hazard ratio was [^;]*; [^;]*\\) up to 4.7 months "
                                     "and [^;]*; [^;]*\\) thereafter\\."));
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
