#include "rtsurv/math/adjusted_p.hpp"

#include <gmock/gmock.h>

namespace rtsurv::math {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;

auto near(double value) { return DoubleNear(value, 1e-15); }

// R: p.adjust(c(0.03, 0.01, 0.04, 0.5), "holm") and "bonferroni".
TEST(AdjustedP, agrees_with_r) {
  const std::vector<double> p{0.03, 0.01, 0.04, 0.5};
  EXPECT_THAT(adjusted_p(p, Adjustment::holm), ElementsAre(near(0.09), near(0.04), near(0.09), near(0.5)));
  EXPECT_THAT(adjusted_p(p, Adjustment::bonferroni), ElementsAre(near(0.12), near(0.04), near(0.16), near(1.0)));
}

TEST(AdjustedP, leaves_a_single_test_alone_and_is_never_above_1) {
  EXPECT_THAT(adjusted_p(std::vector{0.02}, Adjustment::holm), ElementsAre(0.02));
  EXPECT_THAT(adjusted_p(std::vector{0.9, 0.8}, Adjustment::holm), ElementsAre(1.0, 1.0));
  EXPECT_THAT(adjusted_p({}, Adjustment::bonferroni), IsEmpty());
}

TEST(AdjustedP, gives_equal_values_to_equal_values) {
  EXPECT_THAT(adjusted_p(std::vector{0.02, 0.02, 0.3}, Adjustment::holm),
              ElementsAre(near(0.06), near(0.06), near(0.3)));
}

}  // namespace
}  // namespace rtsurv::math
