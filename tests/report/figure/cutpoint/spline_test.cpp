#include <cmath>
#include <tuple>

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
  evidence.shrinkage.value = results::CutpointEvidence::Shrinkage{std::exp(-0.8), 0.5, std::exp(-0.4)};
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

results::Study with_schedules() {
  results::Study out = study();
  out.schedules = results::ScheduleTable{};
  for (const auto& [name, eqd2, n] : {std::tuple{"45/15", 53.2, 56}, {"54/18", 63.8, 20}, {"50/20", 53.9, 3}}) {
    results::ScheduleTable::Row row;
    row.schedule.name = name;
    row.n = static_cast<std::size_t>(n);
    row.equivalents.push_back({3.5, 0.0, eqd2});
    out.schedules->rows.push_back(row);
  }
  return out;
}

TEST(SplineFigure, NamesTheSchedulesAtTheirDose) {
  const Figure figure = spline_figure(with_schedules(), cutpoint());
  for (const char* name : {"45/15", "54/18"}) EXPECT_TRUE(read(figure).says(name)) << name;
  EXPECT_FALSE(read(figure).says("50/20"));  // its line would cross 45/15, which more patients had
  EXPECT_THAT(figure.caption, HasSubstr("Above: schedules"));
  EXPECT_THAT(figure.caption, HasSubstr("Vertical line: the cut fixed by the protocol, 63 Gy"));
  for (const double width : {60.0, 90.0, 190.0})
    EXPECT_THAT(misplaced_texts(read(spline_figure(with_schedules(), cutpoint(), {.width_mm = width}))), IsEmpty());
}

TEST(SplineFigure, NamesTheDecilesOfAnotherNumber) {
  results::CutpointResult other = cutpoint();
  other.variable = other.x = "age";
  other.evidence->values.clear();
  other.evidence->deciles = {44, 44.1, 44.2, 50, 55, 58, 60, 62, 66};
  const auto drawn = read(spline_figure(study(), other));
  EXPECT_TRUE(drawn.says("50\u2009%"));
  EXPECT_TRUE(drawn.says("90\u2009%"));
  EXPECT_FALSE(drawn.says("20\u2009%"));  // no room between 10 and 30 %
  EXPECT_THAT(misplaced_texts(drawn), IsEmpty());
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
