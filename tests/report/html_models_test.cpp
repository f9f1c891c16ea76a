// Models beside the screened one, and competing risks, in the report.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <regex>

#include "report/fixture.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/html/report.hpp"

namespace rtsurv::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

results::CoxResult cox(double ratio) {
  results::CoxResult result;
  result.sample = {200, 60, 0, {}};
  result.converged = true;
  results::CoxTerm term;
  term.term = "boost";
  term.level = "true";
  term.reference = "false";
  term.coefficient = 0.1;
  term.hazard_ratio = ratio;
  term.lower = ratio / 2.0;
  term.upper = ratio * 2.0;
  term.p = 0.03;
  result.terms = {term};
  return result;
}

results::Study study() {
  results::Study study = fixture::bare();
  results::Multivariable model{{"boost"}, "logrank p < 0.05", {cox(0.5), ""}};
  model.screened_below = 0.05;
  results::FineGrayResult fine_gray;
  fine_gray.model = cox(0.8);
  fine_gray.competing = 42;
  fine_gray.censored = 25;
  model.fine_gray = results::Maybe<results::FineGrayResult>{fine_gray, ""};
  results::BesideScreen beside;
  beside.n = 190;
  beside.events = 60;
  beside.events_per_coefficient = 7.5;
  beside.penalty = 12.5;
  beside.rows.resize(2);
  beside.rows[0] = {"boost", "true", "false", 0.6, 0.3, 1.2, 0.15, 0.75, true};
  beside.rows[1] = {"grade", "3", "2", 1.4, 0.9, 2.2, 0.2, 1.15, false};
  model.beside = results::Maybe<results::BesideScreen>{beside, ""};
  study.endpoints[0].multivariable = model;
  return study;
}

/// The numbers of all figures or tables, in the order in which they stand on the page.
std::vector<int> ids_of(const std::string& html, const std::string& kind) {
  const std::string mark = " id=\"" + kind + "-";
  std::vector<int> numbers;
  for (std::size_t at = html.find(mark); at != std::string::npos; at = html.find(mark, at + 1)) {
    const std::string rest = html.substr(at + mark.size(), 12);
    if (rest.find('"') == rest.find_first_not_of("0123456789")) numbers.push_back(std::stoi(rest));
  }
  return numbers;
}

std::vector<int> ascending(const std::vector<int>& numbers) {
  std::vector<int> expected(numbers.size());
  std::iota(expected.begin(), expected.end(), 1);
  return expected;
}

TEST(Numbers, AreThoseOfTheOrderOnThePage) {
  const std::string html = html_report(
      fixture::rotterdam(),
      fixture::placeholders({"km-RFS", "cuminc-RFS", "km-OS", "km-REC", "cuminc-REC", "forest-RFS", "risk-RFS",
                             "risk-OS", "effect-hormon-risk_group-RFS", "effect-hormon-risk_group-RFS-Low",
                             "effect-hormon-risk_group-RFS-Low-cuminc"}));
  EXPECT_GE(ids_of(html, "figure").size(), 11U);
  EXPECT_GE(ids_of(html, "table").size(), 10U);
  for (const char* kind : {"figure", "table"}) EXPECT_EQ(ids_of(html, kind), ascending(ids_of(html, kind))) << kind;
}

TEST(ModelTable, SaysWhoIsLeftOutOfIt) {
  results::Study said = study();
  said.endpoints[0].multivariable->left_out = {{"hpv", "known in 47 of 215 patients, less than half", 47, 215}};
  said.endpoints[0].multivariable->cox.value->sample.n_missing = 15;
  const std::string html = html_report(said, {});
  EXPECT_THAT(html, HasSubstr("Left out, because known in less than half of the patients: hpv (47 of 215)"));
  EXPECT_THAT(html, HasSubstr("From 215 patients to 200: 15 patients lack a value"));
  EXPECT_THAT(html, HasSubstr("Factors known in less than half of the patients were neither screened"));
}

TEST(ModelTable, NamesAFactorThatItCannotTakeWithItsReason) {
  results::Study said = study();
  said.endpoints[0].multivariable->left_out = {
      {"side", "it has one value in all patients of the model", 215, 215, results::LeftOut::Cause::constant}};
  const std::string html = html_report(said, {});
  EXPECT_THAT(html, HasSubstr("Left out: side (it has one value in all patients of the model)."));
  EXPECT_THAT(html, HasSubstr("Factors of which no coefficient can be estimated were left out"));
  EXPECT_THAT(html, Not(HasSubstr("less than half of the patients")));
}

