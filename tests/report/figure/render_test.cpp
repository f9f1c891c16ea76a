#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/figure_reading.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/report/figure/render/formats.hpp"
#include "rtsurv/report/figure/render/opaque.hpp"

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

TEST(ToEps, IsTheSameBytesOnEachRunWithoutADate) {
  const std::string eps = to_eps(example(90.0));
  EXPECT_TRUE(eps.starts_with("%!PS-Adobe-3.0 EPSF-3.0"));
  EXPECT_EQ(eps, to_eps(example(90.0)));
  EXPECT_EQ(eps.find("CreationDate"), std::string::npos);
}

TEST(ToEps, IsLinesAndAreasWithoutFontOrPixels) {
  const std::string eps = to_eps(example(90.0));
  EXPECT_EQ(eps.find("%%BeginFont"), std::string::npos);
  EXPECT_EQ(eps.find("/ImageType"), std::string::npos) << "a picture of pixels, as cairo makes of what is transparent";
}

TEST(Opaque, GivesEachColourAsItIsOnWhite) {
  const std::string svg =
      "<svg><path fill=\"#000000\" fill-opacity=\"0.2\"/><line stroke=\"#ff0000\" stroke-opacity=\"0.5\"/></svg>";
  EXPECT_EQ(render::opaque(svg), "<svg><path fill=\"#cccccc\"/><line stroke=\"#ff8080\"/></svg>");
}

/// What a TIFF says of itself: tag and value of the entries of its first directory, those with one value in place.
std::map<int, std::uint32_t> tags_of(const std::string& tiff) {
  const auto number = [&](std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = (value << 8U) | static_cast<unsigned char>(tiff[at + i]);
    return value;
  };
  std::map<int, std::uint32_t> tags;
  const std::size_t directory = number(4, 4);
  for (std::size_t i = 0; i < number(directory, 2); ++i) {
    const std::size_t entry = directory + 2 + 12 * i;
    const std::uint32_t type = number(entry + 2, 2);
    const std::size_t at = entry + 8;
    constexpr std::uint32_t is_short = 3, is_rational = 5;
    tags[static_cast<int>(number(entry, 2))] = type == is_rational
                                                   ? number(number(at, 4), 4) / number(number(at, 4) + 4, 4)
                                                   : number(at, type == is_short ? 2 : 4);
  }
  return tags;
}

TEST(ToTiff, IsLzwRgbWithoutAlphaOfTheSizeAskedFor) {
  const std::string tiff = to_tiff(example(90.0), 600.0);
  ASSERT_TRUE(tiff.starts_with("II*")) << "little-endian, as on this machine";
  std::map<int, std::uint32_t> tags = tags_of(tiff);
  EXPECT_EQ(tags[256], 2126U) << "90 mm at 600 dpi";
  EXPECT_EQ(tags[259], 5U) << "LZW";
  EXPECT_EQ(tags[262], 2U) << "RGB";
  EXPECT_EQ(tags[277], 3U) << "no alpha";
  EXPECT_EQ(tags[282], 600U);
  EXPECT_EQ(tags[296], 2U) << "per inch";
  EXPECT_EQ(tiff, to_tiff(example(90.0), 600.0));
}

}  // namespace
}  // namespace rtsurv::report
