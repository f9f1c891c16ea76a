#include "rtsurv/survival/cox/detail/factor.hpp"

#include <cmath>

#include <gmock/gmock.h>

namespace rtsurv::survival {
using namespace detail;
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

const std::vector<double> ones(3, 1.0);

// H = [4 2 2; 2 5 3; 2 3 6]: pivots 4, 5 - 1 = 4, 6 - 1 - 2^2 / 4 = 4; det 64.
const std::vector<double> h{4, 2, 2, 2, 5, 3, 2, 3, 6};

TEST(InformationFactor, solves_and_inverts) {
  const InformationFactor factor(h, ones, 1e-12);
  EXPECT_EQ(factor.rank(), 3U);
  const std::vector<double> b{8, 10, 11};
  EXPECT_THAT(factor.solve(b), ElementsAre(DoubleNear(1, 1e-15), DoubleNear(1, 1e-15), DoubleNear(1, 1e-15)));
  const std::vector<double> inverse = factor.inverse();
  EXPECT_NEAR(inverse[0], 21.0 / 64, 1e-15);  // cofactors over the determinant
  EXPECT_NEAR(inverse[1], -6.0 / 64, 1e-15);
  EXPECT_NEAR(inverse[8], 16.0 / 64, 1e-15);
  EXPECT_EQ(inverse[1], inverse[3]);
}

TEST(InformationFactor, leaves_out_a_column_that_is_a_combination_of_earlier_ones) {
  // Columns a, b, 2 a - b, c of a design with orthonormal a, b, c.
  const std::vector<double> singular{1, 0, 2, 0, 0, 1, -1, 0, 2, -1, 5, 0, 0, 0, 0, 1};
  const InformationFactor factor(singular, std::vector<double>{1, 1, 5, 1}, 1e-12);
  EXPECT_TRUE(factor.redundant(2));
  EXPECT_EQ(factor.rank(), 3U);
  EXPECT_THAT(factor.null_vector(2), ElementsAre(2, -1, -1, 0));
  EXPECT_THAT(factor.solve(std::vector<double>{3, 4, 2, 5}), ElementsAre(3, 4, 0, 5));
  const std::vector<double> inverse = factor.inverse();
  EXPECT_EQ(inverse[2 * 4 + 2], 0.0);
  EXPECT_EQ(inverse[3 * 4 + 3], 1.0);
}

TEST(InformationFactor, leaves_out_columns_on_request) {
  const InformationFactor factor(h, ones, 1e-12, std::vector<std::uint8_t>{0, 1, 0});
  const std::vector<double> x = factor.solve(std::vector<double>{6, 0, 8});  // [4 2; 2 6] x = (6, 8)
  EXPECT_THAT(x, ElementsAre(DoubleNear(1, 1e-15), 0.0, DoubleNear(1, 1e-15)));
}

TEST(InformationFactor, measures_what_is_left_against_the_reference) {
  const std::vector<double> small{1, 0, 0, 1e-10};
  EXPECT_FALSE(InformationFactor(small, std::vector<double>{1, 1e-10}, 1e-9).redundant(1));
  EXPECT_TRUE(InformationFactor(small, std::vector<double>{1, 1}, 1e-9).redundant(1));
  EXPECT_TRUE(InformationFactor(std::vector<double>{std::nan("")}, std::vector<double>{1}, 1e-9).redundant(0));
}

}  // namespace
}  // namespace rtsurv::survival