TEST(ModelTable, CallsAnUndeterminedRatioSo) {
  results::Study flat = study();
  results::CoxTerm& term = flat.endpoints[0].multivariable->cox.value->terms[0];
  term = {};
  term.term = "boost";
  term.level = "true";
  term.reference = "false";
  term.undetermined = true;
  const std::string html = html_report(flat, {});
  EXPECT_THAT(html, HasSubstr(">undetermined<"));
  EXPECT_THAT(html, HasSubstr("Undetermined: any hazard ratio fits these patients equally well"));
}

TEST(ModelTable, HasTheCurveOfASpline) {
  results::Study curved = study();
  curved.columns = {{"age", "Age", "years", {}, {}}};
  results::CoxResult& cox = *curved.endpoints[0].multivariable->cox.value;
  cox.terms[0].term = "spline(age, 3)";
  cox.terms[0].level = "48";
  cox.terms[0].reference = "60.5";
  cox.splines = {{"spline(age, 3)",
                  "age",
                  {{33, 55, 66, 81},
                   60.5,
                   {40, 60.5, 75},
                   {0.4, 0, 0.3},
                   {0.1, 0, 0},
                   {0.7, 0, 0.6},
                   {12.3, 3, 0.006},
                   survival::ChiSquareTest{8.0, 2, 0.018}}}};
  const Figure figure = spline_term_figure(curved, curved.endpoints[0], cox.splines[0]);
  EXPECT_EQ(figure.name, "spline-OS-age");
  EXPECT_THAT(figure.svg, HasSubstr("Age (years)"));
  const std::string html = html_report(curved, {figure});
  EXPECT_THAT(html, HasSubstr("Age: natural cubic spline of 3 degrees of freedom, knots at 33, 55, 66 and 81; the "
                              "curve: chi-square 12.30 on 3 df, P = 0.006; not a straight line"));
  EXPECT_THAT(html, HasSubstr("Age (years)"));
  EXPECT_THAT(html, HasSubstr("Hazard ratio against the median, 60.5 years"));
  const std::string seen = std::regex_replace(html, std::regex("title=\"results.json: [^\"]*\""), "");
  EXPECT_THAT(seen, Not(HasSubstr("spline(age"))) << "but in the address of a number";
}

TEST(ModelTable, ShowsTheThreeModelsInOneRow) {
  const std::string html = html_report(study(), {});
  EXPECT_THAT(html, HasSubstr("0.50 (0.25\u20131.00)"));
  EXPECT_THAT(html, HasSubstr("0.60 (0.30\u20131.20)"));
  EXPECT_THAT(html, HasSubstr("1.15"));
  EXPECT_THAT(html, HasSubstr("only 7.5 events per coefficient"));
  EXPECT_THAT(html, HasSubstr("Ridge: penalty 12.5"));
}

TEST(ModelTable, SaysWhyAModelIsMissing) {
  results::Study without = study();
  without.endpoints[0].multivariable->beside->value->penalty.reset();
  without.endpoints[0].multivariable->beside->value->ridge_why = "too few events";
  EXPECT_THAT(html_report(without, {}), HasSubstr("Ridge: not estimable: too few events"));
  without.endpoints[0].multivariable->beside = {{}, "no patient has all of them"};
  EXPECT_THAT(html_report(without, {}), HasSubstr("not estimable: no patient has all of them"));
  without.endpoints[0].multivariable->beside.reset();
  EXPECT_THAT(html_report(without, {}), Not(HasSubstr("All candidates for")));
}

TEST(ModelTable, PutsFirthsPenaltyBelowAnInfiniteRatio) {
  results::Study separated = study();
  results::CoxTerm& term = separated.endpoints[0].multivariable->cox.value->terms[0];
  term.infinite = term.towards_zero = true;
  EXPECT_THAT(html_report(separated, {}), Not(HasSubstr("with Firth")));
  separated.endpoints[0].multivariable->cox.value->firth = survival::ChiSquareTest{4.5, 1, 0.034};
  term.firth = results::FirthEstimate{-2.0, 1.0, 0.14, 0.02, 0.88, 4.5, 0.034};
  const std::string html = html_report(separated, {});
  EXPECT_THAT(html, HasSubstr("zero (separation)"));
  EXPECT_THAT(html, HasSubstr("with Firth\u2019s penalty"));
  EXPECT_THAT(html, HasSubstr("0.14 (0.020\u20130.88)"));
  EXPECT_THAT(html, HasSubstr("which keeps every ratio finite"));
}

TEST(FineGrayTable, StandsBesideTheCauseSpecificModel) {
  const std::string html = html_report(study(), {});
  EXPECT_THAT(html, HasSubstr("0.80 (0.40\u20131.60)"));
  EXPECT_THAT(html, HasSubstr("42 patients had the competing event first; 25 were censored"));
}

