#include "rtsurv/report/figure/draw/placement.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rtsurv::report::figure {
namespace {

using testing::ElementsAre;

TEST(FreeSpace, TakesTheFirstClearPlace) {
  FreeSpace space({0, 0, 100, 100});
  space.block({0, 0, 50, 50});
  const std::vector<Point> corners = {{0, 0}, {95, 0}, {60, 0}};
  const auto found = space.place({10, 10}, corners);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->x, 60);
}

TEST(FreeSpace, TakesAShadedPlaceOnlyWhenNoneIsClear) {
  FreeSpace space({0, 0, 100, 100});
  space.shade({0, 0, 50, 50});
  const std::vector<Point> both = {{0, 0}, {60, 60}}, shaded = {{0, 0}};
  EXPECT_EQ(space.place({10, 10}, both)->x, 60);
  EXPECT_EQ(space.place({10, 10}, shaded)->x, 0);
}

TEST(FreeSpace, KeepsItsDistanceFromALine) {
  FreeSpace space({0, 0, 100, 100});
  const std::vector<Point> line = {{0, 50}, {100, 50}};
  space.block_line(line, 3.0);
  EXPECT_EQ(space.fit({10, 40, 20, 46.9}), FreeSpace::Fit::clear);
  EXPECT_EQ(space.fit({10, 40, 20, 47.1}), FreeSpace::Fit::blocked);
}

TEST(Spread, LeavesLabelsThatDoNotTouch) {
  const std::vector<double> centre = {10, 40}, height = {10, 10};
  EXPECT_THAT(*spread(centre, height, {0, 0, 0, 100}, 5.0), ElementsAre(10, 40));
}

TEST(Spread, MovesTouchingLabelsApartAroundTheirMean) {
  const std::vector<double> centre = {52, 50}, height = {10, 10};
  EXPECT_THAT(*spread(centre, height, {0, 0, 0, 100}, 5.0), ElementsAre(56, 46));
}

TEST(Spread, StaysInTheColumn) {
  const std::vector<double> centre = {98, 99}, height = {10, 10};
  EXPECT_THAT(*spread(centre, height, {0, 0, 0, 100}, 15.0), ElementsAre(85, 95));
}

TEST(Spread, GivesUpWhenALabelWouldMoveTooFar) {
  const std::vector<double> centre = {50, 50, 50}, height = {10, 10, 10};
  EXPECT_TRUE(spread(centre, height, {0, 0, 0, 100}, 10.0));
  EXPECT_FALSE(spread(centre, height, {0, 0, 0, 100}, 9.0));
  EXPECT_FALSE(spread(centre, height, {0, 0, 0, 20}, 100.0));
}

}  // namespace
}  // namespace rtsurv::report::figure
