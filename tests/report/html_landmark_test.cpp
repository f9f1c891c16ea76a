// Comparisons from a landmark on in the report.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.hpp"
#include "rtsurv/report/figure/all_figures.hpp"
#include "rtsurv/report/html/report.hpp"
#include "rtsurv/report/manuscript/methods/methods.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::report {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::Not;

results::KaplanMeierResult::Group group(const char* level) {
  const survival::FollowUp patients(std::vector<double>{2, 5, 9}, std::vector<std::uint8_t>{1, 0, 1});
  const std::vector<double> at{12};
  return {level, survival::kaplan_meier(patients, {.at = at})};
}

results::Study study() {
  results::Study out = fixture::bare();
  out.landmarks = {12};
  out.columns.push_back({"responded", "Response", {}, {}, {}});
  out.endpoints[0].name = "OS";
  out.endpoints[0].label = "Overall survival";
  results::UnivariableRow row;
  row.factor = "responded";
  row.label = "Response";
  row.km.value = results::KaplanMeierResult{};
  row.km.value->by = "responded";
  row.km.value->groups = {group("false"), group("true")};
  row.logrank.why = row.cox.why = "no reason";
  results::Landmark::At at;
  at.time = 3;
  at.events_before = 20;
  at.competing_before = 7;
  at.censored_before = 4;
  at.n = 69;
  at.events = 41;
  at.factors = {row};
  results::TimeDependent effect;
  effect.sample = {100, 61, 0, {}};
  effect.n_without = 98;
  effect.n_began = 35;
  effect.events_without = 44;
  effect.events_with = 17;
  effect.time_without = 1234.4;
  effect.time_with = 56.78;
  effect.term.term = "responded";
  effect.term.hazard_ratio = 0.5;
  effect.term.lower = 0.25;
  effect.term.upper = 1.0;
  effect.term.p = 0.05;
  effect.score.value = survival::ChiSquareTest{3.9, 1, 0.048};
  out.landmark = results::Landmark{
      {{"OS",
        100,
        61,
        {at},
        {{"responded", "Response", "response_months", {effect, ""}}, {"b", "b", "c", {{}, "the reason"}}}}}};
  return out;
}

std::string report_of(const results::Study& study) { return html_report(study, all_figures(study)); }

TEST(LandmarkReport, SaysWhoIsLeftAndWhy) {
  EXPECT_THAT(report_of(study()),
              AllOf(HasSubstr("Of 100 patients, 20 had the event, 7 had the competing event and 4 were censored by 3 "
                              "months; 69 were followed without the event then, and 41 of them had it later."),
                    HasSubstr("12 months later"), HasSubstr("Overall survival from 3 months on by Response")));
}

TEST(LandmarkReport, ShowsTheStateAsATimeDependentCovariate) {
  EXPECT_THAT(report_of(study()), AllOf(HasSubstr("not yet, or never"), HasSubstr("1,234"), HasSubstr("56.8"),
                                        HasSubstr("Response, Mantel\u2013Byar test: chi-square 3.9 on 1 df, P = 0.048"),
                                        HasSubstr("not estimable: the reason")));
}

TEST(LandmarkReport, NamesItsMethodsAndFigures) {
  EXPECT_THAT(manuscript::methods_text(study()),
              Contains(AllOf(HasSubstr("for overall survival from the landmark at 3 months on"),
                             HasSubstr("Mantel\u2013Byar"))));
  EXPECT_THAT(all_figures(study()), Contains(Field(&Figure::name, "landmark-OS-3-responded")));
  EXPECT_THAT(all_figures(study()), Contains(Field(&Figure::svg, HasSubstr("Time from 3 months on (months)"))));
}

TEST(LandmarkReport, SaysThatClustersLeaveNoMantelByarTest) {
  results::Study clustered = study();
  results::TimeDependent& effect = *clustered.landmark->endpoints[0].states[0].effect.value;
  effect.score = {{}, "the reason"};
  effect.sample.clusters = results::Clusters{"centre", 10};
  EXPECT_THAT(report_of(clustered), AllOf(HasSubstr("Mantel\u2013Byar test not estimable: the reason."),
                                          HasSubstr("clusters by centre, 10 clusters.")));
  EXPECT_THAT(manuscript::methods_text(clustered), Not(Contains(HasSubstr("Mantel\u2013Byar"))));
}

TEST(LandmarkReport, IsAbsentWithoutALandmark) {
  results::Study without = study();
  without.landmark.reset();
  EXPECT_THAT(report_of(without), Not(HasSubstr("landmark-title")));
  EXPECT_THAT(manuscript::methods_text(without), Not(Contains(HasSubstr("Mantel"))));
}

TEST(LandmarkReport, DrawsNothingOfNobody) {
  results::Study nobody = study();
  nobody.landmark->endpoints[0].at[0].n = 0;
  nobody.landmark->endpoints[0].at[0].factors[0].km = {{}, "no patient is left"};
  EXPECT_THAT(report_of(nobody), AllOf(HasSubstr("0 were followed"), Not(HasSubstr("12 months later"))));
}

}  // namespace
}  // namespace rtsurv::report
