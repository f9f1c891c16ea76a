#include "rtsurv/regimens/dose_words.hpp"

#include <functional>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::regimens {
namespace {

void expect_refused(const std::function<void()>& call, const std::vector<std::string>& pieces) {
  try {
    call();
    FAIL() << "not refused: " << pieces.front();
  } catch (const InvalidOption& error) {
    for (const std::string& piece : pieces)
      EXPECT_NE(std::string(error.what()).find(piece), std::string::npos) << error.what();
  }
}

TEST(DoseWords, a_dose_bears_its_unit_or_takes_the_one_of_its_column) {
  EXPECT_EQ(gray("45"), 45.0);
  EXPECT_EQ(gray(" 45Gy "), 45.0);
  EXPECT_EQ(gray("45 gy"), 45.0);
  EXPECT_EQ(gray("4500cGy"), 45.0);
  EXPECT_EQ(gray("267 CGY"), 2.67);
  EXPECT_EQ(gray("4500", DoseUnit::centigray), 45.0);
  EXPECT_EQ(gray("45Gy", DoseUnit::centigray), 45.0);
  for (const char* text : {"", "Gy", "cGy", "45 mGy", "45,5", "nan", "inf", "1e999", "45 Gy x", "forty"})
    EXPECT_FALSE(gray(text)) << text;
}

TEST(DoseWords, a_bare_number_of_centigray_is_refused_and_both_ways_to_write_it_are_shown) {
  expect_refused([] { (void)dose_of("--total", "4500", 200.0); }, {"--total: 4500", "looks like cGy", "4500cGy or 45"});
  expect_refused([] { (void)dose_of("--dose-per-fraction", "267Gy", 50.0); },
                 {"267Gy", "in a fraction", "267cGy or 2.67"});
  expect_refused([] { (void)dose_of("--total", "45000cGy", 200.0); }, {"45000cGy", "more than 200 Gy"});
  expect_refused([] { (void)dose_of("--total", "lots", 200.0); }, {"--total", "lots", "4500cGy"});
  EXPECT_EQ(dose_of("--total", "4500cGy", 200.0), 45.0);
}

TEST(DoseWords, values_are_single_listed_or_a_range_and_come_once) {
  const std::vector<double> one{3.5}, listed{3.5, 10.0, 4.0}, ranged{1.2, 1.7, 2.2, 2.7, 3.2, 3.7, 4.2, 4.7, 5.2, 5.7};
  EXPECT_EQ(values_of("--alpha-beta", {"3.5"}), one);
  EXPECT_EQ(values_of("--alpha-beta", {"3.5,10", "3.5Gy", "4"}), listed);
  EXPECT_EQ(values_of("--alpha-beta", {"1.2:5.7:0.5"}), ranged);
  EXPECT_EQ(values_of("--alpha-beta", {"1.2:5.7:0.1"}).size(), 46U);
  EXPECT_EQ(values_of("--alpha-beta", {"1.2:5.7:0.1"})[3], 1.5);
  EXPECT_EQ(values_of("--alpha-beta", {"1:2:0.4"}).back(), 1.8);
  EXPECT_EQ(values_of("--alpha-beta", {"3:3:1"}), std::vector<double>{3.0});
}

TEST(DoseWords, values_that_cannot_be_are_refused) {
  for (const char* text : {"", "3.5,", "x", "1:2", "1:2:3:4", "2:1:0.5", "1:2:0", "1:2:-1", "1:2:x", "0:1000:0.1"})
    expect_refused([&] { (void)values_of("--alpha-beta", {text}); }, {"--alpha-beta"});
}

TEST(DoseWords, a_share_is_a_number_up_to_one_or_a_percentage) {
  EXPECT_EQ(share_of("--recovered", "0.25"), 0.25);
  EXPECT_EQ(share_of("--recovered", " 25% "), 0.25);
  EXPECT_EQ(share_of("--recovered", "0"), 0.0);
  EXPECT_EQ(share_of("--recovered", "100%"), 1.0);
  for (const char* wrong : {"25", "-1%", "101%", "half", "", "%"})
    EXPECT_THROW((void)share_of("--recovered", wrong), InvalidOption) << wrong;
}

TEST(DoseWords, a_schedule_is_total_over_fractions_or_dose_times_fractions) {
  const WrittenSchedule schedule = schedule_of("45/15");
  ASSERT_EQ(schedule.phases.size(), 1U);
  EXPECT_EQ(schedule.phases[0].total.value, 45.0);
  EXPECT_EQ(schedule.phases[0].fractions, 15);
  EXPECT_FALSE(schedule.overall_days);
  for (const char* text : {"2.67x15", "2.67X15", "2.67 \u00D7 15", "267cGy x 15", "2.67*15"}) {
    EXPECT_NEAR(schedule_of(text).phases[0].total.value, 40.05, 1e-12) << text;
    EXPECT_EQ(schedule_of(text).phases[0].fractions, 15) << text;
  }
}

TEST(DoseWords, phases_are_joined_and_the_overall_time_follows) {
  const WrittenSchedule schedule = schedule_of("50/25 + 2x8@46");
  ASSERT_EQ(schedule.phases.size(), 2U);
  EXPECT_EQ(schedule.phases[1].total.value, 16.0);
  EXPECT_EQ(schedule.phases[1].fractions, 8);
  EXPECT_EQ(schedule.overall_days, 46.0);
}

TEST(DoseWords, a_schedule_that_cannot_be_is_quoted) {
  for (const char* text : {"45", "45/", "/15", "45/0", "45/2.5", "0/15", "-45/15", "45/15+", "+45/15", "45/15@",
                           "45/15@x", "45/15@-1", "45/15@1@2", "x15", "45/15/3", "45Gy"})
    expect_refused([&] { (void)schedule_of(text); }, {"schedule \"" + std::string(text) + "\""});
  expect_refused([] { (void)schedule_of("4500/15"); }, {"schedule \"4500/15\"", "looks like cGy", "4500cGy or 45"});
  expect_refused([] { (void)schedule_of("45cGy/15"); }, {"looks like Gy"});
}

TEST(DoseWords, any_two_of_three_give_the_third) {
  for (const auto& written : {WrittenPrescription{"45", "15", {}}, WrittenPrescription{"4500cGy", {}, "3Gy"},
                              WrittenPrescription{{}, "15", "300 cGy"}, WrittenPrescription{"45", "15", "3"}}) {
    const dose::Course course = schedule_of(written).phases.front();
    EXPECT_EQ(course.total.value, 45.0);
    EXPECT_EQ(course.fractions, 15);
  }
}

TEST(DoseWords, fewer_than_two_numbers_and_contradictions_are_refused) {
  expect_refused([] { (void)schedule_of(WrittenPrescription{"45", {}, {}}); }, {"two of --total"});
  expect_refused(
      [] {
        (void)schedule_of(WrittenPrescription{"45", "15", "2.5"});
      },
      {"--total 45 --fractions 15 --dose-per-fraction 2.5", "not the total dose", "15 x 2.5 Gy = 37.5 Gy"});
  expect_refused([] { (void)schedule_of(WrittenPrescription{"45", {}, "2.6"}); }, {"whole number of fractions"});
  expect_refused([] { (void)schedule_of(WrittenPrescription{"45", "many", {}}); }, {"--fractions"});
  expect_refused([] { (void)schedule_of(WrittenPrescription{"45cGy", "15", {}}); }, {"looks like Gy"});
}

}  // namespace
}  // namespace rtsurv::regimens
