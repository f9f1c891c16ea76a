#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "report/figure_reading.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {
namespace {

using figure_reading::cohort;
using figure_reading::DrawnFigure;
using figure_reading::DrawnText;
using figure_reading::estimate;
using figure_reading::misplaced_texts;
using figure_reading::Patient;
using figure_reading::read;
using testing::HasSubstr;

/// A figure's content with what it points to.
struct Content {
  results::KaplanMeierResult result;
  results::LogRankResult logrank;
  results::CoxResult cox;
  KaplanMeierFigure figure;

  Content() = default;
  Content(const Content&) = delete;
  Content& operator=(const Content&) = delete;

  void add(const std::string& label, const std::vector<Patient>& patients) {
    result.groups.push_back({label, estimate(patients, figure.landmarks)});
    result.sample.n += patients.size();
    result.sample.events += result.groups.back().curve.events;
    figure.group_labels.push_back(label);
  }

  void add_tests(double p) {
    logrank.test.test = {5.0, 1.0, p};
    for (std::size_t i = 1; i < result.groups.size(); ++i) {
      results::CoxTerm term;
      term.level = result.groups[i].group;
      term.reference = result.groups[0].group;
      term.hazard_ratio = 0.69;
      term.lower = 0.54;
      term.upper = 0.88;
      cox.terms.push_back(term);
    }
    figure.logrank = &logrank;
    figure.cox = &cox;
  }

  Figure draw(double width_mm = 190.0, bool greyscale = false) { return draw({width_mm, greyscale}); }

