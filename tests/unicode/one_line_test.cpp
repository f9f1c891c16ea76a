#include "rtsurv/unicode/one_line.hpp"

#include <gtest/gtest.h>

namespace rtsurv::unicode {
namespace {

const std::string composed_name = "\uB098\uC774", decomposed_name = "\u1102\u1161\u110B\u1175";

TEST(OneLine, leaves_a_text_of_one_line_as_it_is) {
  for (const std::string text : {"", "Dose (Gy)", "  two  blanks  ", "\u00C4rzte \u2265 60", "\uB098\uC774"})
    EXPECT_EQ(one_line(text), text);
}

TEST(OneLine, puts_one_blank_for_a_control_character_and_the_blanks_around_it) {
  EXPECT_EQ(one_line("Dose\n(Gy)"), "Dose (Gy)");
  EXPECT_EQ(one_line("Dose \r\n  (Gy)"), "Dose (Gy)");
  EXPECT_EQ(one_line("\n a\tb \n"), "a b");
  EXPECT_EQ(one_line("a\x1b[31mb\x7f"), "a [31mb");
  EXPECT_EQ(one_line(std::string("a\0b", 3)), "a b");
  EXPECT_EQ(one_line("a\u2028b\u2029c\u0085d"), "a b c d");
  EXPECT_EQ(one_line("\n"), "");
}

TEST(OneLine, composes_letters) {
  EXPECT_EQ(one_line(decomposed_name), composed_name);
  EXPECT_EQ(one_line("Ma\u0308rz\n" + decomposed_name), "M\u00E4rz " + composed_name);
  EXPECT_EQ(composed(decomposed_name), composed_name);
  EXPECT_EQ(composed(composed_name), std::nullopt);
}

TEST(OneLine, leaves_bytes_that_are_no_text) {
  EXPECT_EQ(one_line("a\xFFz"), "a\xFFz");
  EXPECT_EQ(one_line("a\xFF\nz"), "a\xFF z");
}

TEST(OneLine, gives_the_same_when_done_twice) {
  for (const std::string text : {" \n a \n\n b ", "e\n\u0301", "a\u0301\n", "\t\t", " \x01 "})
    EXPECT_EQ(one_line(one_line(text)), one_line(text));
}

}  // namespace
}  // namespace rtsurv::unicode
