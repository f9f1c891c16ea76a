// Names, texts and numbers of R.
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "rtsurv/rscript/page.hpp"
#include "rtsurv/rscript/words.hpp"

namespace rtsurv::rscript {
namespace {

TEST(RWords, a_name_stays_and_an_expression_becomes_one) {
  EXPECT_EQ(r_name("age"), "age");
  EXPECT_EQ(r_name("age > 50"), "age_over_50");
  EXPECT_EQ(r_name("outside <> 'stable'"), "outside_not_stable");
  EXPECT_EQ(r_name("size >= 2.5"), "size_from_2.5");
  EXPECT_EQ(r_name("status = 1"), "status_is_1");
}

TEST(RWords, what_r_takes_for_no_name_becomes_one) {
  EXPECT_EQ(r_name("if"), "if_");
  EXPECT_EQ(r_name("TRUE"), "TRUE_");
  EXPECT_EQ(r_name("2nd"), "x_2nd");
  EXPECT_EQ(r_name("_a"), "x_a");
  EXPECT_EQ(r_name("\xeb\x82\x98\xec\x9d\xb4"), "x_");  // Korean letters: not in every locale
  EXPECT_EQ(r_name(""), "x_");
}

TEST(RWords, a_text_cannot_leave_its_quotes) {
  EXPECT_EQ(r_string("it\"s \\ \n"), R"("it\"s \\  ")");
  EXPECT_EQ(r_strings({"a", "b"}), R"(c("a", "b"))");
}

TEST(RWords, a_number_reads_back_equal_and_a_printed_one_has_nine_digits) {
  EXPECT_EQ(r_number(0.1), "0.1");
  EXPECT_EQ(r_number(1.0 / 3.0), "0.3333333333333333");
  EXPECT_EQ(r_number(std::nan("")), "NA");
  EXPECT_EQ(r_number(-std::numeric_limits<double>::infinity()), "-Inf");
  EXPECT_EQ(r_printed(1.0 / 3.0), "0.333333333");
  EXPECT_EQ(r_printed(std::nullopt), "NA");
}

TEST(RPage, a_comparison_is_wrapped_and_a_comment_cannot_become_code) {
  Page page;
  page.comment("one\nquit()");
  page.table("two\nquit()");
  EXPECT_EQ(page.text(), "# one quit()\n\n# ---- two quit() ----\n");
  Page numbers;
  numbers.compare("a\nb", "f(x)", {1.0, std::nullopt});
  EXPECT_EQ(numbers.text(), "compare(\"a b\", f(x), c(1, NA))\n");
  Page long_one;
  long_one.compare("what", std::string(120, 'x'), Printed(40, 0.123456789));
  std::size_t longest = 0, start = 0;
  for (std::size_t end = 0; (end = long_one.text().find('\n', start)) != std::string::npos; start = end + 1)
    if (long_one.text().find('x', start) > end) longest = std::max(longest, end - start);
  EXPECT_GT(longest, 60u);
  EXPECT_LE(longest, 110u);
}

TEST(RPage, a_long_call_is_wrapped_between_its_words_and_not_within_a_text) {
  const std::string twelve = "\"twelve \\\" letters\"";
  std::string levels = twelve;
  for (int i = 0; i < 8; ++i) levels += ", " + twelve;
  Page page;
  page.line("x <- factor(x, levels = c(" + levels + "))");
  EXPECT_EQ(page.text().find('\n'), 109u) << page.text();
  EXPECT_NE(page.text().find("\n            " + twelve), std::string::npos) << page.text();
  Page argument;
  argument.line("fit <- f(" + std::string(95, 'y') + ", ties = 2)");
  EXPECT_NE(argument.text().find("\n         ties = 2)\n"), std::string::npos) << argument.text();
  Page assignment;
  const std::string sum = "d$x <- d$" + std::string(120, 'y') + " + 2   # (two)";
  assignment.line(sum);
  EXPECT_EQ(assignment.text(), sum + "\n");
}

}  // namespace
}  // namespace rtsurv::rscript
