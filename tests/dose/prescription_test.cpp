#include "rtsurv/dose/course/prescription.hpp"

#include <gtest/gtest.h>

namespace rtsurv::dose {
namespace {

TEST(Prescription, any_two_give_the_third) {
  const CompletedPrescription by_total = complete({45.0, 15.0, {}});
  const CompletedPrescription by_fraction = complete({{}, 15.0, 3.0});
  const CompletedPrescription by_both = complete({45.0, {}, 3.0});
  for (const CompletedPrescription& completed : {by_total, by_fraction, by_both}) {
    ASSERT_TRUE(completed.course) << completed.problem;
    EXPECT_EQ(completed.course->total.value, 45.0);
    EXPECT_EQ(completed.course->fractions, 15);
  }
}

TEST(Prescription, three_numbers_agree_up_to_their_rounding) {
  EXPECT_TRUE(complete({40.0, 15.0, 2.67}).course);  // 40.05 Gy
  EXPECT_TRUE(complete({40.05, {}, 2.67}).course);
  EXPECT_TRUE(complete({40.0, {}, 2.67}).course);
  const CompletedPrescription wrong = complete({45.0, 15.0, 2.5});
  EXPECT_FALSE(wrong.course);
  EXPECT_EQ(wrong.field, PrescriptionField::dose_per_fraction);
  EXPECT_FALSE(complete({45.0, {}, 2.7}).course);  // 16.67 fractions
}

TEST(Prescription, the_total_dose_is_kept_as_it_was_given) {
  EXPECT_EQ(complete({40.0, 15.0, 2.67}).course->total.value, 40.0);
}

TEST(Prescription, centigray_are_told_apart) {
  EXPECT_EQ(complete({4500.0, 15.0, {}}).field, PrescriptionField::total);
  EXPECT_NE(complete({4500.0, 15.0, {}}).problem.find("cGy"), std::string::npos);
  EXPECT_EQ(complete({{}, 15.0, 300.0}).field, PrescriptionField::dose_per_fraction);
  EXPECT_FALSE(complete({150.0, 1.0, {}}).course);  // 150 Gy in a fraction
  EXPECT_FALSE(complete({{}, 30.0, 45.0}).course);  // 1350 Gy in total
}

TEST(Prescription, what_no_course_can_have_is_named) {
  EXPECT_EQ(complete({0.0, 15.0, {}}).field, PrescriptionField::total);
  EXPECT_EQ(complete({45.0, 0.0, {}}).field, PrescriptionField::fractions);
  EXPECT_EQ(complete({45.0, 7.5, {}}).field, PrescriptionField::fractions);
  EXPECT_EQ(complete({45.0, 15.0, -3.0}).field, PrescriptionField::dose_per_fraction);
}

TEST(Prescription, one_number_is_incomplete_unless_it_is_wrong) {
  EXPECT_TRUE(complete({45.0, {}, {}}).incomplete);
  EXPECT_EQ(complete({45.0, {}, {}}).field, PrescriptionField::fractions);
  EXPECT_EQ(complete({{}, 15.0, {}}).field, PrescriptionField::total);
  EXPECT_TRUE(complete({}).incomplete);
  EXPECT_FALSE(complete({-45.0, {}, {}}).incomplete);
}

}  // namespace
}  // namespace rtsurv::dose
