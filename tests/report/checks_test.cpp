// The checks of a referee in the report: tables, figures.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/figure_reading.hpp"
#include "report/fixture.hpp"
#include "rtsurv/report/figure/all_figures.hpp"
#include "rtsurv/report/html/report.hpp"

namespace rtsurv::report {
namespace {

using figure_reading::misplaced_texts;
using figure_reading::read;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

survival::SmoothLine line() { return {{1, 5, 9}, {0.1, 0.2, 0.3}, {-0.4, -0.1, -0.6}, {0.6, 0.5, 1.2}}; }

results::ModelChecks checks() {
  results::ModelChecks out;
  out.events = 60;
  out.parameters = 2;
  for (int i = 0; i < 60; ++i) out.event_time.push_back(0.5 * i);
  for (const char* term : {"boost", "age"}) {
    results::ModelChecks::Coefficient one;
    one.term = term;
    if (out.coefficients.empty()) one.level = "true";
    for (int i = 0; i < 60; ++i) one.scaled_schoenfeld.push_back(0.1 * (i % 7) - 0.3);
    one.trend = line();
    one.row = out.coefficients.empty() ? 17 : 4;
    one.dfbeta_per_error = out.coefficients.empty() ? 0.4 : -0.1;
    one.hazard_ratio = 1.5;
    one.p = 0.01;
    one.hazard_ratio_without = 1.4;
    one.p_without = 0.03;
    out.coefficients.push_back(one);
  }
  results::ModelChecks::Linearity age;
  age.term = "age";
  age.nonlinear.value = survival::ChiSquareTest{1.0, 2, 0.61};
  for (int i = 0; i < 60; ++i) {
    age.x.push_back(40.0 + i);
    age.martingale.push_back(0.1 * (i % 9) - 0.5);
  }
  age.trend = line();
  out.linearity = {age};
  return out;
}

results::Study study() {
  results::Study out = fixture::bare();
  out.landmarks = {12};
  out.columns.push_back({"age", "Age", "years", {}, {}});
  results::EndpointResult& endpoint = out.endpoints[0];
  results::CoxResult cox;
  cox.sample = {200, 60, 0, {}};
  cox.converged = true;
  cox.zph = {{"boost", {1.0, 1, 0.3}}, {"GLOBAL", {2.0, 2, 0.36}}};
  endpoint.multivariable = results::Multivariable{{"boost", "age"}, "fixed by the protocol", {cox, ""}};
  endpoint.multivariable->checks = results::Maybe<results::ModelChecks>{checks(), ""};
  results::FollowUpChecks follow_up;
  follow_up.n = 200;
  follow_up.landmarks = {{12, 120, 30, 0, 50}};
  follow_up.entrants.value = results::FollowUpChecks::Entrants{
      "2015-02-01", {100, 35, {0.81}}, {100, 25, {0.83}}, {survival::ChiSquareTest{0.5, 1, 0.48}, ""}};
  endpoint.follow_up_checks = follow_up;
  endpoint.missing = {{"age", 20, 180, 9, 51, {survival::ChiSquareTest{0.2, 1, 0.65}, ""}}};
  return out;
}

results::ModelChecks& model(results::Study& study) { return *study.endpoints[0].multivariable->checks->value; }

TEST(ModelChecksPart, SaysWhatWasFoundAndWhatToDo) {
  results::Study sound = study();
  std::string html = html_report(sound, {});
  EXPECT_THAT(html, HasSubstr("60 events, 2 coefficients: 30 for each"));
  EXPECT_THAT(html, HasSubstr("no sign that a ratio changes over time"));
  EXPECT_THAT(html, HasSubstr("row 17 of the table moves boost: yes most: HR 1.50 with it, 1.40 without"));
  EXPECT_THAT(html, HasSubstr("P = 0.61 for a curve against the line"));
  model(sound).events = 12;
  model(sound).coefficients[1].p_without = 0.08;
  model(sound).linearity[0].nonlinear.value->p = 0.004;
  html = html_report(sound, {});
  EXPECT_THAT(html, HasSubstr("fewer than 10: ratios are unstable"));
  EXPECT_THAT(html, HasSubstr("row 4 of the table moves Age most"));
  EXPECT_THAT(html, HasSubstr("one patient decides on which side of 0.05 the P lies"));
  EXPECT_THAT(html, HasSubstr("a unit does not count the same everywhere"));
}

TEST(ModelChecksPart, SaysWhyThereAreNone) {
  results::Study separated = study();
  separated.endpoints[0].multivariable->checks = results::Maybe<results::ModelChecks>{std::nullopt, "no bound"};
  EXPECT_THAT(html_report(separated, {}), HasSubstr("Residuals of the model: not estimable: no bound."));
}

TEST(FollowUpPart, SaysHowFarTheFollowUpCarries) {
  results::Study sound = study();
  std::string html = html_report(sound, {});
  EXPECT_THAT(html, HasSubstr("120 of 200 still followed without the event (60.0\u202F%), 30 had it before"));
  EXPECT_THAT(html, HasSubstr("more than a fifth is not known"));
  EXPECT_THAT(html, HasSubstr("before 2015-02-01: 100 patients, 35 events, 81.0\u202F% at 12 months"));
  EXPECT_THAT(html, HasSubstr("no sign that those censored early differ"));
  sound.endpoints[0].follow_up_checks->landmarks[0] = {12, 150, 40, 0, 10};
  results::Study untested = sound;
  untested.endpoints[0].follow_up_checks->entrants.value = results::FollowUpChecks::Entrants{};
  untested.endpoints[0].follow_up_checks->entrants.value->log_rank = {std::nullopt, "clusters"};
  EXPECT_THAT(html_report(untested, {}), HasSubstr("whether they fare alike is not known"));
  sound.endpoints[0].follow_up_checks->entrants = {std::nullopt, "no date"};
  html = html_report(sound, {});
  EXPECT_THAT(html, HasSubstr("the outcome is known for most patients"));
  EXPECT_THAT(html, HasSubstr("not compared: no date"));
}

TEST(ResidualFigures, KeepTheirTextsOnTheSheet) {
  const results::Study sound = study();
  for (const double width : {90.0, 140.0, 190.0}) {
    EXPECT_THAT(misplaced_texts(read(schoenfeld_figure(sound, sound.endpoints[0], {.width_mm = width}))), IsEmpty());
    EXPECT_THAT(misplaced_texts(read(residuals_figure(sound, sound.endpoints[0], {.width_mm = width}))), IsEmpty());
  }
}

TEST(ResidualFigures, AreDrawnWithTheModel) {
  std::vector<std::string> names;
  for (const Figure& figure : all_figures(study())) names.push_back(figure.name);
  EXPECT_THAT(names, Contains("schoenfeld-OS"));
  EXPECT_THAT(names, Contains("residuals-OS"));
  const results::Study sound = study();
  const auto drawn = read(schoenfeld_figure(sound, sound.endpoints[0]));
  EXPECT_TRUE(drawn.says("boost: yes"));
  EXPECT_TRUE(drawn.says("Log hazard ratio"));
  EXPECT_THAT(schoenfeld_figure(sound, sound.endpoints[0]).caption, HasSubstr("60 events"));
  EXPECT_THAT(schoenfeld_figure(sound, sound.endpoints[0]).caption, Not(HasSubstr("without a line")));
  results::Study few = sound;
  few.endpoints[0].multivariable->checks->value->coefficients[0].trend.reset();
  EXPECT_THAT(
      schoenfeld_figure(few, few.endpoints[0]).caption,
      HasSubstr("A coefficient without a line has too few events for one: 10, at different times, are needed."));
}

}  // namespace
}  // namespace rtsurv::report
