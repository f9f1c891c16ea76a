// Where things stand in every figure of 200 generated studies, at the width of every journal.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/figure_reading.hpp"
#include "report/generated_studies.hpp"
#include "rtsurv/report/figure/all_figures.hpp"
#include "rtsurv/results/parts/figures.hpp"

namespace rtsurv::report {
namespace {

using figure_reading::DrawnFigure;
using figure_reading::DrawnLine;
using figure_reading::DrawnText;
using figure_reading::misplaced_texts;
using figure_reading::read;
using figure_reading::struck_texts;

constexpr std::uint64_t studies = 200;
constexpr double tenth_of_a_pixel = 0.075;  // points

bool is_count(const DrawnText& text) { return text.text.find_first_not_of("0123456789,()") == std::string::npos; }

/// Numbers of the risk table that stand under no tick, and ticks with too few of them.
std::string off_the_ticks(const DrawnFigure& drawn) {
  std::vector<double> ticks;
  for (const DrawnText& text : drawn.in("x-axis"))
    if (text.text.find_first_not_of("0123456789.") == std::string::npos) ticks.push_back(text.at.x);
  std::string problems;
  std::size_t numbers = 0;
  for (const DrawnText& text : drawn.in("risk-table")) {
    if (!is_count(text)) continue;
    ++numbers;
    if (std::ranges::none_of(ticks, [&](double x) { return std::fabs(x - text.at.x) <= tenth_of_a_pixel; }))
      problems += "under no tick: " + text.text + "\n";
  }
  if (numbers % std::max<std::size_t>(1, ticks.size()) != 0) problems += "a tick without its numbers\n";
  return problems;
}

std::string beyond_the_sheet(const DrawnFigure& drawn) {
  constexpr double tolerance = 0.05;
  for (const DrawnLine& line : drawn.lines)
    for (const figure::Point& at : {line.from, line.to})
      if (at.x < -tolerance || at.y < -tolerance || at.x > drawn.width + tolerance || at.y > drawn.height + tolerance)
        return "beyond the sheet: a line of " + line.group + "\n";
  return {};
}

/// Lines that could be taken for curves: longer than 6 mm, and neither curve, axis, rule nor interval.
std::string leaders(const DrawnFigure& drawn) {
  constexpr std::array known{"curves", "x-axis", "y-axis", "notes", "forest", "marks", "rules", "flow"};
  for (const DrawnLine& line : drawn.lines) {
    const double length = std::hypot(line.to.x - line.from.x, line.to.y - line.from.y);
    if (!line.filled && length > 6.0 * figure::points_per_mm + 0.01 &&
        std::ranges::find(known, line.group) == known.end())
      return "a long line in \"" + line.group + "\"\n";
  }
  return {};
}

std::string problems_of(const Figure& figure) {
  const DrawnFigure drawn = read(figure);
  return misplaced_texts(drawn) + struck_texts(drawn) + off_the_ticks(drawn) + beyond_the_sheet(drawn) + leaders(drawn);
}

/// Every figure at that width, of every tenth study from `first` on.
void hold_geometry(double width_mm, std::uint64_t first) {
  for (std::uint64_t seed = first; seed < studies; seed += 10) {
    results::Study study = generated::study(seed);
    study.figures.emplace();
    study.figures->failure = seed % 3 == 0;
    if (seed % 4 == 1) study.figures->risk_table = results::RiskTable(seed / 4 % 3);
    if (seed % 5 == 2) study.figures->breaks = study.landmarks.front() / 2.0;
    if (seed % 7 == 3) study.figures->end = study.landmarks.back();
    for (const Figure& figure : all_figures(study, {.width_mm = width_mm, .title = seed % 2 == 0}))
      EXPECT_EQ(problems_of(figure), "") << "study " << seed << ", " << width_mm << " mm, " << figure.name;
  }
}

class Geometry : public testing::TestWithParam<results::FigurePreset> {};

TEST_P(Geometry, of_every_figure_holds) {
  for (std::uint64_t first = 0; first < 10; ++first) hold_geometry(GetParam().width_mm, first);
}

INSTANTIATE_TEST_SUITE_P(Presets, Geometry, testing::ValuesIn(results::figure_presets), [](const auto& preset) {
  return "mm" + std::to_string(static_cast<int>(preset.param.width_mm));
});

TEST(Geometry, of_every_figure_holds_on_the_narrowest_sheet) {
  for (std::uint64_t first = 0; first < 10; ++first) hold_geometry(results::FigureWishes::narrowest_mm, first);
}

TEST(Geometry, finds_what_is_wrong) {
  const auto drawn = [](const std::string& body) {
    return problems_of({"f", "", "", "<svg viewBox=\"0 0 100 100\">" + body + "</svg>"});
  };
  const std::string tick = "<g class=\"x-axis\"><text x=\"20\" y=\"90\" font-size=\"8\">0</text></g>";
  EXPECT_EQ(drawn(tick + "<g class=\"risk-table\"><text x=\"20.05\" y=\"70\" font-size=\"8\">12</text></g>"), "");
  EXPECT_EQ(drawn(tick + "<g class=\"risk-table\"><text x=\"20.2\" y=\"70\" font-size=\"8\">12</text></g>"),
            "under no tick: 12\n");
  EXPECT_EQ(drawn("<g class=\"legend\"><line x1=\"10\" y1=\"5\" x2=\"30\" y2=\"5\"/></g>"),
            "a long line in \"legend\"\n");
  EXPECT_EQ(drawn("<g class=\"curves\"><path d=\"M10 5H30V101\" fill=\"none\"/></g>"),
            "beyond the sheet: a line of curves\n");
  EXPECT_EQ(drawn("<text x=\"5\" y=\"50\" font-size=\"8\">one</text><text x=\"9\" y=\"50\" font-size=\"8\">two</text>"),
            "overlap: two / one\n");
  EXPECT_EQ(
      drawn("<text x=\"5\" y=\"50\" font-size=\"8\">one</text><g class=\"marks\"><line x1=\"1\" y1=\"47\" x2=\"9\" "
            "y2=\"47\"/></g>"),
      "struck through: one\n");
}

}  // namespace
}  // namespace rtsurv::report
