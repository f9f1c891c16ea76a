#include "rtsurv/core/text.hpp"

#include <gtest/gtest.h>

namespace rtsurv {
namespace {

TEST(Text, CaseIsThatOfAsciiLetters) {
  EXPECT_EQ(fold_case("OS_Months 12 \u00C4@[`{"), "os_months 12 \u00C4@[`{");
  EXPECT_TRUE(same_without_case("Proton", "pROTON"));
  EXPECT_TRUE(same_without_case("", ""));
  EXPECT_FALSE(same_without_case("proton", "protons"));
  EXPECT_FALSE(same_without_case("protons", "proton"));
  EXPECT_FALSE(same_without_case("\u00C4", "\u00E4"));
  EXPECT_FALSE(same_without_case("@", "`"));  // 32 apart, as A and a are
}

TEST(Text, LettersDigitsAndBlanksAreThoseOfAscii) {
  std::string alphanumeric, space;
  for (int code = 0; code < 256; ++code) {
    const char c = static_cast<char>(code);
    if (is_ascii_alphanumeric(c)) alphanumeric += c;
    if (is_ascii_space(c)) space += c;
  }
  EXPECT_EQ(alphanumeric, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  EXPECT_EQ(space, "\t\n\v\f\r ");
}

TEST(Text, ExcerptsEndAtAWholeCharacter) {
  EXPECT_EQ(excerpt("short"), "short");
  EXPECT_EQ(excerpt("abcd", 4), "abcd");
  EXPECT_EQ(excerpt("abcde", 4), "abcd...");
  EXPECT_EQ(excerpt("d\u00F6se", 2), "d\u00F6...");
  EXPECT_EQ(excerpt("d\u00F6se", 4), "d\u00F6se");
  EXPECT_EQ(excerpt(std::string(1'000'000, 'x')).size(), 103U);
}

}  // namespace
}  // namespace rtsurv
