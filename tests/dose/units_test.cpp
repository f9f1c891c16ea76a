// Dose, dose per fraction and alpha/beta are all gray, and none is taken for another.

#include <type_traits>

#include <gtest/gtest.h>

#include "rtsurv/core/units.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::dose {
namespace {

template <class From, class To>
constexpr bool converts =
    std::is_convertible_v<From, To> || std::is_constructible_v<To, From> || std::is_assignable_v<To&, From>;

static_assert(!converts<Gray, AlphaBeta> && !converts<AlphaBeta, Gray>);
static_assert(!converts<Gray, GrayPerFraction> && !converts<GrayPerFraction, Gray>);
static_assert(!converts<GrayPerFraction, AlphaBeta> && !converts<AlphaBeta, GrayPerFraction>);

// A number becomes a dose only where its kind is written, and a dose never becomes a number by itself.
static_assert(!std::is_convertible_v<double, Gray> && !std::is_convertible_v<double, AlphaBeta> &&
              !std::is_convertible_v<double, GrayPerFraction>);
static_assert(!std::is_convertible_v<Gray, double> && !std::is_convertible_v<AlphaBeta, double> &&
              !std::is_convertible_v<GrayPerFraction, double>);

static_assert(std::is_invocable_v<decltype(static_cast<Gray (*)(const Course&, AlphaBeta)>(bed)), Course, AlphaBeta>);
static_assert(!std::is_invocable_v<decltype(static_cast<Gray (*)(const Course&, AlphaBeta)>(bed)), Course, Gray>);
static_assert(!std::is_invocable_v<decltype(static_cast<Gray (*)(Gray, AlphaBeta)>(eqd2_of_bed)), AlphaBeta, Gray>);

TEST(DoseUnits, compare_only_with_their_own_kind) {
  EXPECT_LT(Gray{40.0}, Gray{45.0});
  EXPECT_EQ(AlphaBeta{3.5}, AlphaBeta{3.5});
}

}  // namespace
}  // namespace rtsurv::dose
