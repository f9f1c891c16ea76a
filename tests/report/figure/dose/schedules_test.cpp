#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/figure_reading.hpp"
#include "report/fixture_dose.hpp"
#include "rtsurv/report/figure/dose/schedule_layout.hpp"

namespace rtsurv::report {
namespace {

using figure_reading::misplaced_texts;
using figure_reading::read;
using fixture::palliative;
using testing::HasSubstr;
using testing::Not;

std::size_t times(const std::string& svg, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = svg.find(part); at != std::string::npos; at = svg.find(part, at + 1)) ++n;
  return n;
}

/// The blue bars of the histogram; the box of the quartiles is white.
std::size_t bars(const Figure& figure) { return times(figure.svg, "<rect") - 2; }

TEST(ScheduleFigure, HasARowPerScheduleWithPatientsAndDose) {
  const auto drawn = read(schedule_figure(palliative()));
  // 36 (6 + 3.5) / 5.5 = 62.18
  for (const char* text : {"36/6", "11", "62.2", "45/15", "43", "53.2", "All", "118", "63 Gy (protocol)", "Patients"})
    EXPECT_TRUE(drawn.says(text)) << text;
}

TEST(ScheduleFigure, SaysMedianQuartilesAndUnknownDoses) {
  const Figure figure = schedule_figure(palliative());
  EXPECT_THAT(figure.caption, HasSubstr("Median EQD2 62.2 Gy (quartiles 53.2\u201366.8; range 35.5\u201381.8)"));
  EXPECT_THAT(figure.caption, HasSubstr("\u03B1/\u03B2\u00A03.5\u00A0Gy; n = 118, dose not known in 2"));
  EXPECT_THAT(figure.caption, HasSubstr("Broken line: 63 Gy, the cut-point set by the protocol."));
}

TEST(ScheduleFigure, HasABarForEveryStretchWithPatients) {
  // 45/15 at 53.2, 30/5 at 51.8, 36/6 at 62.2, 44/10 and 54/18 between 63 and 64, and so on.
  EXPECT_EQ(bars(schedule_figure(palliative())), 10U);
}

/// Patients in the bars below and above the threshold of 62 Gy, with 3 patients at 62 and 5 at 64 Gy.
std::pair<double, double> sides(std::optional<double> fixed, double cut) {
  results::Study study = palliative();
  study.schedules = fixture::schedule_table(
      {fixture::schedule_row(fixture::schedule(62.0, 31), 3), fixture::schedule_row(fixture::schedule(64.0, 32), 5)},
      0);
  study.cutpoints.front().fixed = fixed;
  study.cutpoints.front().maxstat.cutpoint = cut;
  const figure::Histogram counts = figure::schedule_layout(study, {}).counts;
  std::pair<double, double> sums;
  for (std::size_t i = 0; i < counts.bars.size(); ++i)
    (counts.start + counts.width * (static_cast<double>(i) + 0.5) < 62.0 ? sums.first : sums.second) += counts.bars[i];
  return sums;
}

TEST(ScheduleFigure, PutsADoseAtTheThresholdOnItsSide) {
  EXPECT_EQ(sides(62.0, 0.0), (std::pair{0.0, 8.0})) << "a fixed cut is reached at it";
  EXPECT_EQ(sides({}, 62.0), (std::pair{3.0, 5.0})) << "a searched one above it";
}

TEST(ScheduleFigure, SaysWhichEndOfAStretchIsIncluded) {
  results::Study study = palliative();
  EXPECT_THAT(schedule_figure(study).caption, HasSubstr("lower end included"));
  study.cutpoints.front().fixed.reset();
  study.cutpoints.front().maxstat.cutpoint = 62.0;
  EXPECT_THAT(schedule_figure(study).caption, HasSubstr("upper end included"));
  EXPECT_TRUE(read(schedule_figure(study)).says("62 Gy (cut-point)"));
}

TEST(ScheduleFigure, NeedsNoThreshold) {
  results::Study study = palliative();
  study.cutpoints.clear();
  EXPECT_THAT(schedule_figure(study).svg, Not(HasSubstr("class=\"threshold\"")));
}

TEST(ScheduleFigure, SumsUpALongTail) {
  results::Study study = palliative();
  auto rows = study.schedules->rows;
  for (int n = 6; n < 31; ++n) rows.push_back(fixture::schedule_row(fixture::schedule(3.0 * n, n), 1));
  study.schedules = fixture::schedule_table(rows, 0);
  const auto drawn = read(schedule_figure(study));
  EXPECT_TRUE(drawn.says("Other (26"));
  EXPECT_TRUE(drawn.says("143"));
}

TEST(ScheduleFigure, KeepsEveryTextOnTheSheetAndApart) {
  for (const double width : {60.0, 90.0, 140.0, 190.0})
    for (const double threshold : {0.1, 35.5, 63.0, 500.0})
      for (const bool long_names : {false, true}) {
        results::Study study = palliative();
        study.cutpoints.front().fixed = threshold;
        if (long_names) study.schedules->rows[3].schedule.name = "40.05/15+16/8+10.8/6, 2 a day, RBE 1.1";
        study.schedules->rows[0].n = 123456;
        study.schedules->n = 1234567;
        EXPECT_EQ(misplaced_texts(read(schedule_figure(study, {width, false}))), "") << width << " mm, " << threshold;
      }
}

TEST(ScheduleFigure, DrawsOnePatient) {
  results::Study study = palliative();
  study.cutpoints.clear();
  study.schedules = fixture::schedule_table({fixture::schedule_row(fixture::schedule(8.0, 1), 1)}, 0);
  EXPECT_EQ(misplaced_texts(read(schedule_figure(study, {90.0, true}))), "");
}

}  // namespace
}  // namespace rtsurv::report
