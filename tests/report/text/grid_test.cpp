#include <gtest/gtest.h>

#include "rtsurv/report/text/grid.hpp"

namespace rtsurv::report {
namespace {

TEST(Grid, AlignsByDisplayWidth) {
  EXPECT_EQ(display_width("63.9\u2009% (51.0\u201380.1)"), 18U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("\u4E2D\u6587"), 4U);
  EXPECT_EQ(display_width("\xff\xfe"), 2U);
}

TEST(Grid, WithoutRowsIsEmpty) { EXPECT_EQ(Grid({"a", "b"}).text(), ""); }

TEST(Grid, PutsDecimalPointsInOneColumn) {
  Grid grid({"Factor", "Value"});
  grid.add({"a", "9.5 (1.0\u20132.0)"});
  grid.add({"a long name", "123.25"});
  grid.add({"b", "<0.001"});
  grid.add({"c", "reference"});
  EXPECT_EQ(grid.text(), R"(────────────────────────────
Factor       Value
────────────────────────────
a              9.5 (1.0–2.0)
a long name  123.25
b             <0.001
c            reference
────────────────────────────
)");
}

}  // namespace
}  // namespace rtsurv::report
