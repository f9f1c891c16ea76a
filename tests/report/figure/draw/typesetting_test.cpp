#include "rtsurv/report/figure/draw/typesetting.hpp"

#include <cairo.h>
#include <gtest/gtest.h>

#include <string>

namespace rtsurv::report::figure {
namespace {

// Advance widths of Liberation Sans in 1/2048 em: "0" 1139, "." 569, space 569, "A" 1366 (bold 1479).
TEST(TextWidth, IsTheSumOfAdvanceWidths) {
  EXPECT_DOUBLE_EQ(text_width("0.0", {2048.0, Weight::regular}), 1139 + 569 + 1139);
  EXPECT_DOUBLE_EQ(text_width("A A", {2048.0, Weight::bold}), 1479 + 569 + 1479);
  EXPECT_DOUBLE_EQ(text_width("", {8.0}), 0.0);
  EXPECT_DOUBLE_EQ(text_width("\u2265\u2009", {2048.0}), 1124 + 410);
}

TEST(TextWidth, OfAnUnknownCharacterIsOneEm) { EXPECT_DOUBLE_EQ(text_width("\uAE40", {10.0}), 10.0); }

TEST(TextWidth, AgreesWithTheFontOfThisMachine) {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 8, 8);
  cairo_t* context = cairo_create(surface);
  cairo_select_font_face(context, "Liberation Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(context, 1000.0);
  cairo_text_extents_t extents;
  for (const std::string text :
       {"0123456789", "(51.0\u201380.1)", "Hazard ratio", "\u03B1/\u03B2 \u2265 \u2264 \u2212 \u00D7"}) {
    cairo_text_extents(context, text.c_str(), &extents);
    EXPECT_NEAR(text_width(text, {1000.0}), extents.x_advance, 12.0) << text;
  }
  cairo_destroy(context);
  cairo_surface_destroy(surface);
}

TEST(Shortened, KeepsTextThatFits) { EXPECT_EQ(shortened("Local control", 100.0, {8.0}), "Local control"); }

TEST(Shortened, EndsWithAnEllipsisAndFits) {
  const std::string text = shortened("Breast-conserving surgery", 50.0, {8.0});
  EXPECT_TRUE(text.ends_with("\u2026"));
  EXPECT_LE(text_width(text, {8.0}), 50.0);
}

TEST(Wrapped, BreaksAtSpacesAndAfterHyphens) {
  EXPECT_EQ(wrapped("whole breast", 30.0, 3, {8.0}), (std::vector<std::string>{"whole", "breast"}));
  EXPECT_EQ(wrapped("breast-conserving", 45.0, 3, {8.0}), (std::vector<std::string>{"breast-", "conserving"}));
  EXPECT_EQ(wrapped("a b", 100.0, 3, {8.0}), (std::vector<std::string>{"a b"}));
  EXPECT_EQ(wrapped("", 100.0, 3, {8.0}), (std::vector<std::string>{""}));
}

TEST(Wrapped, CutsAWordWiderThanALine) {
  const auto lines = wrapped("more_than_two_lines_of_treatment", 40.0, 9, {8.0});
  ASSERT_GT(lines.size(), 2U);
  std::string joined;
  for (const std::string& line : lines) joined += line;
  EXPECT_EQ(joined, "more_than_two_lines_of_treatment");
}

TEST(Wrapped, ShortensTheLastLineWhenLinesRunOut) {
  const auto lines = wrapped("one two three four five six seven", 30.0, 2, {8.0});
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_TRUE(lines[1].ends_with("\u2026"));
  for (const std::string& line : lines) EXPECT_LE(text_width(line, {8.0}), 30.0);
}

// Quadratic in the length of the word, this took minutes.
TEST(Wrapped, CutsAnEndlessWordInOnePass) {
  const std::string word(1'000'000, 'x');
  std::string joined;
  for (const std::string& line : wrapped(word, 40.0, word.size(), {8.0})) {
    EXPECT_LE(text_width(line, {8.0}), 40.0 + 1e-6);
    joined += line;
  }
  EXPECT_EQ(joined, word);
}

}  // namespace
}  // namespace rtsurv::report::figure
