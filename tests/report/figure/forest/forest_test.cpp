#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "report/figure_reading.hpp"
#include "rtsurv/report/figure/forest/forest_plot.hpp"

namespace rtsurv::report {
namespace {

using figure_reading::misplaced_texts;
using figure_reading::read;
using testing::HasSubstr;

results::CoxTerm term(const std::string& name, const std::string& level, double ratio, double std_error) {
  results::CoxTerm out;
  out.term = name;
  if (!level.empty()) out.level = level;
  if (!level.empty()) out.reference = "false";
  out.n = 60;
  out.events = 20;
  out.std_error = std_error;
  out.hazard_ratio = ratio;
  out.lower = ratio * std::exp(-1.96 * std_error);
  out.upper = ratio * std::exp(1.96 * std_error);
  out.p = 0.017;
  return out;
}

struct Model {
  results::Study study;
  results::EndpointResult endpoint;
  results::CoxResult cox;

  Figure draw(double width_mm = 190.0) {
    endpoint.name = "LC";
    endpoint.label = "Local control";
    endpoint.multivariable.emplace();
    endpoint.multivariable->cox.value = cox;
    return forest_figure(study, endpoint, {width_mm, false});
  }
};

Model example() {
  Model model;
  model.study.columns.push_back({"age", "Age", "years", {}, {}});
  model.cox.terms = {term("age", "", 1.02, 0.01), term("unstable", "true", 2.84, 0.3), term("dose", "true", 12.5, 0.5)};
  model.cox.references = {{"unstable", "false", 70, 25}, {"dose", "false", 73, 25}};
  return model;
}

TEST(ForestFigure, HasARowPerLevelWithItsReference) {
  const auto drawn = read(example().draw());
  for (const char* text : {"Age (years)", "unstable", "yes", "no", "70", "25", "reference", "HR (95\u2009% CI)"})
    EXPECT_TRUE(drawn.says(text)) << text;
}

TEST(ForestFigure, AlignsRatiosOnTheirDecimalPoint) {
  double point = -1.0;
  for (const auto& text : read(example().draw()).in("forest")) {
    if (text.text.find(" (") == std::string::npos || text.text.find('.') == std::string::npos) continue;
    const double at = text.at.x + figure::text_width(text.text.substr(0, text.text.find('.')), {8.0});
    if (point < 0.0) point = at;
    EXPECT_NEAR(at, point, 0.02) << text.text;
  }
  EXPECT_GT(point, 0.0);
}

TEST(ForestFigure, SaysWhyARatioIsMissing) {
  Model model = example();
  model.cox.terms[1].infinite = true;
  model.cox.terms[2].hazard_ratio.reset();
  model.cox.terms[2].lower.reset();
  model.cox.terms[2].upper.reset();
  model.cox.terms[2].p.reset();
  const auto drawn = read(model.draw());
  EXPECT_TRUE(drawn.says("not estimable (separation)"));
  EXPECT_TRUE(drawn.says("not estimable"));
  EXPECT_TRUE(drawn.says("0.017")) << "the likelihood-ratio P of the separated factor";
}

TEST(ForestFigure, DrawsFirthsEstimateBelowASeparatedRow) {
  Model model = example();
  model.cox.terms[1].infinite = true;
  model.cox.terms[1].firth = results::FirthEstimate{-2.0, 0.9, 0.14, 0.01, 0.88, 4.5, 0.034};
  const auto drawn = read(model.draw());
  EXPECT_TRUE(drawn.says("with Firth\u2019s penalty"));
  EXPECT_TRUE(drawn.says("0.14 (0.010\u20130.88)"));
}

/// The height of the first text that is this.
double height_of(const figure_reading::DrawnFigure& drawn, const std::string& text) {
  for (const auto& one : drawn.texts)
    if (one.text == text) return one.at.y;
  ADD_FAILURE() << "nothing says " << text;
  return 0.0;
}

TEST(ForestFigure, WritesShortLabelsBesideTheirNumbersAtEveryWidth) {
  Model model = example();
  model.cox.terms.push_back(term("region", "regional nodes", 1.4, 0.3));
  model.cox.references.push_back({"region", "whole breast alone", 40, 12});
  for (const double width : {90.0, 127.0, 140.0, 190.0}) {
    const bool together = width < 140.0;
    const auto drawn = read(model.draw(width));
    EXPECT_EQ(height_of(drawn, "no"), height_of(drawn, together ? "25/70" : "70")) << width;
    EXPECT_EQ(height_of(drawn, "Factor"), height_of(drawn, together ? "Events/n" : "Events")) << width;
    const bool beside = height_of(drawn, "whole breast alone") == height_of(drawn, together ? "12/40" : "40");
    EXPECT_EQ(beside, width > 100.0) << width;
  }
}

TEST(ForestFigure, WritesTheLabelsOfAFactorAllBesideTheirNumbersOrNone) {
  Model model = example();
  model.cox.terms.push_back(term("region", "internal mammary and supraclavicular", 1.4, 0.3));
  model.cox.terms.back().n = 41;
  model.cox.references.push_back({"region", "no", 40, 12});
  const auto drawn = read(model.draw(90.0));
  EXPECT_LT(height_of(drawn, "internal mammary and supraclavicular"), height_of(drawn, "20/41"));
  std::vector<double> labels;
  for (const auto& text : drawn.texts)
    if (text.text == "no") labels.push_back(text.at.y);
  ASSERT_EQ(labels.size(), 3U);
  EXPECT_EQ(labels[0], height_of(drawn, "25/70"));
  EXPECT_LT(labels[2], height_of(drawn, "12/40")) << "as the longer label of the same factor";
}

TEST(ForestFigure, KeepsWhiskersOffTheTexts) {
  Model model = example();
  model.cox.terms[1].infinite = true;
  model.cox.terms[1].firth = results::FirthEstimate{-2.0, 0.9, 0.14, {}, 60.0, 4.5, 0.034};
  model.cox.terms[0].p = 0.0496;
  for (const double width : {60.0, 75.0, 90.0, 127.0, 140.0, 190.0})
    EXPECT_EQ(figure_reading::struck_texts(read(model.draw(width))), "") << width;
}

TEST(ForestFigure, OfAModelThatCouldNotBeFittedSaysWhy) {
  Model model = example();
  (void)model.draw();
  model.endpoint.multivariable->cox.value.reset();
  model.endpoint.multivariable->cox.why = "no factor passed the screen";
  EXPECT_TRUE(read(forest_figure(model.study, model.endpoint)).says("not estimable: no factor passed the screen"));
}

// Estimates 0.25 to 4 with narrow intervals, on 100 points: the axis goes from 1/4 to 4 with a tenth of a doubling of
// air, so that 1 is in the middle and 2 a quarter of the way (1 / 4.2 of the width) to the right.
TEST(RatioAxis, IsLogarithmic) {
  const figure::Look look({190.0, false});
  std::vector<figure::ForestRow> rows(2);
  rows[0] = figure::forest_row(term("a", "true", 0.25, 1e-9), "a");
  rows[1] = figure::forest_row(term("b", "true", 4.0, 1e-9), "b");
  const auto axis = figure::ratio_axis(look, rows, 0.0, 100.0);
  EXPECT_THAT(axis.ticks, testing::ElementsAre(0.25, 0.5, 1, 2, 4));
  EXPECT_NEAR(axis(1.0), 50.0, 1e-6);
  EXPECT_NEAR(axis(2.0) - axis(1.0), 100.0 / 4.2, 1e-6);
}

TEST(RatioAxis, IsNotStretchedByAHopelessInterval) {
  const figure::Look look({190.0, false});
  const std::vector<figure::ForestRow> rows = {figure::forest_row(term("a", "true", 1.0, 50.0), "a")};
  const auto axis = figure::ratio_axis(look, rows, 0.0, 100.0);
  EXPECT_THAT(axis.ticks, testing::ElementsAre(0.5, 1, 2));
}

TEST(ForestPlot, EndsALongWhiskerWithAnArrow) {
  Model narrow = example(), wide = example();
  wide.cox.terms[2] = term("dose", "true", 12.5, 3.0);
  const auto triangles = [](const std::string& svg) {
    std::size_t n = 0;
    for (std::size_t at = svg.find("fill=\"#1a1a1a\"/>"); at != std::string::npos;
         at = svg.find("fill=\"#1a1a1a\"/>", at + 1))
      ++n;
    return n;
  };
  EXPECT_EQ(triangles(narrow.draw().svg), 0U);
  EXPECT_EQ(triangles(wide.draw().svg), 2U);
}

TEST(ForestPlot, SizesSquaresByInformation) {
  EXPECT_NEAR(figure::forest_row(term("a", "true", 2.0, 0.5), "a").information, 4.0, 1e-12);
  EXPECT_EQ(figure::forest_row(term("age", "", 2.0, 0.5), "age").information, 0.0) << "depends on the unit of age";
}

TEST(ForestFigure, KeepsEveryTextOnTheSheetAndApart) {
  const std::string label =
      "Number of lines of systemic treatment before radiotherapy & disease < stable at_other_sites_than_the_breast";
  for (const double width : {60.0, 90.0, 140.0, 190.0})
    for (const double ratio : {1e-9, 0.02, 1.0, 1.0001, 50.0, 1e9})
      for (const double error : {1e-6, 0.3, 4.0, 900.0}) {
        Model model;
        model.cox.terms = {term("a", "true", ratio, error), term("b", "", 1.0, 0.1), term(label, label, ratio, error),
                           term("c", "true", 1.0, 0.2)};
        model.cox.terms[0].n = 10000000;
        model.cox.terms[0].p = 0.0496;
        model.cox.terms[2].p = 1e-12;
        model.cox.terms[3].infinite = true;
        model.cox.references = {{"a", "false", 1, 0}, {label, "false", 3, 1}, {"c", "false", 3, 1}};
        EXPECT_EQ(misplaced_texts(read(model.draw(width))), "") << width << " mm, " << ratio << ", " << error;
      }
}

}  // namespace
}  // namespace rtsurv::report
