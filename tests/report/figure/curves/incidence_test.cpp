#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "report/figure_reading.hpp"
#include "report/fixture.hpp"
#include "rtsurv/report/figure/all_figures.hpp"
#include "rtsurv/report/figure/curves/step_curve.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {
namespace {

using figure_reading::misplaced_texts;
using figure_reading::read;
using testing::HasSubstr;

TEST(IncidenceFigure, SetsBothCausesBesideKaplanMeier) {
  const results::Study study = fixture::rotterdam();
  const Figure figure = incidence_figure(study, study.endpoints[2]);
  const auto drawn = read(figure);
  for (const char* text : {"Event: 40.0\u2009% (38.2\u201341.8) at 60; 53.9\u2009% (51.9\u201355.8) at 120 months",
                           "1 \u2212 Kaplan\u2013Meier: competing events taken as censored", "At risk", "2,982"})
    EXPECT_TRUE(drawn.says(text)) << text;
  EXPECT_THAT(figure.caption, HasSubstr("2,982 patients, 1,518 events and 195 competing events."));
  EXPECT_EQ(figure.name, "cuminc-REC");
}

TEST(IncidenceFigure, DrawsTheCurvesOnItsScale) {
  results::Study study = fixture::rotterdam();
  auto& curve = study.endpoints[2].cuminc->groups[0].causes[0].curve;
  curve.time = {60.0};
  curve.cif = {0.4};
  const Figure figure = incidence_figure(study, study.endpoints[2]);
  double zero = 0.0, hundred = 0.0;
  for (const auto& tick : read(figure).in("y-axis")) {
    if (tick.text == "0") zero = tick.at.y;
    if (tick.text == "100") hundred = tick.at.y;
  }
  const double step = 0.6 * zero + 0.4 * hundred - 0.36 * 8.0;  // labels stand that much below their tick
  EXPECT_THAT(figure.svg, HasSubstr("V" + plain(step, 2) + "H"));
}

TEST(IncidenceFigure, KeepsEveryTextOnTheSheetAndApart) {
  const results::Study study = fixture::rotterdam();
  for (const double width : {60.0, 90.0, 190.0})
    EXPECT_EQ(misplaced_texts(read(incidence_figure(study, study.endpoints[2], {width, false}))), "") << width;
}

TEST(IncidenceFigure, SaysWhatHappensInTheWordsOfTheProtocol) {
  results::Study study = fixture::rotterdam();
  study.endpoints[2].event_label = "Recurrence";
  study.endpoints[2].competing_label = "Death without recurrence";
  const Figure figure = incidence_figure(study, study.endpoints[2]);
  EXPECT_TRUE(
      read(figure).says("Recurrence: 40.0\u2009% (38.2\u201341.8) at 60; 53.9\u2009% (51.9\u201355.8) at 120 months"));
  EXPECT_THAT(figure.caption, HasSubstr("195 competing events (recurrence; death without recurrence)."));
}

/// Twenty patients in two groups. In the first 4 have the event at 2, 3 the competing one at 3, 3 are censored at 4; in
/// the second 2, 6 and 2.
results::IncidenceResult two_groups() {
  results::IncidenceResult result;
  result.sample = {20, 15, 0, {}};
  result.by = "group";
  for (const double events : {4.0, 2.0}) {
    const double rivals = events == 4.0 ? 3.0 : 6.0;
    results::IncidenceResult::Group group{events == 4.0 ? "A" : "B", 10, {}, {}};
    survival::IncidenceCurve event{events, {2.0, 3.0}, {events / 10.0, events / 10.0}, {0.1, 0.1}, {}, {events, 0.0}};
    event.at = {{3.0, events / 10.0, 0.1, 0.05, 0.6}};
    group.causes.push_back({"event", event});
    group.causes.push_back({"competing", {rivals, {2.0, 3.0}, {0.0, rivals / 10.0}, {0.1, 0.1}, {}, {0.0, rivals}}});
    group.counts = {{2.0, 3.0, 4.0},
                    {10.0, 10.0 - events, 10.0 - events - rivals},
                    {events, rivals, 0.0},
                    {0.0, 0.0, 10.0 - events - rivals}};
    result.groups.push_back(group);
  }
  result.gray = {{"event", survival::ChiSquareTest{4.2, 1.0, 0.0404}, ""}};
  return result;
}

IncidenceFigure content_of(const results::IncidenceResult& result) {
  return {.name = "risk-LC-cuminc",
          .title = "Local control by group",
          .event = "local failure",
          .competing = "death",
          .landmarks = {3.0},
          .group_labels = {"Group A", "Group B"},
          .result = &result};
}

TEST(IncidenceByGroup, CountsWhoHadTheCompetingEventAsWhatTheyAre) {
  const results::IncidenceResult result = two_groups();
  const auto numbers = figure::numbers_at(result.groups[0], 4.0);
  EXPECT_EQ(numbers.at_risk, 3.0);
  EXPECT_EQ(numbers.events, 4.0);
  EXPECT_EQ(numbers.competing, 3.0);
  EXPECT_EQ(numbers.censored, 0.0);
  const auto later = figure::numbers_at(result.groups[1], 5.0);
  EXPECT_EQ(later.competing, 6.0);
  EXPECT_EQ(later.censored, 2.0);
  EXPECT_EQ(later.at_risk, 0.0);
}

TEST(IncidenceByGroup, SetsCurvesTestAndTable) {
  const results::IncidenceResult result = two_groups();
  const Figure figure = incidence_by_group_figure(content_of(result));
  const auto drawn = read(figure);
  for (const char* text : {"Group A", "Group B", "Gray P = 0.040", "(competing)", "(events)", "(censored)",
                           "Cumulative incidence of local failure (%)"})
    EXPECT_TRUE(drawn.says(text)) << text;
  EXPECT_THAT(figure.caption, HasSubstr("20 patients, 6 with local failure and 9 with death first"));
  EXPECT_THAT(figure.svg, HasSubstr("40.0\u2009% (5.0\u201360.0)"));
  IncidenceFigure untested = content_of(result);
  untested.with_test = false;
  EXPECT_FALSE(read(incidence_by_group_figure(untested)).says("Gray P = 0.040"));
}

/// Group B has all its events by 3, so that its curve is known for good; A ends where its last three are censored.
TEST(IncidenceByGroup, DrawsACurveThatCannotChangeToTheEndOfTheAxis) {
  results::IncidenceResult result = two_groups();
  results::IncidenceResult::Group& done = result.groups[1];
  done.causes[1].curve.events = done.causes[1].curve.events_at[1] = 8.0;
  done.counts = {{2.0, 3.0}, {10.0, 8.0}, {2.0, 8.0}, {0.0, 0.0}};
  const auto place_of_its_name = [&] {
    return read(incidence_by_group_figure(content_of(result), {.end = 4.0})).in("curves").at(1).at.x;
  };
  const double carried = place_of_its_name();
  done.counts.censored = {0.0, 1.0};
  EXPECT_LT(place_of_its_name(), carried - 50.0);  // the name stands at the end of the curve
}

TEST(IncidenceByGroup, KeepsEveryTextOnTheSheetAndApart) {
  const results::IncidenceResult result = two_groups();
  for (const double width : {60.0, 90.0, 190.0})
    EXPECT_EQ(misplaced_texts(read(incidence_by_group_figure(content_of(result), {width, false}))), "") << width;
}

TEST(AllFigures, DrawTheIncidenceInRiskGroupsAndEffects) {
  results::Study study = fixture::rotterdam();
  study.risk_groups->endpoints[0].cuminc = results::Maybe<results::IncidenceResult>{two_groups(), ""};
  study.effects[0].groups[0].cuminc = results::Maybe<results::IncidenceResult>{two_groups(), ""};
  std::vector<std::string> names;
  for (const Figure& figure : all_figures(study)) names.push_back(figure.name);
  const std::string risk = "risk-" + study.risk_groups->endpoints[0].endpoint;
  const auto curves = std::ranges::find(names, risk);
  ASSERT_NE(curves, names.end());
  EXPECT_EQ(*(curves + 1), risk + "-cuminc");
  EXPECT_TRUE(std::ranges::any_of(
      names, [](const std::string& name) { return name.starts_with("effect-") && name.ends_with("-cuminc"); }));
}

TEST(AllFigures, DrawCumulativeIncidenceBehindTheCurveOfItsEndpoint) {
  std::vector<std::string> names;
  for (const Figure& figure : all_figures(fixture::rotterdam())) names.push_back(figure.name);
  const auto curve = std::ranges::find(names, "km-REC");
  ASSERT_NE(curve, names.end());
  EXPECT_EQ(*(curve + 1), "cuminc-REC");
}

}  // namespace
}  // namespace rtsurv::report
