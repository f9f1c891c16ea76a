// The validation in the report, and the claims of its first page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.hpp"
#include "rtsurv/judgement/judge.hpp"
#include "rtsurv/report/html/report.hpp"

namespace rtsurv::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// One endpoint with a model of one factor (100 events) and one effect over two groups of 50 events.
results::Study study_with(double p) {
  results::Study study = fixture::bare();
  results::EndpointResult& endpoint = study.endpoints[0];
  endpoint.name = "OS";
  endpoint.label = "Overall survival";
  results::CoxResult cox;
  cox.sample = {200, 100, 0, {}};
  cox.converged = true;
  results::CoxTerm term;
  term.term = "boost";
  term.level = "true";
  term.hazard_ratio = 0.6;
  term.p = p;
  term.n = 100;
  term.events = 50;
  term.coefficient = -0.5;
  cox.terms = {term};
  endpoint.multivariable = results::Multivariable{{"boost"}, "logrank p < 0.05", {cox, ""}};
  endpoint.multivariable->screened_below = 0.05;
  results::KaplanMeierResult km;
  km.groups.resize(2);
  km.groups[0].group = "false";
  km.groups[1].group = "true";
  km.groups[0].curve.events = km.groups[1].curve.events = 50;
  km.groups[0].curve.n = km.groups[1].curve.n = 50;
  results::Effect effect;
  effect.variable = "boost";
  effect.within = "stage";
  effect.endpoint = "OS";
  effect.groups = {{"early", 100, {}, {}, {km, ""}}};
  effect.overall.value = cox;
  effect.interaction.value = survival::ChiSquareTest{4.0, 1, 0.04};
  study.effects = {effect};
  return study;
}

chain::Corrected corrected(chain::Quantity::Kind kind, double lower, double upper) {
  chain::Corrected one;
  one.quantity = {.kind = kind, .endpoint = "OS", .factor = "boost", .level = "true"};
  if (kind == chain::Quantity::Kind::effect_overall) one.quantity.within = "stage";
  one.apparent = 0.6;
  one.corrected = 0.7;
  one.optimism = -0.1;
  one.lower = lower;
  one.upper = upper;
  one.used = 1000;
  return one;
}

chain::Validation validation(std::size_t selected, double upper) {
  chain::Validation result;
  result.replicates = 1000;
  result.permutations = 500;
  result.failed = 1;
  result.reasons = {{"model of OS: it could not be fitted", 1}};
  result.cutpoints = {{"boost", "dose", "OS", {}, 50.0, 44.0, 60.0, {{44.0, 300}, {50.0, 700}}, 1000}};
  result.selection = {{"OS", {{"boost", selected, true}}, {{{"boost"}, selected}, {{}, 1000 - selected}}, selected}};
  result.corrected = {corrected(chain::Quantity::Kind::model_term, 0.5, upper),
                      corrected(chain::Quantity::Kind::effect_overall, 0.5, upper)};
  result.conclusions = {{"boost", "stage", "OS", 1000, 800, 500, 170, {{"early", 1000}}}};
  return result;
}

TEST(ClaimsTable, LinksEachClaimToItsPlace) {
  results::Study study = study_with(0.01);
  EXPECT_THAT(html_report(study, {}), Not(HasSubstr("What the study claims")));
  study.validation = validation(900, 1.1);
  judgement::judge(study);
  const std::string html = html_report(study, {});
  EXPECT_THAT(html, HasSubstr("<a href=\"#multivariable-1\">boost goes with a lower hazard (overall survival) in the "
                              "multivariable model</a>"));
  EXPECT_THAT(html, HasSubstr("<b>depends on the patients it was found in</b>"));
  EXPECT_THAT(html, HasSubstr("P = 0.010, but corrected for optimism, the interval of the hazard ratio reaches 1.10"));
  EXPECT_THAT(html, HasSubstr("<a href=\"#effect-1\">An effect of boost on overall survival, stratified by stage</a>"));
}

TEST(ClaimsTable, ShowsEveryClaimOnceAndFoldsThoseWithoutEvidence) {
  results::Study study = study_with(0.01);
  study.endpoints.push_back(study.endpoints[0]);
  study.endpoints[1].name = study.endpoints[1].label = "PFS";
  study.endpoints[1].multivariable->cox.value->terms[0].p = 0.5;
  judgement::judge(study);
  const std::string html = html_report(study, {});
  const std::size_t fold = html.find("without evidence</summary>");
  const std::size_t shown =
      html.find(">boost goes with a lower hazard (overall survival) in the multivariable model</a>");
  const std::size_t folded = html.find(">boost goes with PFS</a>");
  ASSERT_NE(folded, std::string::npos);
  EXPECT_LT(shown, fold);
  EXPECT_LT(fold, folded);
  EXPECT_EQ(html.find(">boost goes with PFS</a>", folded + 1), std::string::npos);
}

TEST(ValidationSection, TellsWhatTheReplicatesSay) {
  results::Study study = study_with(0.01);
  EXPECT_THAT(html_report(study, {}), Not(HasSubstr("id=\"validation\"")));
  study.validation = validation(900, 0.9);
  const std::string html = html_report(study, {});
  EXPECT_THAT(html, HasSubstr("id=\"validation\""));
  EXPECT_THAT(html, HasSubstr("below 0.05 in 80.0\u202F% of the replicates"));
  EXPECT_THAT(html, HasSubstr("34.0\u202F% of 500 permutations"));
  EXPECT_THAT(html, HasSubstr("44\u201360"));
  EXPECT_THAT(html, HasSubstr("90.0\u202F% *"));
  EXPECT_THAT(html, HasSubstr("0.70 (0.50\u20130.90)"));
  EXPECT_THAT(html, HasSubstr("1 replicate: model of OS: it could not be fitted."));
  EXPECT_THAT(html, HasSubstr("repeated on 1,000 bootstrap samples"));
}

}  // namespace
}  // namespace rtsurv::report
