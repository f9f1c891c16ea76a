#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/figure_reading.hpp"

namespace rtsurv::report {
namespace {

using figure_reading::misplaced_texts;
using figure_reading::read;
using testing::HasSubstr;

results::Study study_with(const std::vector<results::FlowStep>& flow) {
  results::Study study;
  study.flow = flow;
  results::EndpointResult endpoint;
  endpoint.name = "LC";
  endpoint.label = "Local control";
  endpoint.km.sample.n = 130;
  endpoint.km.sample.events = 45;
  study.endpoints.push_back(endpoint);
  return study;
}

const std::vector<results::FlowStep> published = {
    {{}, 0, 169}, {"Re-irradiation", 28, 141}, {"No follow-up", 5, 136}, {"Other histology", 3, 133}};

TEST(FlowFigure, SaysWhoLeftAndWhoRemained) {
  const auto drawn = read(flow_figure(study_with(published)));
  for (const char* text : {"169 patients in the table", "28 excluded: Re-irradiation", "141 patients",
                           "5 excluded: No follow-up", "136 patients", "3 excluded: Other histology",
                           "133 patients analysed", "Local control: 130 patients, 45 events"})
    EXPECT_TRUE(drawn.says(text)) << text;
}

TEST(FlowFigure, PrintsItsNumbersBold) {
  const Figure figure = flow_figure(study_with(published));
  EXPECT_THAT(figure.svg, HasSubstr("<tspan font-weight=\"bold\">28</tspan> excluded"));
  EXPECT_THAT(figure.svg,
              HasSubstr("<tspan font-weight=\"bold\">130</tspan> patients, <tspan font-weight=\"bold\">45"));
}

TEST(FlowFigure, OfACohortWithoutExclusionsIsOneBox) {
  const Figure figure = flow_figure(study_with({{{}, 0, 2982}}));
  EXPECT_TRUE(read(figure).says("2,982 patients in the table, all analysed"));
  EXPECT_EQ(figure.svg.find("<line"), std::string::npos);
}

TEST(FlowFigure, HasRoomForAnyNumberOfExclusions) {
  const std::string reason =
      "Treatment with < 10 Gy & \"palliative\" intention, or a_column_name_that_is_longer_than_its_box";
  for (const double width : {60.0, 90.0, 190.0})
    for (std::size_t n = 0; n < 20; ++n) {
      std::vector<results::FlowStep> flow = {{{}, 0, 10000000}};
      for (std::size_t i = 0; i < n; ++i) flow.push_back({i % 2 ? "Short" : reason, i, 10000000});
      EXPECT_EQ(misplaced_texts(read(flow_figure(study_with(flow), {width, false}))), "") << width << " mm, " << n;
    }
}

TEST(FlowFigure, TellsTheFlowToThoseWhoCannotSeeIt) {
  EXPECT_THAT(flow_figure(study_with(published)).svg,
              HasSubstr("169 patients in the table. 28 excluded: Re-irradiation. 141 patients remain."));
}

}  // namespace
}  // namespace rtsurv::report
