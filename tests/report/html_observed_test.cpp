// Referrals, response, toxicity and published figures in the report, and what it says of simulated patients.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.hpp"
#include "rtsurv/report/html/report.hpp"

namespace rtsurv::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

results::Tally tally(const std::string& variable, std::vector<results::Tally::Level> levels,
                     results::Proportion event) {
  results::Tally result;
  result.variable = variable;
  result.groups.push_back({"all", event.of, 3, std::move(levels), event});
  return result;
}

/// A study in which nobody had toxicity of grade 3.
results::Study observed() {
  results::Study study = fixture::bare();
  const results::Proportion none{0, 133, 0.0, 0.0, 2.735};
  study.toxicity = results::Toxicity{tally("grade", {{"2", {25, 133, 18.797, 12.5, 26.5}}, {"3", none}}, none)};
  results::Response response;
  response.derived = true;
  response.best = tally("best_response", {{"PR", {87, 133, 65.414, 56.7, 73.4}}}, {99, 133, 74.436, 66.15, 81.6});
  response.of_all = {99, 133, 74.436, 66.15, 81.6};
  study.response = response;
  results::Referrals referrals;
  referrals.share = "asymptomatic";
  referrals.label = "Without symptoms";
  referrals.years = {{2010, 5, results::Proportion{1, 5, 20.0, 0.5, 71.6}},
                     {2011, 0, results::Proportion{}},
                     {2012, 6, results::Proportion{4, 6, 66.667, 22.3, 95.7}}};
  referrals.trend = results::Referrals::Trend{11, 23.3, 2.36, 0.1245};
  study.referrals = referrals;
  results::Published published;
  published.ledger_file = "published.toml";
  using Tolerance = results::Published::Tolerance;
  const Tolerance exact{Tolerance::Rule::absolute, 0.0}, digit{Tolerance::Rule::absolute, 0.05};
  published.rows = {{"n", "Patients", "n", "133", "a", 133.0, 0.0, exact, true, ""},
                    {"s", "Share", "percent", "63.7", "b", 61.654, -2.046, digit, false, "82 of 133 is 61.7 %"},
                    {"l", "Limit", "lower", "1.50", "c", 1.532, 0.032, {}, {}, ""}};
  published.not_compared = {{"x", "Accrual", ""}};
  study.published = published;
  return study;
}

TEST(ObservedSections, SayWhatZeroEventsExclude) {
  const std::string html = html_report(observed(), {});
  EXPECT_THAT(html, HasSubstr("Toxicity of grade 3 or worse: 0 of 133: 0.0\u202F% (upper limit 2.7\u202F%)."));
  EXPECT_THAT(html, HasSubstr("99 of 133: 74.4\u202F% (66.2\u201381.6) responded"));
  EXPECT_THAT(html, HasSubstr("RECIST 1.1"));
  EXPECT_THAT(html, HasSubstr("Not known in 3 patients."));
}

TEST(ObservedSections, TellTheTrendWithItsTest) {
  const std::string html = html_report(observed(), {});
  EXPECT_THAT(html, HasSubstr("The share rose by 23.3 percentage points a year"));
  EXPECT_THAT(html, HasSubstr("no continuity correction, P = 0.12, n = 11"));
  EXPECT_THAT(html, HasSubstr("4 of 6: 66.7\u202F% (22.3\u201395.7)"));
}

TEST(ObservedSections, PutPrintedFiguresBesideObtainedOnes) {
  const std::string html = html_report(observed(), {});
  EXPECT_THAT(html, HasSubstr("Of the printed numbers in published.toml, 1 of 2 within tolerance."));
  EXPECT_THAT(html, HasSubstr("1 figures are not compared"));
  EXPECT_LT(html.find("does not obtain"), html.find("that this study obtains"));
  EXPECT_LT(html.find("Table 5."), html.find("Table 6."));
  EXPECT_THAT(html, HasSubstr("not judged"));
}

TEST(ObservedSections, AreAbsentWithoutResults) {
  const std::string html = html_report(fixture::bare(), {});
  for (const char* id : {"referrals", "response", "published"})
    EXPECT_THAT(html, Not(HasSubstr("id=\"" + std::string(id) + "-title\"")));
}

TEST(SimulatedCohort, IsSaidAtTheTopInEveryCaptionAndOnEveryPage) {
  results::Study study = observed();
  study.manifest.data_file = "cohort-Simulated.csv";
  for (const char* words : {"are simulated", "Simulated patients", "simulated patients"})
    EXPECT_THAT(html_report(study, {}), Not(HasSubstr(words)));
  study.manifest.data_file = "cohort.csv";
  study.manifest.simulated = true;
  const std::string html = html_report(study, fixture::placeholders({"flow"}));
  EXPECT_THAT(html, HasSubstr("These patients are simulated."));
  EXPECT_THAT(html, HasSubstr("simulated patients\""));
  const auto count = [&](const std::string& piece) {
    std::size_t n = 0;
    for (std::size_t at = html.find(piece); at != std::string::npos; at = html.find(piece, at + 1)) ++n;
    return n;
  };
  const std::size_t captions = count("</caption>") + count("</figcaption>"), said = count(" Simulated patients.");
  EXPECT_EQ(said, captions);
  EXPECT_GE(said, 5U);
}

TEST(ReferralsFigure, DrawsEveryYearOnce) {
  const Figure figure = referrals_figure(observed());
  EXPECT_THAT(figure.svg, HasSubstr("2011"));
  EXPECT_THAT(figure.caption, HasSubstr("Cochran\u2013Armitage"));
  std::size_t dots = 0;
  for (std::size_t at = figure.svg.find("<circle"); at != std::string::npos; at = figure.svg.find("<circle", at + 1))
    ++dots;
  EXPECT_EQ(dots, 2U);  // nobody was referred in 2011
}

}  // namespace
}  // namespace rtsurv::report