TEST(FineGrayTable, IsOneTableWithTheCauseSpecificModel) {
  results::Study one = study();
  one.endpoints[0].event_label = "Local failure";
  one.endpoints[0].competing_label = "Death";
  const std::string html = html_report(one, {});
  EXPECT_THAT(html, HasSubstr("200 patients: 60 with local failure, 42 with death first and 25 censored"));
  EXPECT_THAT(html, HasSubstr("Subdistribution HR"));
  EXPECT_THAT(html, HasSubstr("42 patients had death first"));
  EXPECT_THAT(html, Not(HasSubstr("Multivariable Cox model of")));
  one.endpoints[0].multivariable->fine_gray = {{}, "it did not converge"};
  const std::string without = html_report(one, {});
  EXPECT_THAT(without, HasSubstr("Multivariable Cox model of"));
  EXPECT_THAT(without, HasSubstr("not estimable: it did not converge"));
}

/// A factor whose levels have 12 and 30 events, 5 and 7 competing ones.
results::UnivariableRow with_incidence() {
  results::UnivariableRow row{"boost", "boost", false, {}, {}, {cox(0.5), ""}};
  row.km.value = results::KaplanMeierResult{};
  results::IncidenceResult incidence;
  incidence.by = "boost";
  for (const char* level : {"false", "true"}) {
    const bool high = level == std::string("true");
    results::IncidenceResult::Group group{level, 50, {}, {}};
    group.causes.push_back({"event", {high ? 12.0 : 30.0, {}, {}, {}, {{60.0, high ? 0.25 : 0.625, 0.1, 0.2, 0.7}}}});
    group.causes.push_back({"competing", {high ? 5.0 : 7.0, {}, {}, {}, {}}});
    incidence.groups.push_back(group);
  }
  incidence.gray = {{"event", survival::ChiSquareTest{9.1, 1.0, 0.0026}, ""}};
  row.cuminc = results::Maybe<results::IncidenceResult>{incidence, ""};
  results::FineGrayResult fine_gray;
  fine_gray.model = cox(0.44);
  row.fine_gray = results::Maybe<results::FineGrayResult>{fine_gray, ""};
  return row;
}

TEST(UnivariableIncidenceTable, GivesIncidenceGraysPAndTheSubdistributionRatioByLevel) {
  results::Study one = fixture::bare();
  one.landmarks = {60.0};
  one.endpoints[0].univariable = {with_incidence()};
  one.endpoints[0].competing_label = "Death";
  const std::string html = html_report(one, {});
  for (const char* text :
       {"62.5\u202f%", "25.0\u202f%", "0.44 (0.22\u20130.88)", "Gray P", "Death", "there death counts as censored"})
    EXPECT_THAT(html, HasSubstr(text)) << text;
  EXPECT_THAT(html, HasSubstr("0.003"));
  one.endpoints[0].univariable[0].cuminc->value->gray[0] = {"event", {}, "one group has nobody"};
  EXPECT_THAT(html_report(one, {}), HasSubstr("Gray\u2019s test not estimable: one group has nobody"));
  one.endpoints[0].univariable[0].cuminc.reset();
  one.endpoints[0].univariable[0].fine_gray.reset();
  EXPECT_THAT(html_report(one, {}), Not(HasSubstr("Gray P")));
}

/// A number of two values, tabulated by them, whose model knows it per unit.
results::UnivariableRow coded() {
  results::UnivariableRow row{"hormone", "hormone", false, {}, {}, {cox(0.5), ""}};
  row.cox.value->terms[0].term = "hormone";
  row.cox.value->terms[0].level.reset();
  row.cox.value->terms[0].reference.reset();
  row.km.value = results::KaplanMeierResult{};
  row.km.value->groups.resize(2);
  row.km.value->groups[0].group = "0";
  row.km.value->groups[1].group = "1";
  return row;
}

TEST(UnivariableTable, GivesTheRatioPerUnitOfANumberThatItShowsByItsValues) {
  results::Study one = fixture::bare();
  one.endpoints[0].univariable = {coded()};
  const std::string html = html_report(one, {});
  EXPECT_THAT(html, HasSubstr("per unit"));
  EXPECT_THAT(html, HasSubstr("0.50 (0.25\u20131.00)"));
}

