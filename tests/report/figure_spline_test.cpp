#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/figure_reading.hpp"
#include "rtsurv/report/html/report.hpp"

namespace rtsurv::report {
namespace {

using figure_reading::misplaced_texts;
using figure_reading::read;
using testing::HasSubstr;
using testing::IsEmpty;

results::CutpointResult cutpoint() {
  results::CutpointResult out;
  out.name = "high_dose";
  out.x = out.variable = "eqd2";
  out.endpoint = "OS";
  out.sample = {133, 66, 0, {}};
  out.maxstat.cutpoint = 60.0;
  out.maxstat.cut = {50, 60};
  out.maxstat.candidate_statistic = {1.0, 2.7};
  out.maxstat.statistic = 2.7;
  out.maxstat.p = 0.06;
  results::CutpointEvidence evidence;
  evidence.naive_p = 0.007;
  evidence.p_values = {{survival::MaxstatP::conditional_monte_carlo, 0.06, 0.001, ""},
                       {survival::MaxstatP::exact, {}, {}, "out of reach"}};
  evidence.shrinkage.value = survival::CutShrinkage{60.0, -0.8, 0.3, 0.5};
  evidence.bootstrap = {1000, 1000, 44.0, 65.0, {{44.0, 300}, {60.0, 700}}};
  survival::SplineCox spline;
  spline.knots = {45, 53, 63};
  spline.reference = 53.0;
  for (int k = 0; k <= 10; ++k) {
    spline.x.push_back(40.0 + 3.0 * k);
    spline.log_hazard_ratio.push_back(0.5 - 0.1 * k);
    spline.lower.push_back(0.5 - 0.1 * k - 4.0);
    spline.upper.push_back(0.5 - 0.1 * k + 4.0);
  }
  spline.overall = {6.0, 2, 0.05};
  spline.nonlinear = survival::ChiSquareTest{1.0, 1, 0.32};
  evidence.spline.value = spline;
  evidence.values = {{44, 20}, {53, 80}, {63, 33}};
  evidence.fixed = 63.0;
  evidence.fixed_test.value = survival::ChiSquareTest{6.0, 1, 0.014};
  out.evidence = evidence;
  out.fixed = 63.0;
  return out;
}

results::Study study() {
  results::Study out;
  out.columns.push_back({"eqd2", "EQD2", "Gy", {}, {}});
  out.cutpoints = {cutpoint()};
  return out;
}

TEST(SplineFigure, SaysWhatTheCurveAndTheStepsAre) {
  const Figure figure = spline_figure(study(), cutpoint());
  EXPECT_EQ(figure.name, "spline-high_dose");
  EXPECT_THAT(figure.caption, HasSubstr("against the median, 53 Gy (133 patients, 66 events)"));
  EXPECT_THAT(figure.caption, HasSubstr("spline of 3 knots"));
  EXPECT_THAT(figure.caption, HasSubstr("as found, HR 0.45; dashes: shrunken by cross-validation, HR 0.67"));
  EXPECT_TRUE(read(figure).says("Hazard ratio"));
}

TEST(SplineFigure, KeepsItsTextsOnTheSheet) {
  for (const double width : {90.0, 140.0, 190.0})
    EXPECT_THAT(misplaced_texts(read(spline_figure(study(), cutpoint(), {.width_mm = width}))), IsEmpty());
}

TEST(CutpointEvidence, StandsInTheReport) {
  const std::string html = html_report(study(), {});
  EXPECT_THAT(html, HasSubstr("Permutations (condMC) *"));
  EXPECT_THAT(html, HasSubstr("not estimable: out of reach"));
  EXPECT_THAT(html, HasSubstr("Uncorrected"));
  EXPECT_THAT(html, HasSubstr("leaves 50.0\u202F% of its logarithm: a hazard ratio of 0.67"));
  EXPECT_THAT(html, HasSubstr("between 44 and 65"));
  EXPECT_THAT(html, HasSubstr("its log-rank test gives P = 0.014"));
}

}  // namespace
}  // namespace rtsurv::report
