#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/figure_reading.hpp"

namespace rtsurv::report {
namespace {

using figure_reading::misplaced_texts;
using figure_reading::read;
using testing::HasSubstr;
using testing::IsEmpty;

results::Study study() {
  results::Study out;
  out.columns.push_back({"eqd2", "EQD2", "Gy", {}, {}});
  out.validation.emplace();
  return out;
}

chain::CutDistribution cut() {
  return {"high_dose", "eqd2", "LC", 63.0, 60.27, 42.5, 65.5, {{42.5, 100}, {60.27, 500}, {65.5, 400}}, 1000};
}

TEST(CutDistributionFigure, SaysTheCutItsIntervalAndTheProtocols) {
  const Figure figure = cut_distribution_figure(study(), cut());
  EXPECT_EQ(figure.name, "validation-cut-high_dose");
  EXPECT_THAT(figure.caption, HasSubstr("Share of 1,000 bootstrap replicates"));
  EXPECT_THAT(figure.caption, HasSubstr("60.3 Gy (line); 95\u2009% CI 42.5\u201365.5 (bar)"));
  EXPECT_THAT(figure.caption, HasSubstr("set by the protocol: 63 Gy (dashes)"));
}

TEST(CutDistributionFigure, KeepsItsTextsOnTheSheet) {
  for (const double width : {90.0, 140.0, 190.0})
    EXPECT_THAT(misplaced_texts(read(cut_distribution_figure(study(), cut(), {.width_mm = width}))), IsEmpty());
}

TEST(CutDistributionFigure, DrawsASingleCut) {
  chain::CutDistribution one = cut();
  one.fixed.reset();
  one.counts = {{60.27, 1000}};
  EXPECT_THAT(misplaced_texts(read(cut_distribution_figure(study(), one))), IsEmpty());
}

}  // namespace
}  // namespace rtsurv::report
