#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "report/figure_reading.hpp"

namespace rtsurv::report {
namespace {

using figure_reading::misplaced_texts;
using figure_reading::read;
using testing::HasSubstr;
using testing::Not;

results::Study study() {
  results::Study out;
  out.columns.push_back({"eqd2", "EQD2", "Gy", {}, {}});
  return out;
}

/// Cuts from `first` in steps of `step`, with one peak.
results::CutpointResult cutpoint(std::size_t cuts, double first, double step) {
  results::CutpointResult out;
  out.name = "high_dose";
  out.x = out.variable = "eqd2";
  out.endpoint = "LC";
  out.sample.n = 133;
  out.sample.events = 45;
  out.replicates = 99999;
  out.maxstat.p = 0.0173;
  out.maxstat.p_std_error = 0.0004;
  out.maxstat.n_low = 70;
  out.maxstat.n_high = 63;
  for (std::size_t i = 0; i < cuts; ++i) {
    out.maxstat.cut.push_back(first + step * static_cast<double>(i));
    out.maxstat.candidate_statistic.push_back(3.0 - std::abs(static_cast<double>(i) - static_cast<double>(cuts) / 3) *
                                                        2.9 / static_cast<double>(cuts));
  }
  const auto largest = std::ranges::max_element(out.maxstat.candidate_statistic);
  out.maxstat.statistic = *largest;
  out.maxstat.cutpoint = out.maxstat.cut[static_cast<std::size_t>(largest - out.maxstat.candidate_statistic.begin())];
  return out;
}

TEST(CutpointFigure, SaysTheCutTheCorrectedPAndTheGroups) {
  const auto drawn = read(cutpoint_figure(study(), cutpoint(30, 40.0, 1.0)));
  EXPECT_TRUE(drawn.says("50 Gy"));
  EXPECT_TRUE(drawn.says("\u2264 50 Gy: n = 70"));
  EXPECT_TRUE(drawn.says("> 50 Gy: n = 63"));
  EXPECT_THAT(
      cutpoint_figure(study(), cutpoint(30, 40.0, 1.0)).caption,
      HasSubstr("Largest statistic 3.00 at 50 Gy: P = 0.017 from 99,999 permutations (conditional Monte Carlo), "
                "Monte Carlo error 0.0004; corrected for the choice among 30 cuts"));
}

TEST(CutpointFigure, MarksTheCutSetByTheProtocol) {
  auto result = cutpoint(30, 40.0, 1.0);
  EXPECT_THAT(cutpoint_figure(study(), result).svg, Not(HasSubstr("set by the protocol")));
  result.fixed = 63.0;
  EXPECT_TRUE(read(cutpoint_figure(study(), result)).says("63 Gy (protocol)"));
  EXPECT_THAT(cutpoint_figure(study(), result).caption, HasSubstr("at or above 63 Gy"));
}

TEST(CutpointFigure, DrawsDotsOnlyWhileTheyCanBeToldApart) {
  const auto dots = [](const std::string& svg) {
    std::size_t n = 0;
    for (std::size_t at = svg.find("<circle"); at != std::string::npos; at = svg.find("<circle", at + 1)) ++n;
    return n;
  };
  EXPECT_EQ(dots(cutpoint_figure(study(), cutpoint(30, 40.0, 1.0)).svg), 31U) << "every cut, and the chosen one again";
  EXPECT_EQ(dots(cutpoint_figure(study(), cutpoint(3000, 40.0, 0.01)).svg), 1U);
}

TEST(CutpointFigure, KeepsEveryTextOnTheSheetAndApart) {
  for (const double width : {60.0, 90.0, 140.0, 190.0})
    for (const auto& [first, step] : {std::pair{40.0, 1.0}, {0.0001, 0.00001}, {-5.0, 0.1}, {1e6, 12345.6}, {7.0, 0.0}})
      for (const std::size_t cuts : {1U, 2U, 50U})
        for (const double fixed : {0.0, first + step, 3.0 * first}) {
          auto result = cutpoint(cuts, first, step);
          if (fixed != 0.0) result.fixed = fixed;
          auto labelled = study();
          labelled.columns[0].label = "Equivalent dose in fractions of 2 Gy to the gross tumour volume of the breast";
          if (fixed == first + step) labelled.columns[0].unit = "Gy (alpha/beta 3.5 Gy)";
          EXPECT_EQ(misplaced_texts(read(cutpoint_figure(labelled, result, {width, false}))), "")
              << width << " mm, " << cuts << " cuts from " << first << ", fixed " << fixed;
        }
}

}  // namespace
}  // namespace rtsurv::report
