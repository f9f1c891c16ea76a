#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "report/figure_reading.hpp"
#include "report/fixture.hpp"
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

TEST(AllFigures, DrawCumulativeIncidenceBehindTheCurveOfItsEndpoint) {
  std::vector<std::string> names;
  for (const Figure& figure : all_figures(fixture::rotterdam())) names.push_back(figure.name);
  const auto curve = std::ranges::find(names, "km-REC");
  ASSERT_NE(curve, names.end());
  EXPECT_EQ(*(curve + 1), "cuminc-REC");
}

}  // namespace
}  // namespace rtsurv::report
