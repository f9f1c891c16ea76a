#include "rtsurv/core/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rtsurv {
namespace {

/// The text alone, and at every place of a longer text, where whole words of bytes are looked at together.
bool accepted(const std::string& text) {
  const bool alone = is_utf8(text);
  for (std::size_t before = 0; before < 10; ++before)
    EXPECT_EQ(is_utf8(std::string(before, 'a') + text + "0123456789"), alone) << before;
  return alone;
}

TEST(Utf8, WellFormedTextIsAccepted) {
  for (const char* text : {"", "plain", "\xC2\x80", "\xC3\xA9", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEF\xBF\xBF",
                           "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "\xE2\x82\xAC"})
    EXPECT_TRUE(accepted(text)) << text;
}

TEST(Utf8, OverlongSurrogateStrayAndCutSequencesAreRefused) {
  for (const char* text :
       {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\xFF", "\xC3", "\xE2\x82", "\xF0\x90\x80", "M\xFCller", "\xC3(", "\xE2(\xAC"})
    EXPECT_FALSE(accepted(text)) << text;
}

TEST(Utf8, NulIsNoText) { EXPECT_FALSE(accepted(std::string("a\0b", 3))); }

TEST(Utf8, PrefixEndsBeforeTheFirstBadByte) {
  EXPECT_EQ(utf8_prefix("M\xFCller"), 1U);
  EXPECT_EQ(utf8_prefix("M\u00FCller \xE2\x82"), 8U);
  EXPECT_EQ(utf8_prefix(std::string("0123456789\0a", 12)), 10U);
}

TEST(CodePoints, ReplaceBytesThatBeginNoCharacter) {
  EXPECT_EQ(code_points("a\xFF"
                        "b"),
            U"a\uFFFDb");
  EXPECT_EQ(code_points("\xC3"), U"\uFFFD");
  EXPECT_EQ(code_points("\xED\xA0\x80"), U"\uFFFD\uFFFD\uFFFD");  // a surrogate
  EXPECT_EQ(code_points("\xC0\x80"), U"\uFFFD\uFFFD");            // overlong
  EXPECT_EQ(code_points("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"), U"\u00E9\u20AC\U0001F600");
}

TEST(CodePoints, AreTheInverseOfUtf8) {
  for (const char32_t code :
       {U'\0', U'A', U'\x7F', U'\x80', U'\u07FF', U'\u0800', U'\uFFFF', U'\U00010000', U'\U0010FFFF'})
    EXPECT_EQ(code_points(utf8(code)), std::u32string(1, code)) << static_cast<unsigned>(code);
}

TEST(FirstCharacter, SaysHowManyBytesItTakes) {
  EXPECT_FALSE(first_character(""));
  EXPECT_FALSE(first_character("\xE2\x82"));
  const auto euro = first_character("\u20AC 5");
  ASSERT_TRUE(euro);
  EXPECT_EQ(euro->code, U'\u20AC');
  EXPECT_EQ(euro->length, 3U);
}

}  // namespace
}  // namespace rtsurv
