#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/figure_reading.hpp"
#include "report/fixture_dose.hpp"

namespace rtsurv::report {
namespace {

using figure_reading::misplaced_texts;
using figure_reading::read;
using fixture::palliative;
using testing::HasSubstr;
using testing::Not;

TEST(SweepFigure, NamesTheSchedulesThatChangeSideAndTheThreshold) {
  const auto drawn = read(sweep_figure(palliative()));
  for (const char* text : {"63 Gy", "36/6", "54/18", "44/10", "35/5", "EQD2 (Gy)", "\u03B1/\u03B2 (Gy)", "Corrected P"})
    EXPECT_TRUE(drawn.says(text)) << text;
}

TEST(SweepFigure, CountsTheSchedulesThatChangeSide) {
  // 63 Gy lies between the ends of 36/6 (81.0, 54.7), 54/18 (70.9, 61.0), 44/10 (77.0, 57.7), 35/5, 30/5 and 24/2.
  EXPECT_TRUE(read(sweep_figure(palliative()))
                  .says("6 of 11 schedules change side of the threshold: 36/6, 54/18, "
                        "44/10, 35/5, 30/5, 24/2"));
}

TEST(SweepFigure, OfAMovingCutPointAndNoThreshold) {
  results::Study study = palliative();
  study.sweep->threshold_gy[0] = 70.0;
  EXPECT_TRUE(read(sweep_figure(study)).says("cut-point"));
  study.sweep->threshold_gy.assign(study.sweep->threshold_gy.size(), std::nullopt);
  study.sweep->threshold_source.clear();
  EXPECT_TRUE(read(sweep_figure(study)).says("11 schedules; the protocol sets no threshold"));
}

TEST(SweepFigure, KeepsEveryTextOnTheSheetAndApart) {
  for (const double width : {60.0, 90.0, 140.0, 190.0})
    for (const std::size_t copies : {1U, 5U}) {
      results::Study study = palliative();
      const auto schedules = study.sweep->schedules;
      for (std::size_t i = 1; i < copies; ++i)
        study.sweep->schedules.insert(study.sweep->schedules.end(), schedules.begin(), schedules.end());
      study.sweep->schedules[1].schedule.name = "40.05/15+16/8+10.8/6, 2 a day, RBE 1.1";
      EXPECT_EQ(misplaced_texts(read(sweep_figure(study, {width, false}))), "") << width << " mm";
    }
}

TEST(SweptEffectFigure, HasALinePerGroupThatBreaksWhereNothingIsEstimable) {
  const results::Study study = palliative();
  const Figure figure = swept_effect_figure(study, study.sweep->effects[0]);
  const auto drawn = read(figure);
  for (const char* text : {"Group 1", "Group 2", "Group 3", "Hazard ratio", "0.25", "4"})
    EXPECT_TRUE(drawn.says(text)) << text;
  EXPECT_EQ(figure.name, "sweep-high_dose-risk_group-LC");
  results::Study nothing = study;
  for (auto& at : nothing.sweep->effects[0].groups[1].at) at = {{}, "no events"};
  EXPECT_TRUE(read(swept_effect_figure(nothing, nothing.sweep->effects[0])).says("Group 2: not estimable"));
}

TEST(SweptEffectFigure, KeepsEveryTextOnTheSheetAndApart) {
  for (const double width : {60.0, 90.0, 190.0})
    for (const double ratio : {1e-9, 1.0, 1e9}) {
      results::Study study = palliative();
      auto& groups = study.sweep->effects[0].groups;
      for (auto& at : groups[0].at) at.value->hazard_ratio = ratio;
      for (std::size_t copies = 0; ratio > 1.0 && copies < 4; ++copies) groups.push_back(groups[1]);
      EXPECT_EQ(misplaced_texts(read(swept_effect_figure(study, study.sweep->effects[0], {width, true}))), "")
          << width << " mm, " << ratio;
    }
}

}  // namespace
}  // namespace rtsurv::report
