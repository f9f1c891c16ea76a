// Two cuts and their three groups in the report.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.hpp"
#include "rtsurv/report/figure/all_figures.hpp"
#include "rtsurv/report/html/report.hpp"
#include "rtsurv/report/manuscript/methods/methods.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::report {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

results::TwoCuts found() {
  results::TwoCuts out;
  out.search = {43.3, 62.2, 41, 70, 22, 8, 17.3, 0.031, 0.0017};
  out.replicates = 9999;
  out.naive_p = 0.00018;
  out.groups = {{"low", 41, 30, {}}, {"middle", 70, 25, {}}, {"high", 22, 0, {}}};
  out.groups[1].term.hazard_ratio = 0.42;
  out.groups[1].term.lower = 0.25;
  out.groups[1].term.upper = 0.71;
  out.groups[1].term.p = 0.001;
  out.groups[2].term.infinite = out.groups[2].term.towards_zero = true;
  const std::vector<double> time{2, 5, 9}, at{12};
  const survival::KaplanMeier curve =
      survival::kaplan_meier(survival::FollowUp(time, std::vector<std::uint8_t>{1, 0, 1}), {.at = at});
  out.km.value = results::KaplanMeierResult{};
  out.km.value->by = "dose_groups";
  out.km.value->groups = {{"low", curve}, {"middle", curve}, {"high", curve}};
  return out;
}

results::CutpointResult cutpoint() {
  results::CutpointResult out;
  out.name = "dose";
  out.x = out.variable = "eqd2";
  out.endpoint = "OS";
  out.maxstat.cutpoint = 60.0;
  out.maxstat.cut = {50, 60};
  out.maxstat.candidate_statistic = {1.0, 2.7};
  out.maxstat.statistic = 2.7;
  out.maxstat.p = 0.06;
  out.two_cuts = results::Maybe<results::TwoCuts>{found(), ""};
  return out;
}

results::Study study() {
  results::Study out = fixture::bare();
  out.landmarks = {12};
  out.endpoints[0].name = "OS";
  out.endpoints[0].label = "Overall survival";
  out.columns.push_back({"eqd2", "EQD2", "Gy", {}, {}});
  out.columns.push_back({"dose_groups",
                         "EQD2, three groups",
                         {},
                         {"low", "middle", "high"},
                         {{"low", "\u2264 43.3 Gy"}, {"middle", "> 43.3 to 62.2 Gy"}, {"high", "> 62.2 Gy"}}});
  out.cutpoints = {cutpoint()};
  return out;
}

std::string report_of(const results::Study& study) { return html_report(study, all_figures(study)); }

TEST(TwoCutsReport, SaysWhereTheyLieAndHowTheGroupsFare) {
  EXPECT_THAT(
      report_of(study()),
      AllOf(HasSubstr("are made at 43.3 and 62.2 (P = 0.031 from 9,999 permutations, Monte Carlo error 0.0017"),
            HasSubstr("&gt; 43.3 to 62.2 Gy"), HasSubstr("0.42 (0.25\u20130.71)"), HasSubstr("zero (separation)"),
            HasSubstr("Overall survival by EQD2, three groups"), HasSubstr("not to be used")));
}

TEST(TwoCutsReport, NamesItsMethodAndFigure) {
  EXPECT_THAT(manuscript::methods_text(study()),
              Contains(HasSubstr("Two cuts of EQD2 (three groups) were sought over all pairs")));
  EXPECT_THAT(all_figures(study()), Contains(Field(&Figure::name, "cutpoint-dose-groups")));
}

TEST(TwoCutsReport, SaysWhyThereAreNone) {
  results::Study none = study();
  none.cutpoints[0].two_cuts = results::Maybe<results::TwoCuts>{{}, "the reason"};
  EXPECT_THAT(report_of(none),
              AllOf(HasSubstr("Two cuts are not estimable: the reason."), Not(HasSubstr("EQD2, three groups"))));
}

TEST(TwoCutsText, HasGroupsAndTheCorrectedP) {
  EXPECT_THAT(to_text(cutpoint()), AllOf(HasSubstr("eqd2 > 43.3 to 62.2"), HasSubstr("0.42 (0.25\u20130.71)"),
                                         HasSubstr("not estimable: separation"), HasSubstr("the largest of 8 pairs"),
                                         HasSubstr("P = 0.031 from 9,999 permutations")));
}

}  // namespace
}  // namespace rtsurv::report
