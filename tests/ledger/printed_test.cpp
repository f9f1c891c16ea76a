#include "rtsurv/ledger/printed.hpp"

#include <gtest/gtest.h>

namespace rtsurv::ledger {
namespace {

TEST(Printed, keeps_trailing_zeros_and_bounds) {
  const Printed ten = *parse_printed("0.010");
  EXPECT_EQ(ten.decimals, 3);
  EXPECT_DOUBLE_EQ(ten.rounded().lower, 0.0095);
  EXPECT_DOUBLE_EQ(ten.rounded().upper, 0.0105);
  const Printed small = *parse_printed("< .001");
  EXPECT_EQ(small.shown(), "<0.001");
  EXPECT_EQ(small.rounded().lower, 0.0);
  EXPECT_EQ(small.rounded().upper, 0.001);
}

TEST(Printed, reads_thousands_and_refuses_what_is_not_a_number) {
  EXPECT_EQ(parse_printed("1,965")->value, 1965.0);
  EXPECT_EQ(parse_printed("12,345,678")->value, 12345678.0);
  for (const char* text :
       {"", "<", "-", "abc", "1,2", "12,34", ",123", "1.2.3", "1.", "1e5", "0x1", "nan", "12345678901234567890"})
    EXPECT_FALSE(parse_printed(text)) << text;
}

// 1 of 8 is 12.5 %: half up 13, half to even 12, cut off 12.
TEST(Printed, tells_the_three_roundings_apart) {
  EXPECT_EQ(percent_rounding(1, 8, *parse_printed("13")), Rounding::half_up);
  EXPECT_EQ(percent_rounding(1, 8, *parse_printed("12")), Rounding::half_even);
  EXPECT_EQ(percent_rounding(2, 3, *parse_printed("66")), Rounding::truncation);
  EXPECT_EQ(percent_rounding(2, 3, *parse_printed("65")), std::nullopt);
}

TEST(Printed, two_prints_of_one_value_agree) {
  const auto same = [](const char* a, const char* b) { return may_be_same(*parse_printed(a), *parse_printed(b)); };
  EXPECT_TRUE(same("53.2", "53"));
  EXPECT_TRUE(same("53.8", "53"));  // cut off
  EXPECT_TRUE(same("53.8", "54"));
  EXPECT_FALSE(same("53.2", "54"));
  EXPECT_FALSE(same("45.9", "28"));
  EXPECT_TRUE(same("0.0004", "<0.001"));
  EXPECT_FALSE(same("0.004", "<0.001"));
}

}  // namespace
}  // namespace rtsurv::ledger
