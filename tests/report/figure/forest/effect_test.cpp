#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/figure_reading.hpp"

namespace rtsurv::report {
namespace {

using figure_reading::misplaced_texts;
using figure_reading::read;
using testing::HasSubstr;
using testing::Not;

results::CoxResult cox(std::size_t n, double events, double ratio) {
  results::CoxResult out;
  out.sample.n = n;
  out.sample.events = events;
  results::CoxTerm term;
  term.term = "high_dose";
  term.level = "true";
  term.reference = "false";
  term.hazard_ratio = ratio;
  term.lower = ratio / 2.0;
  term.upper = ratio * 2.0;
  term.std_error = 0.354;
  term.p = 0.04;
  out.terms.push_back(term);
  return out;
}

results::Effect effect() {
  results::Effect out;
  out.variable = "high_dose";
  out.within = "risk_group";
  out.endpoint = "LC";
  out.groups.resize(3);
  out.groups[0] = {"Group 1", 62, {}, {cox(62, 27, 0.9), ""}, {}};
  out.groups[1] = {"Group 2", 46, {}, {cox(46, 9, 0.4), ""}, {}};
  out.groups[2] = {"Group 3", 25, {}, {{}, "no events"}, {}};
  out.overall.value = cox(133, 36, 0.6);
  out.interaction.value = survival::ChiSquareTest{3.1, 2.0, 0.21};
  return out;
}

results::Study study() {
  results::Study out;
  results::CutpointResult cutpoint;
  cutpoint.name = "high_dose";
  cutpoint.x = cutpoint.variable = "eqd2";
  cutpoint.fixed = 63.0;
  out.cutpoints.push_back(cutpoint);
  return out;
}

TEST(SubgroupsFigure, HasTheInteractionOfEachGroupingInOneColumn) {
  results::Effect by_grade = effect();
  by_grade.within = "grade";
  by_grade.groups.resize(2);
  by_grade.groups[0].group = "low grade";
  by_grade.groups[1].group = "high grade";
  by_grade.interaction.value = survival::ChiSquareTest{9.1, 1.0, 0.0026};
  const results::Effect by_risk = effect();
  for (const double width : {90.0, 190.0}) {
    const Figure figure = subgroups_figure(study(), {&by_risk, &by_grade}, {.width_mm = width});
    const auto drawn = read(figure);
    EXPECT_EQ(misplaced_texts(drawn), "") << width;
    for (const char* text : {width < 140.0 ? "interaction" : "P for interaction", "Risk group", "0.21", "grade",
                             "0.003", "low grade", "All, by risk group", "0.60 (0.30\u20131.20)"})
      EXPECT_TRUE(drawn.says(text)) << text;
    EXPECT_FALSE(drawn.says("0.040")) << "no P of a single group, which would be read as a test between groups";
    EXPECT_THAT(figure.caption, HasSubstr("not adjusted for their number"));
  }
}

TEST(EffectFigure, HasARowPerGroupAnOverallAndTheInteraction) {
  const auto drawn = read(effect_figure(study(), effect()));
  for (const char* text :
       {"HR: eqd2 \u2265 63 against eqd2 < 63", "Risk group", "Group 1", "62", "27", "0.90 (0.45\u20131.80)", "0.040",
        "Overall", "133", "0.60 (0.30\u20131.20)", "Interaction", "0.21"})
    EXPECT_TRUE(drawn.says(text)) << text;
}

TEST(EffectFigure, ShowsNoRatioOfAGroupWithTooFewEvents) {
  auto few = effect();
  few.groups[1].too_few = true;
  const auto drawn = read(effect_figure(study(), few));
  EXPECT_TRUE(drawn.says("too few events"));
  EXPECT_FALSE(drawn.says("0.40 (0.20\u20130.80)"));
  EXPECT_THAT(effect_figure(study(), effect()).svg, Not(HasSubstr("ew events")));
}

TEST(EffectFigure, SaysWhyAGroupIsNotEstimable) {
  const auto drawn = read(effect_figure(study(), effect()));
  EXPECT_TRUE(drawn.says("not estimable"));
  EXPECT_TRUE(drawn.says("Group 3: no events."));
}

TEST(EffectFigure, SaysWhyTheInteractionIsNotEstimable) {
  auto without = effect();
  without.interaction = {{}, "one group has no events"};
  without.overall.value.reset();
  const auto drawn = read(effect_figure(study(), without));
  EXPECT_TRUE(drawn.says("Interaction: one group has no events."));
  EXPECT_FALSE(drawn.says("Overall"));
}

TEST(EffectFigure, OfAFactorWithSeveralLevelsHasARowEach) {
  auto several = effect();
  several.variable = "technique";
  for (auto& group : several.groups)
    if (group.cox.value) {
      group.cox.value->terms[0].term = "technique";
      group.cox.value->terms[0].reference = "3D conformal";
      group.cox.value->terms[0].level = "IMRT";
      group.cox.value->terms.push_back(group.cox.value->terms[0]);
      group.cox.value->terms[1].level = "VMAT";
    }
  several.overall.value.reset();
  const auto drawn = read(effect_figure({}, several));
  EXPECT_TRUE(drawn.says("IMRT"));
  EXPECT_TRUE(drawn.says("VMAT"));
  EXPECT_TRUE(drawn.says("HR: against 3D conformal"));
}

TEST(EffectFigure, KeepsEveryTextOnTheSheetAndApart) {
  for (const double width : {60.0, 90.0, 140.0, 190.0})
    for (const double ratio : {1e-6, 0.03, 1.0, 40.0}) {
      auto nasty = effect();
      nasty.groups[0].group = "A group of patients with a name as long as the line that describes it in the protocol";
      nasty.groups[1].cox.value = cox(10000000, 1234567, ratio);
      nasty.groups[2].cox.why = "the coefficient of the variable is redundant because all of its values are the same";
      EXPECT_EQ(misplaced_texts(read(effect_figure(study(), nasty, {width, false}))), "") << width << " mm, " << ratio;
    }
}

}  // namespace
}  // namespace rtsurv::report
