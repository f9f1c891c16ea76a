#include "rtsurv/report/words/schedules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture_dose.hpp"

namespace rtsurv::report {
namespace {

using fixture::schedule;
using fixture::schedule_row;
using fixture::schedule_table;

TEST(SchedulePhrase, SaysPhasesFractionsADayAndRbe) {
  results::Schedule one = schedule(36.0, 6);
  EXPECT_EQ(schedule_phrase(one), "36 Gy in 6 fractions");
  EXPECT_EQ(fraction_dose(one), "6.00");
  one.phases.push_back({8.0, 1, 8.0});
  one.per_day = 2;
  one.rbe = 1.1;
  EXPECT_EQ(schedule_phrase(one), "36 Gy in 6 fractions + 8 Gy in 1 fraction, 2 a day, RBE 1.1");
  EXPECT_EQ(fraction_dose(one), "6.00 + 8.00");
}

TEST(BeyondLinearQuadratic, BeginsAboveTenGray) {
  EXPECT_FALSE(schedule(30.0, 3).beyond_lq());
  EXPECT_TRUE(schedule(30.3, 3).beyond_lq());
}

/// `sizes[i]` patients with a schedule of its own.
results::ScheduleTable table_of(const std::vector<std::size_t>& sizes) {
  std::vector<ScheduleRow> rows;
  for (std::size_t i = 0; i < sizes.size(); ++i)
    rows.push_back(schedule_row(schedule(20.0 + static_cast<double>(i), 10), sizes[i]));
  return schedule_table(std::move(rows), 0);
}

TEST(ScheduleList, ShowsTwentyOneByOne) {
  const auto table = table_of(std::vector<std::size_t>(20, 1));
  EXPECT_EQ(schedule_list(table).single.size(), 20U);
  EXPECT_TRUE(schedule_list(table).rare.empty());
}

TEST(ScheduleList, CutsALongTailWhereTheNumberOfPatientsChanges) {
  std::vector<std::size_t> sizes = {50, 40, 30, 20, 15, 12, 10, 9, 8, 7};
  sizes.insert(sizes.end(), 14, 2);
  const auto table = table_of(sizes);
  const ScheduleList list = schedule_list(table);
  EXPECT_EQ(list.single.size(), 10U);
  EXPECT_EQ(list.rare.size(), 14U);
  EXPECT_EQ(patients_of(list.single) + patients_of(list.rare), table.n);
  EXPECT_EQ(rare_label(list.rare), "Other (14 schedules, each n\u00A0\u2264\u00A02)");
}

TEST(ScheduleList, CutsATailOfEqualNumbersInItsMiddle) {
  const auto table = table_of(std::vector<std::size_t>(45, 1));
  const ScheduleList list = schedule_list(table);
  EXPECT_EQ(list.single.size(), 19U);
  EXPECT_EQ(rare_label(list.rare), "Other (26 schedules, each n\u00A0=\u00A01)");
}

TEST(DoseThreshold, IsTheFirstCutPointOnTheEquivalentDose) {
  results::Study study = fixture::palliative();
  study.cutpoints.insert(study.cutpoints.begin(), results::CutpointResult{});
  study.cutpoints.front().variable = "age";
  ASSERT_TRUE(dose_threshold(study));
  EXPECT_EQ(dose_threshold(study)->eqd2_gy, 63.0);
  EXPECT_TRUE(dose_threshold(study)->fixed);
  study.cutpoints[1].fixed.reset();
  study.cutpoints[1].maxstat.cutpoint = 62.2;
  EXPECT_FALSE(dose_threshold(study)->fixed);
  study.cutpoints[1].why = "no events";
  EXPECT_FALSE(dose_threshold(study));
}

}  // namespace
}  // namespace rtsurv::report
