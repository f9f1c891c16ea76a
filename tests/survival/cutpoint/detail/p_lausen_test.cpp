#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/survival/cutpoint/detail/p_value.hpp"
#include "survival/random_search.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

// phi(2) (4/2 + (2 - 1/2) log(0.9 * 0.9 / (0.1 * 0.1))) = 0.05399097 (2 + 1.5 * 4.394449)
TEST(MaxstatLausen, lau92_agrees_with_the_formula_by_hand) {
  EXPECT_NEAR(lausen92_p(gaussian_search(100, {50}, 2.0), {0.1, 0.9}), 0.46387277, 1e-8);
}

TEST(MaxstatLausen, lau92_is_one_below_one) {
  EXPECT_EQ(lausen92_p(gaussian_search(100, {50}, 0.999), {0.1, 0.9}), 1.0);
}

TEST(MaxstatLausen, lau92_needs_proportions_inside_zero_and_one) {
  const CutSearch search = gaussian_search(100, {50}, 2.0);
  EXPECT_THROW(static_cast<void>(lausen92_p(search, {0.0, 0.9})), InvalidOption);
  EXPECT_THROW(static_cast<void>(lausen92_p(search, {0.1, 1.0})), InvalidOption);
}

// N = 4, m = 1, 2, 3: both t are sqrt(1 - 1/3); at b = 2 the second term vanishes.
//   0.0455002639 + 2 exp(-2) / pi * 0.8164965809 / 2 * 2 = 0.0455002639 + 0.0703467...
TEST(MaxstatLausen, lau94_agrees_with_the_formula_by_hand) {
  EXPECT_NEAR(lausen94_p(gaussian_search(4, {1, 2, 3}, 2.0)), 0.0455002639 + 2 * 0.0430785586 * 0.8164965809, 1e-9);
}

TEST(MaxstatLausen, lau94_of_one_candidate_is_the_normal_test) {
  EXPECT_EQ(lausen94_p(gaussian_search(100, {50}, 2.5)), math::normal_two_sided(2.5));
}

TEST(MaxstatLausen, lau94_is_never_below_the_p_of_a_single_cut) {
  // t = 0.98: at b = 8 the expansion is far below zero.
  EXPECT_EQ(lausen94_p(gaussian_search(100, {2, 60}, 8.0)), math::normal_two_sided(8.0));
}

}  // namespace
}  // namespace rtsurv::survival
