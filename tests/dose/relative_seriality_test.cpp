#include "rtsurv/dose/probability/relative_seriality.hpp"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::dose {
namespace {

constexpr DoseResponse organ{{50.0}, 2.0};
constexpr std::array<double, 2> halves{1.0, 1.0};

TEST(RelativeSeriality, a_uniform_dose_gives_the_response_of_the_whole_organ) {
  const std::array<double, 2> uniform{55.0, 55.0};
  for (const double s : {0.01, 0.3, 1.0})
    EXPECT_NEAR(ntcp_relative_seriality(uniform, halves, organ, s), response_poisson({55.0}, organ), 1e-12);
}

// Half at D50, half without dose, s = 1: 1 - sqrt(1 - 1/2).
TEST(RelativeSeriality, half_an_organ_in_series_by_hand) {
  const std::array<double, 2> half{50.0, 0.0};
  const double nothing = response_poisson({0.0}, organ);  // 2^-exp(2 e)
  EXPECT_NEAR(ntcp_relative_seriality(half, halves, organ, 1.0), 1.0 - std::sqrt(0.5 * (1.0 - nothing)), 1e-12);
}

TEST(RelativeSeriality, an_organ_with_reserve_bears_a_hot_spot_better) {
  const std::array<double, 2> hot{60.0, 10.0};
  EXPECT_LT(ntcp_relative_seriality(hot, halves, organ, 0.1), ntcp_relative_seriality(hot, halves, organ, 1.0));
}

TEST(RelativeSeriality, a_part_that_surely_fails_breaks_the_chain) {
  const std::array<double, 2> extreme{1e6, 0.0};
  EXPECT_EQ(ntcp_relative_seriality(extreme, halves, organ, 1.0), 1.0);
}

TEST(RelativeSeriality, rejects_what_is_not_a_histogram_or_an_organ) {
  const std::array<double, 1> one{50.0};
  EXPECT_THROW((void)ntcp_relative_seriality(one, halves, organ, 1.0), InvalidOption);
  EXPECT_THROW((void)ntcp_relative_seriality(halves, halves, organ, 0.0), InvalidOption);
  EXPECT_THROW((void)ntcp_relative_seriality(halves, halves, {{0.0}, 2.0}, 1.0), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::dose