TEST(ModelTable, ShowsTheOnlyLevelOfAFactorWithItsPatients) {
  results::Study one = study();
  results::CoxTerm alone;
  alone.term = "grade4";
  alone.reference = "Grades 1-3";
  alone.n = 191;
  alone.events = 57;
  one.endpoints[0].multivariable->cox.value->terms.push_back(alone);
  const std::string html = html_report(one, {});
  EXPECT_THAT(html, HasSubstr("Grades 1-3"));
  EXPECT_THAT(html, HasSubstr("191"));
  EXPECT_THAT(html, HasSubstr("a single level"));
  EXPECT_THAT(html, Not(HasSubstr("grade4, per unit")));
}

TEST(ModelTable, TestsAFactorOfSeveralLevelsAsAWhole) {
  results::Study one = study();
  results::Multivariable& model = *one.endpoints[0].multivariable;
  model.fine_gray.reset();
  model.cox.value->factors = {{"boost", {9.0, 1, 0.0027}}};
  EXPECT_THAT(html_report(one, {}), Not(HasSubstr("Factor P")));  // the P of its only level says the same
  results::CoxTerm second = model.cox.value->terms[0];
  second.level = "unknown";
  model.cox.value->terms.push_back(second);
  model.cox.value->factors = {{"boost", {16.99, 2, 0.0207}}};
  const std::string html = html_report(one, {});
  EXPECT_THAT(html, HasSubstr(">Factor P</th>"));
  EXPECT_THAT(html, HasSubstr("0.021"));
  EXPECT_THAT(html, HasSubstr("likelihood ratio against the model without it"));
}

results::NonProportional::Period period(double from, std::optional<double> to, double ratio) {
  results::NonProportional::Period one{from, to, 150, 30, {cox(ratio).terms[0]}};
  one.terms[0].n = 70;
  one.terms[0].events = 12;
  return one;
}

TEST(NonProportionalTable, IsFoldedBelowTheTest) {
  results::Study one = study();
  results::Multivariable& model = *one.endpoints[0].multivariable;
  EXPECT_THAT(html_report(one, {}), Not(HasSubstr("Average over all time")));
  model.cox.value->zph = {{"boost", {6.0, 1, 0.014}}, {"GLOBAL", {6.0, 1, 0.014}}};
  results::NonProportional answer;
  answer.term = "boost";
  answer.stratified.why = "the model has no other factor";
  answer.by_period.value =
      results::NonProportional::Periods{true, {7.0, 1, 0.008}, {period(0.0, 12.0, 0.3), period(12.0, {}, 0.9)}};
  answer.over_time = {{"true", {{6.0, 0.25, 0.1, 0.6}, {9.0, 0.4, 0.2, 0.8}}}};
  answer.means.value =
      results::NonProportional::RestrictedMeans{24.0, {{"true", "false", 18.0, 15.5, {2.5, 0.77, 1.0, 4.0, 0.001}}}};
  model.non_proportional = {answer};
  const std::string html = html_report(one, {});
  EXPECT_EQ(ids_of(html, "table"), ascending(ids_of(html, "table")));
  const std::size_t from = html.find("<summary>Hazards are not proportional"), to = html.find("</details>", from);
  ASSERT_LT(from, to);
  const std::string folded = html.substr(from, to - from);
  for (const char* text :
       {"Average over all time", "Up to 12 months", "12 / 70", "HR 0.30 (0.15\u20130.60)", "After 12 months",
        "Smoothed at 6 and 9 months", "HR 0.25 and 0.40", "Restricted mean up to 24 months",
        "+2.5 (+1.0 to +4.0) months", "the model has no other factor", "P = 0.008"})
    EXPECT_THAT(folded, HasSubstr(text)) << text;
  EXPECT_THAT(html, HasSubstr("hazard ratios were estimated up to and after the median event time"));
}

TEST(UnivariableTable, GivesTheTrendAndThePairsThatDiffer) {
  results::Study one = fixture::bare();
  results::UnivariableRow row = coded();
  results::LogRankResult test;
  test.groups = {"0", "1", "2"};
  test.test.test = {9.0, 2, 0.011};
  test.trend = results::LogRankResult::Trend{{0, 1, 2}, {2.9, {8.4, 1, 0.0037}}};
  test.pairwise = {
      {"0", "1", 1.0, 0.3, 0.3, ""}, {"0", "2", 8.0, 0.005, 0.015, ""}, {"1", "2", {}, {}, {}, "no event"}};
  row.logrank.value = test;
  one.endpoints[0].univariable = {row};
  const std::string html = html_report(one, {});
  EXPECT_THAT(html, HasSubstr("Trend along the levels"));
  EXPECT_THAT(html, HasSubstr("0.004"));
  EXPECT_THAT(html, HasSubstr("0 and 2 P = 0.015; no other pair below 0.05"));
  EXPECT_THAT(html, HasSubstr("Ordered groups were tested for trend"));
}

}  // namespace
}  // namespace rtsurv::report
