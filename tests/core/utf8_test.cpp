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

}  // namespace
}  // namespace rtsurv