  Figure draw(const FigureStyle& style) {
    figure.name = "km-LC";
    if (figure.title.empty()) figure.title = "Local control by dose";
    if (figure.y_label.empty()) figure.y_label = "Local control";
    figure.result = &result;
    return kaplan_meier_figure(figure, style);
  }
};

std::vector<DrawnText> tick_labels(const DrawnFigure& drawn) {
  std::vector<DrawnText> ticks;
  for (const DrawnText& text : drawn.in("x-axis"))
    if (text.text.find("Time") == std::string::npos) ticks.push_back(text);
  return ticks;
}

TEST(KaplanMeierFigure, StandsItsNumbersExactlyUnderTheTicks) {
  for (const double width : {90.0, 120.0, 140.0, 190.0})
    for (int groups = 1; groups <= 8; ++groups) {
      Content content;
      for (int i = 0; i < groups; ++i) content.add("Group " + std::to_string(i), cohort(30 + 100 * i, 50.0 + 5.0 * i));
      const DrawnFigure drawn = read(content.draw(width));
      const auto ticks = tick_labels(drawn);
      std::vector<DrawnText> numbers;
      for (const DrawnText& text : drawn.in("risk-table"))
        if (text.text.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos) numbers.push_back(text);
      ASSERT_EQ(numbers.size(), ticks.size() * static_cast<std::size_t>((width < 140.0 || groups > 3 ? 1 : 3) * groups))
          << width << " mm";
      for (std::size_t i = 0; i < numbers.size(); ++i)
        EXPECT_EQ(numbers[i].at.x, ticks[i % ticks.size()].at.x) << numbers[i].text;
    }
}

TEST(KaplanMeierFigure, WritesNamesAtTheEndsOfCurvesThatEndApart) {
  Content content;
  content.add("High dose", cohort(60, 60.0, 1));
  content.add("Low dose", cohort(60, 60.0, 9));
  const DrawnFigure drawn = read(content.draw());
  EXPECT_EQ(drawn.in("legend").size(), 0U);
  EXPECT_EQ(drawn.in("curves").size(), 2U);
}

TEST(KaplanMeierFigure, WritesALegendWhenCurvesEndTogether) {
  Content content;
  for (const char* name : {"One", "Two", "Three"}) content.add(name, cohort(60, 60.0));
  const DrawnFigure drawn = read(content.draw());
  EXPECT_EQ(drawn.in("legend").size(), 3U);
  EXPECT_EQ(drawn.in("curves").size(), 0U);
}

// Shares with an event of 9, 1, 5, 7 and 3 in ten: the lowest curve is the first, the highest the second. Three end
// together.
TEST(KaplanMeierFigure, WritesManyNamesBesideThePanelInTheOrderOfTheirCurves) {
  for (const double width : {140.0, 190.0}) {
    Content content;
    int group = 0;
    for (const int events : {9, 1, 5, 7, 3, 3, 3})
      content.add("Centre " + std::to_string(++group), cohort(60, 60.0, events));
    const DrawnFigure drawn = read(content.draw(width));
    EXPECT_EQ(drawn.in("legend").size(), 0U);
    std::vector<DrawnText> names = drawn.in("curves");
    ASSERT_EQ(names.size(), 7U);
    std::ranges::sort(names, {}, [](const DrawnText& text) { return text.at.y; });
    std::vector<std::string> downwards;
    for (const DrawnText& name : names) {
      downwards.push_back(name.text);
      EXPECT_TRUE(std::ranges::any_of(drawn.lines,
                                      [&](const auto& line) {
                                        return line.from.y == line.to.y && line.from.y < name.at.y &&
                                               line.from.y > name.box.top && line.to.x < name.at.x &&
                                               line.to.x > name.at.x - 5.0;
                                      }))
          << "a swatch before " << name.text;
    }
    EXPECT_THAT(downwards, testing::ElementsAre("Centre 2", "Centre 5", "Centre 6", "Centre 7", "Centre 3", "Centre 4",
                                                "Centre 1"));
  }
}

/// Colour and dash pattern of each curve.
std::vector<std::string> strokes_of(const std::string& svg) {
  static const std::regex drawn("<path d=\"[^\"]*\" fill=\"none\" stroke=\"(#[0-9a-f]+)\"[^>]*>");
  static const std::regex dashed("stroke-dasharray=\"([^\"]*)\"");
  std::vector<std::string> strokes;
  for (std::sregex_iterator at(svg.begin(), svg.end(), drawn), end; at != end; ++at) {
    const std::string element = at->str();
    std::smatch dash;
    strokes.push_back((*at)[1].str() + (std::regex_search(element, dash, dashed) ? " " + dash[1].str() : ""));
  }
  return strokes;
}

TEST(KaplanMeierFigure, TellsTwelveGroupsApart) {
  for (const double width : {90.0, 140.0, 190.0}) {
    Content content;
    for (int i = 0; i < 12; ++i) content.add("Centre " + std::to_string(i + 1), cohort(60, 60.0, i % 5));
    const Figure figure = content.draw(width);
    const DrawnFigure drawn = read(figure);
    EXPECT_EQ(drawn.in("curves").size(), width < 140.0 ? 0U : 12U) << "where the table below names them: " << width;
    EXPECT_EQ(misplaced_texts(drawn), "") << width;
    const std::vector<std::string> strokes = strokes_of(figure.svg);
    EXPECT_EQ(std::set<std::string>(strokes.begin(), strokes.end()).size(), 12U) << width;
    EXPECT_THAT(figure.caption, testing::Not(HasSubstr("Bands")));
  }
}

std::vector<std::string> texts_of(const std::vector<DrawnText>& drawn) {
  std::vector<std::string> texts;
  for (const DrawnText& text : drawn) texts.push_back(text.text);
  return texts;
}

TEST(KaplanMeierFigure, EndsTheAxisWhereTheLargestGroupHasFewerThanFiveAtRisk) {
  Content content;
  content.add("all", cohort(100, 100.0, 10));
  const Figure figure = content.draw();
  EXPECT_THAT(texts_of(tick_labels(read(figure))),
              testing::ElementsAre("0", "12", "24", "36", "48", "60", "72", "84", "96"));
  const auto numbers = read(figure).in("risk-table");
  EXPECT_EQ(numbers[9].text, "5") << "5 are at risk just before 96";
  EXPECT_THAT(figure.caption, HasSubstr("Arrow: 4 events lie beyond the axis."));
  EXPECT_THAT(figure.svg, HasSubstr("<g class=\"beyond\">"));
}

TEST(KaplanMeierFigure, SaysNothingOfWhatLiesBeyondWhenNothingDoes) {
  Content content;
  content.add("all", cohort(100, 100.0, 0));
  EXPECT_THAT(content.draw().svg, testing::Not(HasSubstr("beyond")));
  EXPECT_THAT(content.draw().caption, testing::Not(HasSubstr("Arrow")));
}

TEST(KaplanMeierFigure, DrawsFewPatientsUntilHalfAreLeft) {
  Content content;
  content.add("all", cohort(6, 60.0, 0));
  EXPECT_THAT(texts_of(tick_labels(read(content.draw()))), testing::ElementsAre("0", "6", "12", "18", "24", "30", "36"))
      << "three of six are at risk just before 40";
}

TEST(KaplanMeierFigure, EndsAndTicksWhereTheStyleWants) {
  Content content;
  content.add("all", cohort(100, 100.0));
  EXPECT_THAT(texts_of(tick_labels(read(content.draw({.end = 50.0, .breaks = 20.0})))),
              testing::ElementsAre("0", "20", "40"));
  EXPECT_THAT(texts_of(tick_labels(read(content.draw({.end = 200.0, .breaks = 50.0})))),
              testing::ElementsAre("0", "50", "100", "150", "200"));
  EXPECT_THAT(texts_of(tick_labels(read(content.draw({.end = 100.0, .breaks = 1.0})))),
              testing::ElementsAre("0", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100"))
      << "a multiple, where the ticks have no room";
}

TEST(KaplanMeierFigure, RisesWhereFailuresAreWanted) {
  Content content;
  content.figure.landmarks = {12};
  content.figure.y_label = "Local failure";
  content.figure.competing = true;
  content.add("all", cohort(100, 60.0));
  const survival::SurvivalAt at = content.result.groups[0].curve.at[0];
  const Figure figure = content.draw({.failure = true});
  const DrawnFigure drawn = read(figure);
  EXPECT_TRUE(drawn.says("Local failure (%)"));
  EXPECT_TRUE(drawn.says(percent_interval(1.0 - *at.survival, 1.0 - *at.upper, 1.0 - *at.lower)));
  EXPECT_THAT(figure.caption, HasSubstr("One minus the Kaplan\u2013Meier estimate"));
  EXPECT_THAT(figure.caption, HasSubstr("Competing events are taken as censored"));
  const auto curve = std::ranges::find(drawn.lines, "curves", &figure_reading::DrawnLine::group);
  ASSERT_NE(curve, drawn.lines.end());
  const auto axis = std::ranges::find(drawn.lines, "x-axis", &figure_reading::DrawnLine::group);
  ASSERT_NE(axis, drawn.lines.end());
  for (const auto& line : drawn.lines)
    if (line.group == "curves" && !line.filled) {
      EXPECT_EQ(line.from.y, axis->from.y) << "it starts at 0";
      break;
    }
}

TEST(KaplanMeierFigure, HasTheNumbersThatTheStyleWants) {
  using enum results::RiskTable;
  Content content;
  content.add("A", cohort(100, 60.0, 1));
  content.add("B", cohort(100, 60.0, 9));
  const auto rows = [&](double width, results::RiskTable table) {
    return texts_of(read(content.draw({.width_mm = width, .risk_table = table})).in("risk-table"));
  };
  for (const double width : {90.0, 190.0}) {
    EXPECT_THAT(rows(width, full), testing::Contains("(censored)"));
    EXPECT_THAT(rows(width, at_risk), testing::Not(testing::Contains("(censored)")));
    EXPECT_THAT(rows(width, at_risk), testing::Contains("At risk"));
    EXPECT_TRUE(rows(width, none).empty());
    EXPECT_THAT(content.draw({.width_mm = width, .risk_table = none}).caption, testing::Not(HasSubstr("Below")));
  }
  EXPECT_EQ(read(content.draw({.width_mm = 90.0, .risk_table = none})).in("legend").size(), 2U)
      << "nothing else would name the curves";
}

TEST(KaplanMeierFigure, OfASingleGroupNamesNoGroup) {
  Content content;
  content.add("all", cohort(60, 60.0));
  EXPECT_FALSE(read(content.draw()).says("all"));
}

TEST(KaplanMeierFigure, SaysTheTestAndTheHazardRatio) {
  Content content;
  content.add("Low dose", cohort(80, 60.0, 9));
  content.add("High dose", cohort(80, 60.0, 1));
  content.add_tests(0.0004);
  const DrawnFigure drawn = read(content.draw());
  EXPECT_TRUE(drawn.says("Log-rank P <0.001"));
  EXPECT_TRUE(drawn.says("HR (95\u2009% CI) vs Low dose"));
  EXPECT_TRUE(drawn.says("0.69 (0.54\u20130.88)"));
}

TEST(KaplanMeierFigure, SaysTheTestAboveThePanelWhenItsWordsAreLong) {
  Content content;
  content.add("Whole-breast irradiation", cohort(80, 60.0, 9));
  content.add("Whole-breast irradiation and boost", cohort(80, 60.0, 1));
  content.add_tests(0.017);
  const Figure figure = content.draw(70.0);
  EXPECT_EQ(read(figure).in("notes").size(), 0U);
  EXPECT_THAT(figure.svg, HasSubstr(">Log-rank P = 0.017; HR (95\u2009% CI) 0.69"));
}

TEST(KaplanMeierFigure, KeepsTheRatesOfEachLandmarkInAGapOfTheirOwn) {
  Content content;
  content.figure.landmarks = {12, 24, 48};
  content.add("A", cohort(200, 60.0, 2));
  content.add("B", cohort(200, 60.0, 3));
  const DrawnFigure drawn = read(content.draw());
  std::vector<double> hairlines;
  for (const DrawnText& tick : tick_labels(drawn))
    for (const double landmark : content.figure.landmarks)
      if (std::stod(tick.text) == landmark) hairlines.push_back(tick.at.x);
  ASSERT_EQ(hairlines.size(), 3U);
  const auto notes = drawn.in("notes");
  ASSERT_GE(notes.size(), 6U);
  std::set<std::ptrdiff_t> gaps;
  for (const DrawnText& text : notes) {
    const auto gap = std::ranges::count_if(hairlines, [&](double x) { return x < text.box.left; });
    EXPECT_EQ(gap, std::ranges::count_if(hairlines, [&](double x) { return x < text.box.right; })) << text.text;
    gaps.insert(gap);
  }
  EXPECT_EQ(gaps.size(), 3U);
}

TEST(KaplanMeierFigure, SaysThatASeparatedHazardRatioCannotBeEstimated) {
  Content content;
  content.add("Low dose", cohort(80, 60.0, 9));
  content.add("High dose", cohort(80, 60.0, 0));
  content.add_tests(0.01);
  content.cox.terms[0].infinite = true;
  const Figure figure = content.draw();
  EXPECT_THAT(figure.svg, HasSubstr("not estimable (separation)"));
}

TEST(KaplanMeierFigure, WritesRatesBesideALandmark) {
  Content content;
  content.figure.landmarks = {24};
  content.add("all", cohort(100, 60.0));
  const DrawnFigure drawn = read(content.draw());
  EXPECT_EQ(drawn.in("notes").size(), 1U);
  EXPECT_EQ(drawn.in("rate-table").size(), 0U);
  const survival::SurvivalAt& at = content.result.groups[0].curve.at[0];
  EXPECT_TRUE(drawn.says(percent_interval(at.survival, at.lower, at.upper)));
}

TEST(KaplanMeierFigure, WritesATableOfRatesWhenThePanelHasNoRoom) {
  Content content;
  content.figure.landmarks = {6, 12, 24};
  for (int i = 0; i < 6; ++i) content.add("Group " + std::to_string(i), cohort(60, 60.0, i + 1));
  EXPECT_EQ(read(content.draw(140.0)).in("rate-table").size(), 6U * 3U + 3U + 6U);
  EXPECT_EQ(read(content.draw(90.0)).in("rate-table").size(), 0U) << "a narrow sheet leaves them to the tables";
}

TEST(KaplanMeierFigure, WritesTheNameOfACurveThatEndsEarlyAtItsOwnEnd) {
  Content content;
  content.add("Long", cohort(60, 60.0, 1));
  content.add("Brief", cohort(60, 20.0, 1));
  const DrawnFigure drawn = read(content.draw());
  const auto names = drawn.in("curves");
  ASSERT_EQ(names.size(), 2U);
  EXPECT_LT(names[1].at.x, names[0].at.x - 100.0);
  EXPECT_EQ(misplaced_texts(drawn), "");
}

TEST(KaplanMeierFigure, EscapesLabels) {
  Content content;
  content.figure.title = "A < B & \"C\" > 'D'";
  content.add("x < 5 & y", cohort(60, 60.0, 1));
  content.add("\"x\" > 5 </text>", cohort(60, 60.0, 9));
  const DrawnFigure drawn = read(content.draw());
  EXPECT_TRUE(drawn.says("A < B & \"C\" > 'D'"));
  EXPECT_TRUE(drawn.says("x < 5 & y"));
  EXPECT_TRUE(drawn.says("\"x\" > 5 </text>"));
}

TEST(KaplanMeierFigure, IsTheSameBytesTwice) {
  Content content;
  content.figure.landmarks = {12};
  content.add("A", cohort(60, 60.0, 1));
  content.add("B", cohort(60, 60.0, 9));
  content.add_tests(0.2);
  EXPECT_EQ(content.draw().svg, content.draw().svg);
  EXPECT_NE(content.draw().svg, content.draw(190.0, true).svg) << "grey has other colours";
}

TEST(KaplanMeierFigure, HasANameAndADescriptionForThoseWhoCannotSeeIt) {
  Content content;
  content.figure.landmarks = {12};
  content.add("all", cohort(60, 60.0));
  const Figure figure = content.draw();
  EXPECT_THAT(figure.svg, HasSubstr("role=\"img\""));
  EXPECT_THAT(figure.svg, HasSubstr("<title>Local control by dose</title>"));
  EXPECT_THAT(figure.svg, HasSubstr("60 patients, 30 events; at 12 months 89."));
  EXPECT_THAT(figure.caption, HasSubstr("60 patients, 30 events"));
}

/// Cohorts that made other programs draw over the edge.
std::vector<std::vector<std::vector<Patient>>> nasty_cohorts() {
  const auto eight = [] {
    std::vector<std::vector<Patient>> groups;
    for (int i = 0; i < 8; ++i) groups.push_back(cohort(40 + 10 * i, 60.0 + i, i + 1));
    return groups;
  };
  return {{{{0.0, 0}}},
          {{{5.0, 1}}},
          {{{0.0, 1}, {0.0, 0}, {0.0, 1}}, {{0.0, 0}}},
          {cohort(50, 40.0, 0), cohort(50, 60.0, 0)},
          {cohort(50, 40.0, 10), cohort(2, 1e-7, 10)},
          {cohort(300, 10000.0), cohort(30, 9000.0, 1)},
          {cohort(3000, 1e7), cohort(30, 2.5)},
          {{}, cohort(20, 30.0)},
          eight()};
}

TEST(KaplanMeierFigure, KeepsEveryTextOnTheSheetAndApart) {
  const std::string sixty(60, 'W');
  const std::vector<std::vector<std::string>> names = {
      {"A", "B", "C", "D", "E", "F", "G", "H"},
      {"Breast-conserving surgery, whole-breast irradiation and boost", "No", "Mastectomy and chest wall irradiation",
       sixty, "\u2265 63 Gy", "a/b", "over_two_lines_of_systemic_treatment_before_radiotherapy", ""}};
  for (const double width : {60.0, 90.0, 140.0, 190.0})
    for (const auto& groups : nasty_cohorts())
      for (const auto& labels : names)
        for (const double p : {0.0, 0.0496, 1.0}) {
          Content content;
          content.figure.landmarks = {0.0, 1.0, 12.0, 24.0, 60.0, 365.0, 5000.0};
          content.figure.unit = groups.front().size() > 200 ? TimeUnit::days : TimeUnit::months;
          if (p == 0.0) content.figure.title = content.figure.y_label = labels[0] + " " + labels[3] + " " + labels[0];
          for (std::size_t i = 0; i < groups.size(); ++i) content.add(labels[i], groups[i]);
          content.add_tests(p);
          EXPECT_EQ(misplaced_texts(read(content.draw(width))), "")
              << width << " mm, " << groups.size() << " groups, first of " << groups[0].size() << ", P " << p;
        }
}

}  // namespace
}  // namespace rtsurv::report
