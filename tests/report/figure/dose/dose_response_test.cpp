#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/figure_reading.hpp"
#include "report/fixture_dose.hpp"

namespace rtsurv::report {
namespace {

using figure_reading::misplaced_texts;
using figure_reading::read;
using testing::HasSubstr;
using testing::Not;

Figure draw(const results::DoseResponse& response, double width = 190.0) {
  return response_figure(fixture::palliative(), response, {width, false});
}

TEST(ResponseFigure, SaysD50Gamma50AndTheTest) {
  EXPECT_THAT(draw(fixture::dose_response()).caption,
              HasSubstr("D50 47.3 Gy (31.0\u201354.4), \u03B350 0.93 (0.31\u20131.62) (95\u2009% CI); effect of dose "
                        "P = 0.003 (likelihood ratio); 118 patients, 41 events by 24\u00A0months"));
  EXPECT_EQ(draw(fixture::dose_response()).name, "response-LC-24-log-logistic");
}

TEST(ResponseFigure, TabulatesTheObservedRates) {
  const auto drawn = read(draw(fixture::dose_response()));
  for (const char* text : {"35.5\u201351.8", "53.2", "43", "20", "53.5\u2009% (37.4\u201366.9)", "81.8"})
    EXPECT_TRUE(drawn.says(text)) << text;
}

TEST(ResponseFigure, SaysWhichLimitIsOpen) {
  auto response = fixture::dose_response();
  response.fit.value->d50_gy.lower.reset();
  response.open_limits = {"D50 has no lower limit: the data do not rule out any smaller value"};
  EXPECT_THAT(draw(response).caption, HasSubstr("D50 47.3 Gy (no lower limit\u201354.4)"));
  EXPECT_THAT(draw(response).caption,
              HasSubstr("D50 has no lower limit: the data do not rule out any smaller value. EQD2"));
  EXPECT_EQ(misplaced_texts(read(draw(response, 90.0))), "");
}

TEST(ResponseFigure, ShowsTheRatesWhenTheCurveIsNotEstimable) {
  auto response = fixture::dose_response();
  response.fit = {{}, "control does not rise with dose"};
  const Figure figure = draw(response);
  EXPECT_THAT(figure.caption, HasSubstr("Curve not estimable: control does not rise with dose"));
  EXPECT_THAT(figure.svg, Not(HasSubstr("class=\"d50\"")));
  EXPECT_TRUE(read(figure).says("53.5\u2009% (37.4\u201366.9)"));
}

TEST(ResponseFigure, MarksD50OnlyInsideTheAxis) {
  auto response = fixture::dose_response();
  EXPECT_THAT(draw(response).svg, HasSubstr("class=\"d50\""));
  response.fit.value->d50_gy.estimate = 12.0;
  EXPECT_THAT(draw(response).svg, Not(HasSubstr("class=\"d50\"")));
}

TEST(ResponseFigure, KeepsEveryTextOnTheSheetAndApart) {
  for (const double width : {60.0, 90.0, 140.0, 190.0})
    for (const bool empty : {false, true}) {
      auto response = fixture::dose_response();
      response.bins[1].control.reset();
      if (empty) response.fit = {{}, "failures and controls are parted by dose, so that no maximum exists at all"};
      EXPECT_EQ(misplaced_texts(read(draw(response, width))), "") << width << " mm";
    }
}

}  // namespace
}  // namespace rtsurv::report
