// An adjusted comparison of two treatments on the terminal, in the report and as figures.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/figure_reading.hpp"
#include "report/fixture.hpp"
#include "rtsurv/report/figure/all_figures.hpp"
#include "rtsurv/report/html/groups/adjusted.hpp"
#include "rtsurv/report/manuscript/methods/adjusted.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/adjusted.hpp"

namespace rtsurv::report {
namespace {

using figure_reading::misplaced_texts;
using figure_reading::read;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

results::AdjustedEffect adjusted() {
  results::AdjustedEffect out;
  out.adjust = {"age", "grade"};
  out.n = 686;
  out.n_missing = 12;
  out.events = 299;
  out.first = {"false", 440, 205, 0.126, 0.651, 419.4, 2.4};
  out.second = {"true", 246, 94, 0.135, 0.641, 203.1, 2.1};
  out.outside = 0.0087;
  out.truncate = 0.01;
  out.truncated = 16;
  out.balance = {{"age", {}, 0.574, -0.006}, {"grade", "1", 0.05, 0.01}, {"grade", "3", -0.21, {}}};
  results::AdjustedEffect::At known;
  known.time = 60.0;
  known.crude_first = 0.432;
  known.crude_second = 0.581;
  known.crude_difference = survival::Contrast{0.149, 0.04, 0.071, 0.227, 0.0002};
  known.first = {0.424, 0.37, 0.48, 1000};
  known.second = {0.595, 0.52, 0.67, 1000};
  known.difference = {0.171, 0.074, 0.262, 1000};
  results::AdjustedEffect::At beyond;
  beyond.time = 120.0;
  beyond.why = "a side is not followed so long";
  out.at = {known, beyond};
  out.crude_ratio = {0.69, 0.13, 0.54, 0.89, 0.004};
  out.ratio = {0.676, 0.137, 0.516, 0.885, 0.004};
  out.e_value = survival::EValue{1.95, 1.4, true};
  out.km.emplace();
  for (const char* group : {"false", "true"})
    out.km->groups.push_back({group, figure_reading::estimate(figure_reading::cohort(50, 130.0), {60.0, 120.0})});
  out.replicates = 1000;
  return out;
}

results::Study study_with(results::Maybe<results::AdjustedEffect> adjusted) {
  results::Study study = fixture::rotterdam();
  study.effects[0].adjusted = std::move(adjusted);
  return study;
}

TEST(AdjustedWords, SignWhatTheyCompare) {
  EXPECT_EQ(points_interval(0.171, 0.074, 0.262), "+17.1 (+7.4 to +26.2)");
  EXPECT_EQ(points_interval(-0.02, -0.1, 0.0001), "\u22122.0 (\u221210.0 to 0.0)");
  EXPECT_EQ(points_interval(0.1, {}, {}), "+10.0 (interval not estimable)");
  EXPECT_EQ(points_interval({}, {}, {}), "not estimable");
}

TEST(AdjustedText, HasCrudeBesideAdjusted) {
  const std::string text = to_text(study_with({adjusted(), ""}));
  EXPECT_THAT(text, HasSubstr("Treatments compared\n"));
  EXPECT_THAT(text, HasSubstr("weighted by the inverse probability of treatment, in all patients (ATE))"));
  EXPECT_THAT(text, HasSubstr("at 60 months: +17.1 (+7.4 to +26.2) percentage points, crude +14.9 (+7.1 to +22.7)"));
  EXPECT_THAT(text, HasSubstr("at 120 months: not estimable: a side is not followed so long"));
  EXPECT_THAT(text, HasSubstr("HR 0.68 (0.52\u20130.89), crude 0.69 (0.54\u20130.89)"));
  EXPECT_THAT(to_text(study_with({{}, "9 events, fewer than 10"})),
              HasSubstr("not estimable: 9 events, fewer than 10"));
  EXPECT_THAT(to_text(fixture::rotterdam()), Not(HasSubstr("Treatments compared")));
}

TEST(AdjustedBlock, SaysWhoWasComparedAndHowAlikeTheyAre) {
  const results::Study study = study_with({adjusted(), ""});
  const std::vector<Figure> figures;
  html::Page page(study, figures);
  const std::string markup = html::adjusted_block(page, study.effects[0]).markup;
  EXPECT_THAT(markup, HasSubstr("The largest standardised difference between them is 0.57, and 0.01 after weighting."));
  EXPECT_THAT(markup, HasSubstr("12 patients lack a value"));
  EXPECT_THAT(markup, Not(HasSubstr("></th>"))) << "the head of the labels has no text: it is no head";
  EXPECT_THAT(markup, HasSubstr("weighted they tell as much as 419"));
  EXPECT_THAT(markup,
              AllOf(HasSubstr("43.2"), HasSubstr("+17.1 (+7.4 to +26.2)"), HasSubstr("1.95, of the limit 1.40")));
  results::AdjustedEffect uneven = adjusted();
  uneven.balance[0].after = 0.2;
  const results::Study other = study_with({uneven, ""});
  EXPECT_THAT(html::adjusted_block(page, other.effects[0]).markup, HasSubstr("above 0.1 balance is not reached"));
  const results::Study none = study_with({{}, "one side is empty"});
  EXPECT_THAT(html::adjusted_block(page, none.effects[0]).markup, HasSubstr("not estimable: one side is empty"));
  EXPECT_TRUE(html::adjusted_block(page, fixture::rotterdam().effects[0]).empty());
}

TEST(AdjustedMethods, SayWhatWasDone) {
  EXPECT_THAT(manuscript::adjusted_methods(study_with({adjusted(), ""})),
              AllOf(HasSubstr("inverse probability"),
                    HasSubstr("stabilised and truncated at the 1\u2009% and 99\u2009% quantile"),
                    HasSubstr("1,000 bootstrap samples"), HasSubstr("E-value")));
  results::AdjustedEffect modelled = adjusted();
  modelled.method = survival::Adjustment::standardise;
  modelled.estimand = survival::Estimand::att;
  EXPECT_THAT(manuscript::adjusted_methods(study_with({modelled, ""})),
              AllOf(HasSubstr("g-formula"), HasSubstr("(ATT)")));
  EXPECT_EQ(manuscript::adjusted_methods(study_with({{}, "no"})), "");
}

TEST(AdjustedFigures, AreTheWeightedCurvesAndTheBalance) {
  const results::Study study = study_with({adjusted(), ""});
  std::vector<std::string> names;
  for (const Figure& figure : all_figures(study)) names.push_back(figure.name);
  for (const char* name : {"adjusted-hormon-risk_group-RFS", "balance-hormon-risk_group-RFS"})
    EXPECT_EQ(std::ranges::count(names, name), 1) << name;
}

TEST(BalanceFigure, HasARowForEachNumberAndLevel) {
  const results::Study study = study_with({adjusted(), ""});
  for (const double width : {60.0, 90.0, 190.0}) {
    const Figure figure = balance_figure(study, study.effects[0], {width, false});
    const auto drawn = read(figure);
    EXPECT_EQ(misplaced_texts(drawn), "");
    EXPECT_TRUE(drawn.says("before weighting"));
    EXPECT_TRUE(drawn.says("Standardised difference"));
    EXPECT_THAT(figure.svg, HasSubstr("0.57, after weighting -0.01"));
    EXPECT_THAT(figure.caption, HasSubstr("dashed line: 0.1"));
  }
}

}  // namespace
}  // namespace rtsurv::report
