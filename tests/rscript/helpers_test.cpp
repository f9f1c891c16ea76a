// A script defines what it calls, and no more.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/rscript/helpers.hpp"

namespace rtsurv::rscript {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(RHelpers, only_the_packages_that_are_called_are_loaded) {
  EXPECT_EQ(libraries_of("fit <- survfit(x)"), "library(survival)\n");
  EXPECT_EQ(libraries_of("fit <- with(d, cuminc(t, s))"), "library(survival)\nlibrary(cmprsk)\n");
  EXPECT_EQ(libraries_of("maxstat.test(y ~ x)"), "library(survival)\nlibrary(maxstat)\n");
  EXPECT_EQ(libraries_of("coxph(y ~ ns(age))"), "library(survival)\nlibrary(splines)\n");
}

TEST(RHelpers, only_the_functions_that_are_called_are_defined) {
  EXPECT_THAT(helpers_of("median_of(fit)"), AllOf(HasSubstr("compare <- function"), HasSubstr("median_of <- function"),
                                                  Not(HasSubstr("fine_gray <- function"))));
  EXPECT_THAT(helpers_of("pair_tests(y)"), HasSubstr("lower.tail = FALSE) else NA\n"));
  EXPECT_THAT(helpers_of("rate_per_100(d)"), HasSubstr("rate_per_100 <- function"));
}

}  // namespace
}  // namespace rtsurv::rscript
