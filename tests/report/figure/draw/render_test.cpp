#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/figure_reading.hpp"
#include "rtsurv/core/error.hpp"

namespace rtsurv::report {
namespace {

Figure example(double width_mm) {
  results::KaplanMeierResult result;
  result.groups.push_back({"all", figure_reading::estimate(figure_reading::cohort(60, 60.0))});
  KaplanMeierFigure content;
  content.name = "km-LC";
  content.title = content.y_label = "Local control";
  content.result = &result;
  return kaplan_meier_figure(content, {width_mm, false});
}

std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

TEST(ToPdf, IsTheSameBytesOnEachRun) {
  const std::string pdf = to_pdf(example(90.0));
  EXPECT_TRUE(pdf.starts_with("%PDF-"));
  EXPECT_EQ(pdf, to_pdf(example(90.0)));
  EXPECT_EQ(pdf.find("CreationDate"), std::string::npos);
}

TEST(ToPdf, HasAPageOfTheFiguresSize) {
  EXPECT_THAT(to_pdf(example(90.0)), testing::HasSubstr("/MediaBox [ 0 0 255.118"));
  EXPECT_THAT(to_pdf(example(190.0)), testing::HasSubstr("/MediaBox [ 0 0 538.58"));
}

TEST(ToPdf, EmbedsItsFonts) { EXPECT_NE(to_pdf(example(90.0)).find("/FontFile2"), std::string::npos); }

// A PNG: signature, then IHDR with width and height, then our pHYs with dots per metre.
TEST(ToPng, HasTheSizeAndResolutionAskedFor) {
  const std::string png = to_png(example(90.0), 300.0);
  ASSERT_TRUE(png.starts_with("\x89PNG"));
  EXPECT_EQ(big_endian(png, 16), 1063U) << "90 mm at 300 dpi";
  EXPECT_EQ(png.substr(37, 4), "pHYs");
  EXPECT_EQ(big_endian(png, 41), 11811U) << "300 / 0.0254";
  EXPECT_EQ(png[49], '\x01');
}

TEST(ToPng, IsTheSameBytesOnEachRun) { EXPECT_EQ(to_png(example(90.0), 96.0), to_png(example(90.0), 96.0)); }

TEST(ToPng, RejectsAResolutionThatNobodyPrints) {
  EXPECT_THROW((void)to_png(example(90.0), 0.0), InvalidOption);
  EXPECT_THROW((void)to_png(example(90.0), 1e6), InvalidOption);
}

TEST(Letters, ThatNoFontHasAreCountedOnce) {
  Figure figure = example(90.0);
  EXPECT_EQ(letters_without_font({figure}), 0U);
  figure.svg += "\U0010FFFD\U0010FFFC\U0010FFFD \u2009";  // private ones, and a blank
  EXPECT_EQ(letters_without_font({figure, figure}), 2U);
}

TEST(ToPdf, SaysWhenAFigureIsNotSvg) {
  Figure broken = example(90.0);
  broken.svg = "<svg width='90mm' height='10mm'";
  EXPECT_THROW((void)to_pdf(broken), Error);
  broken.svg = "";
  EXPECT_THROW((void)to_png(broken, 96.0), Error);
}

}  // namespace
}  // namespace rtsurv::report
