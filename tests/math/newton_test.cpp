#include "rtsurv/math/newton.hpp"

#include <gtest/gtest.h>

namespace rtsurv::math {
namespace {

/// -(cosh(b) - 1), whose Newton step from far out is 1, and whose value cannot be computed beyond `wall`.
struct Valley {
  double wall = 100.0, at = 0.0;

  double value(const std::vector<double>& b) {
    at = b[0];
    return std::fabs(at) > wall ? -std::numeric_limits<double>::infinity() : 1.0 - std::cosh(at);
  }
  [[nodiscard]] NewtonStep step() const { return {{-std::tanh(at)}, std::sinh(at) * std::tanh(at)}; }
};

/// Rises for ever, to 0.
struct Slope {
  double at = 0.0;

  double value(const std::vector<double>& b) {
    at = b[0];
    return -std::exp(-at);
  }
  [[nodiscard]] NewtonStep step() const { return {{1.0}, std::exp(-at)}; }
};

/// -log(1 + b^2), on which whole Newton steps from 2 lead away.
struct Bump {
  double at = 0.0;

  double value(const std::vector<double>& b) {
    at = b[0];
    return -std::log1p(at * at);
  }
  [[nodiscard]] NewtonStep step() const { return {{-100.0 * at}, 200.0 * at * at / (1.0 + at * at)}; }
};

TEST(NewtonMaximum, finds_the_summit) {
  Valley valley;
  const NewtonMaximum found = newton_maximum(valley, {5.0}, {});
  EXPECT_TRUE(found.converged);
  EXPECT_NEAR(found.b[0] + found.rest[0], 0.0, 1e-14);
  EXPECT_GT(found.iterations, 5);
}

TEST(NewtonMaximum, halves_steps_that_overshoot) {
  Bump bump;
  const NewtonMaximum found = newton_maximum(bump, {2.0}, {.most_iterations = 500});
  EXPECT_TRUE(found.converged);
  EXPECT_NEAR(found.b[0], 0.0, 1e-9);
}

TEST(NewtonMaximum, shortens_long_steps) {
  Slope slope;
  const NewtonMaximum found = newton_maximum(slope, {0.0}, {.most_iterations = 4, .longest_step = 0.25});
  EXPECT_EQ(found.b[0], 1.0);
}

TEST(NewtonMaximum, does_not_converge_without_a_summit) {
  Slope slope;
  const NewtonMaximum found = newton_maximum(slope, {0.0}, {});
  EXPECT_FALSE(found.converged);
  EXPECT_TRUE(found.rest.empty());
}

TEST(NewtonMaximum, does_not_start_where_nothing_can_be_computed) {
  Valley valley{.wall = 2.0};
  const NewtonMaximum found = newton_maximum(valley, {5.0}, {});
  EXPECT_FALSE(found.converged);
  EXPECT_EQ(found.iterations, 0);
  EXPECT_TRUE(std::isinf(found.value));
}

}  // namespace
}  // namespace rtsurv::math
