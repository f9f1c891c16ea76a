#include "rtsurv/report/figure/draw/series.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace rtsurv::report::figure {
namespace {

TEST(SeriesStroke, TellsFortyGroupsApartAndEightByColourAloneAndInGrey) {
  std::set<std::string> strokes, dashes, colors;
  for (std::size_t group = 0; group < 40; ++group) {
    const Stroke stroke = series_stroke(Look({}), group);
    strokes.insert(stroke.color + " " + stroke.dash);
    if (group < 8) colors.insert(stroke.color);
    if (group < 8) dashes.insert(series_stroke(Look({.greyscale = true}), group).dash);
  }
  EXPECT_EQ(strokes.size(), 40U);
  EXPECT_EQ(colors.size(), 8U);
  EXPECT_EQ(dashes.size(), 8U);
}

}  // namespace
}  // namespace rtsurv::report::figure
