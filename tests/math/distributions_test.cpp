#include "rtsurv/math/distributions.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace rtsurv::math {
namespace {

void expect_relative(double actual, double expected, double relative = 1e-12) {
  EXPECT_NEAR(actual, expected, relative * std::fabs(expected));
}

// Expected values are those of R 4.2.2: qnorm, pnorm, dnorm, pchisq, pf, pt, qbeta.

TEST(NormalQuantile, agrees_with_r) {
  expect_relative(normal_quantile(0.975), 1.959963984540054);
  expect_relative(normal_quantile(0.95), 1.644853626951472);
  expect_relative(normal_quantile(0.9999), 3.719016485455708);
  expect_relative(normal_quantile(0.001), -3.090232306167813);
  expect_relative(normal_quantile(1e-10), -6.361340902404056);
  EXPECT_NEAR(normal_quantile(0.5), 0.0, 1e-15);
}

TEST(NormalCdf, agrees_with_r_far_into_the_lower_tail) {
  expect_relative(normal_cdf(-20.0), 2.753624118606234e-89);
  expect_relative(normal_cdf(-8.0), 6.220960574271785e-16);
  expect_relative(normal_cdf(-1.0), 0.158655253931457);
  expect_relative(normal_cdf(1.5), 0.9331927987311419);
  EXPECT_EQ(normal_cdf(0.0), 0.5);
}

TEST(NormalCdf, undoes_the_quantile) {
  for (const double p : {1e-6, 0.025, 0.3, 0.5, 0.8, 0.999}) expect_relative(normal_cdf(normal_quantile(p)), p);
}

TEST(NormalPdf, agrees_with_r) {
  expect_relative(normal_pdf(0.0), 0.3989422804014327);
  expect_relative(normal_pdf(1.0), 0.2419707245191434);
  expect_relative(normal_pdf(-3.0), 0.004431848411938008);
}

TEST(NormalTwoSided, agrees_with_r_and_does_not_look_at_the_sign) {
  EXPECT_EQ(normal_two_sided(0.0), 1.0);
  expect_relative(normal_two_sided(1.0), 0.3173105078629141);
  expect_relative(normal_two_sided(-1.96), 0.04999579029644086);
  expect_relative(normal_two_sided(10.0), 1.523970604832105e-23);
  expect_relative(normal_two_sided(-30.0), 9.813427854296374e-198);
}

TEST(ChiSquareUpperTail, agrees_with_r_far_into_the_tail) {
  expect_relative(chi_square_upper_tail(0.5, 1.0), 0.4795001221869535);
  expect_relative(chi_square_upper_tail(3.84, 1.0), 0.05004352124870522);
  expect_relative(chi_square_upper_tail(100.0, 3.0), 1.554159431389605e-21);
  expect_relative(chi_square_upper_tail(1000.0, 2.0), 7.124576406741286e-218);
}

TEST(ChiSquareUpperTail, of_one_degree_of_freedom_is_the_two_sided_normal_tail) {
  for (const double z : {0.1, 1.0, 1.96, 5.0, 20.0})
    expect_relative(chi_square_upper_tail(z * z, 1.0), normal_two_sided(z), 1e-11);
}

TEST(ChiSquareUpperTail, is_one_at_and_below_zero) {
  EXPECT_EQ(chi_square_upper_tail(0.0, 2.0), 1.0);
  EXPECT_EQ(chi_square_upper_tail(-1e-12, 2.0), 1.0);
}

TEST(FUpperTail, agrees_with_r) {
  expect_relative(f_upper_tail(0.5, 1.0, 10.0), 0.49564750438312);
  expect_relative(f_upper_tail(4.0, 3.0, 20.0), 0.02207699966236243);
  expect_relative(f_upper_tail(50.0, 2.0, 4.5), 0.0008447272465052605);
  EXPECT_EQ(f_upper_tail(0.0, 3.0, 20.0), 1.0);
}

TEST(StudentTwoSided, agrees_with_r_and_does_not_look_at_the_sign) {
  EXPECT_EQ(student_two_sided(0.0, 3.0), 1.0);
  expect_relative(student_two_sided(2.0, 10.0), 0.07338803477074039);
  expect_relative(student_two_sided(-15.0, 4.5), 5.156235775453967e-05);
}

TEST(BetaQuantile, agrees_with_r) {
  expect_relative(beta_quantile(0.025, 1.0, 20.0), 0.001265089497949804);
  expect_relative(beta_quantile(0.5, 3.0, 4.0), 0.421407190690713);
  expect_relative(beta_quantile(0.975, 8.0, 0.5), 0.9999366755896689);
}

TEST(PValues, are_never_zero) {
  EXPECT_GT(normal_two_sided(1e6), 0.0);
  EXPECT_GT(chi_square_upper_tail(1e6, 1.0), 0.0);
  EXPECT_GT(f_upper_tail(1e300, 5.0, 500.0), 0.0);
  EXPECT_GT(student_two_sided(1e300, 500.0), 0.0);
}

}  // namespace
}  // namespace rtsurv::math
