#include "rtsurv/regimens/schedule_list.hpp"

#include <gtest/gtest.h>

#include "program.hpp"
#include "rtsurv/core/error.hpp"

namespace rtsurv::regimens {
namespace {

class ScheduleListTest : public ::testing::Test {
 protected:
  ScheduleList read(const std::string& content, ScheduleFile file = {}) {
    file.reading.path = folder_.file("list.csv", content);
    return read_schedules(file);
  }

  void expect_refused(const std::string& content, const std::vector<std::string>& pieces, ScheduleFile file = {}) {
    try {
      (void)read(content, std::move(file));
      FAIL() << "not refused\n" << content;
    } catch (const Error& error) {
      EXPECT_EQ(exit_code(error.kind()), 2);
      for (const std::string& piece : pieces)
        EXPECT_NE(std::string(error.what()).find(piece), std::string::npos) << piece << '\n' << error.what();
    }
  }

 private:
  tests::TemporaryFolder folder_;
};

TEST_F(ScheduleListTest, any_two_columns_give_the_schedule) {
  for (const char* content :
       {"total,fractions\n45,15\n", "total_dose_Gy,dose_per_fraction\n45,3\n", "Dose_Per_Fraction,Fractions\n3,15\n",
        "total_cGy,fractions,dose_per_fraction_gy\n4500,15,3\n"}) {
    const ScheduleList list = read(content);
    ASSERT_EQ(list.schedules.size(), 1U) << content;
    EXPECT_EQ(list.schedules[0].phases[0].total.value, 45.0) << content;
    EXPECT_EQ(list.schedules[0].phases[0].fractions, 15) << content;
  }
}

TEST_F(ScheduleListTest, equal_rows_are_one_schedule_with_its_count_and_the_most_used_comes_first) {
  const ScheduleList list = read("total,fractions\n36,6\n45,15\n45.0,15\n,15\n54,18\n");
  ASSERT_EQ(list.schedules.size(), 3U);
  EXPECT_EQ(list.schedules[0].phases[0].total.value, 45.0);
  EXPECT_EQ(list.schedules[0].n, 2U);
  EXPECT_EQ(list.schedules[1].phases[0].total.value, 36.0);
  EXPECT_EQ(list.schedules[2].n, 1U);
  EXPECT_EQ(list.n_missing, 1U);
}

TEST_F(ScheduleListTest, names_and_overall_times_keep_rows_apart) {
  const ScheduleList list = read("name,total,fractions,overall_days\nA,45,15,18\nB,45,15,18\nA,45,15,25\nA,45,15,18\n");
  ASSERT_EQ(list.schedules.size(), 3U);
  EXPECT_EQ(list.schedules[0].label, "A");
  EXPECT_EQ(list.schedules[0].n, 2U);
  EXPECT_EQ(list.schedules[0].overall_days, 18.0);
}

TEST_F(ScheduleListTest, the_unit_comes_from_the_call_and_cells_may_bear_their_own) {
  ScheduleFile centigray;
  centigray.unit = DoseUnit::centigray;
  EXPECT_EQ(read("total,fractions\n4500,15\n", centigray).schedules[0].phases[0].total.value, 45.0);
  EXPECT_EQ(read("total,fractions\n45 Gy,15\n4500cGy,15\n").schedules[0].n, 2U);
  expect_refused("total_gy,fractions\n45,15\n", {"--unit", "total_gy"}, centigray);
}

TEST_F(ScheduleListTest, columns_can_be_named) {
  ScheduleFile file;
  file.columns = columns_of("--columns", {"total=rt", "fractions=fx"});
  EXPECT_EQ(read("rt,fx\n45,15\n", file).schedules[0].phases[0].fractions, 15);
  EXPECT_THROW((void)columns_of("--columns", {"dose=rt"}), InvalidOption);
  EXPECT_THROW((void)columns_of("--columns", {"total"}), InvalidOption);
  EXPECT_THROW((void)columns_of("--columns", {"total="}), InvalidOption);
  file.columns["fractions"] = "fy";
  expect_refused("rt,fx\n45,15\n", {"fy", "did you mean \"fx\""}, file);
}

TEST_F(ScheduleListTest, every_wrong_cell_is_named_at_once_and_none_is_quoted) {
  expect_refused("total,fractions,dose_per_fraction\n45,15,2.5\n45,secret,3\n4500,15,\n45,0,\n45,15,3\n-3,2,\n",
                 {"list.csv, row 2, column \"dose_per_fraction\"", "row 3, column \"fractions\": is not a number",
                  "row 4, column \"total\"", "looks like cGy", "--unit cGy", "row 5, column \"fractions\"",
                  "row 7, column \"total\""});
  try {
    (void)read("total,fractions\nsecret,3\n");
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos) << error.what();
  }
  expect_refused("total_cgy,fractions\n45,15\n", {"row 2, column \"total_cgy\"", "looks like Gy"});
  expect_refused("total,fractions,overall_days\n45,15,-1\n", {"row 2, column \"overall_days\""});
}

TEST_F(ScheduleListTest, a_file_without_schedules_is_refused) {
  expect_refused("dose,n\n45,15\n", {"total, fractions and dose_per_fraction", "dose, n", "--columns"});
  expect_refused("total,total_gy,fractions\n45,45,15\n", {"total and total_gy", "--columns total="});
  expect_refused("total,fractions\n,15\n", {"no row gives a schedule"});
  expect_refused("total,fractions\ntrue,15\n", {"\"total\"", "not one of numbers"});
}

}  // namespace
}  // namespace rtsurv::regimens
