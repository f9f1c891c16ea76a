// The words of claims; which verdict a claim has is tested in tests/judgement.
#include "rtsurv/report/words/claims.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.hpp"
#include "rtsurv/judgement/sentence.hpp"
#include "rtsurv/report/html/report.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/checks.hpp"
#include "rtsurv/report/words/escape.hpp"
#include "rtsurv/results/json/json.hpp"

namespace rtsurv::report {
namespace {

using results::Check, results::Claim, results::Verdict;
using Id = Check::Id;
using enum Check::Outcome;
using testing::HasSubstr;

Claim claim(Claim::Kind kind, const std::string& subject) {
  Claim one;
  one.kind = kind;
  one.subject = subject;
  one.endpoint = "RFS";
  one.verdict = Verdict::depends;
  return one;
}

/// Of a study that claims nothing else.
std::string phrase(const Claim& one) {
  results::Study study = fixture::rotterdam();
  study.claims.clear();
  return judgement::sentence(study, one);
}

std::string reason(const Claim& one) { return reason_phrase(fixture::rotterdam(), one); }

TEST(ClaimPhrase, SaysADirectionOnlyWithEvidence) {
  Claim factor = claim(Claim::Kind::factor, "grade");
  factor.estimate.level = "3";
  factor.estimate.hazard_ratio = 1.5;
  EXPECT_EQ(phrase(factor), "Differentiation grade: 3 (poor) goes with a higher hazard (relapse-free survival)");
  factor.estimate.hazard_ratio = 0.5;
  EXPECT_EQ(phrase(factor), "Differentiation grade: 3 (poor) goes with a lower hazard (relapse-free survival)");
  factor.estimate.subdistribution = true;
  EXPECT_EQ(phrase(factor),
            "Differentiation grade: 3 (poor) goes with a lower incidence of the event (relapse-free survival)");
  factor.verdict = Verdict::no_evidence;
  EXPECT_EQ(phrase(factor), "Differentiation grade: 3 (poor) goes with relapse-free survival");
}

TEST(ClaimPhrase, IsOneForEachKind) {
  EXPECT_EQ(phrase(claim(Claim::Kind::groups, "risk_group")), "The risk groups differ in relapse-free survival");
  Claim cut = claim(Claim::Kind::cut, "nodes");
  cut.column = "many_nodes";
  EXPECT_EQ(phrase(cut), "Positive lymph nodes \u2265 4 separates relapse-free survival");
  Claim effect = claim(Claim::Kind::effect, "hormon");
  effect.estimate.within = "risk_group";
  EXPECT_EQ(phrase(effect), "An effect of hormonal therapy on relapse-free survival");
  effect.estimate.group = "High";
  EXPECT_EQ(phrase(effect), "An effect of hormonal therapy on relapse-free survival in group \u201CHigh\u201D");
  Claim difference = claim(Claim::Kind::interaction, "hormon");
  difference.estimate.within = "risk_group";
  EXPECT_EQ(phrase(difference),
            "An effect of hormonal therapy on relapse-free survival differs between groups (risk group)");
}

TEST(ClaimPhrase, SaysWhatTwoClaimsOnOneTreatmentRestOn) {
  results::Study study = fixture::rotterdam();
  Claim effect = claim(Claim::Kind::effect, "hormon"), factor = claim(Claim::Kind::factor, "hormon");
  effect.estimate.within = "risk_group";
  factor.estimate.hazard_ratio = 0.7;
  factor.estimate.level = "true";
  study.claims = {effect};
  EXPECT_EQ(judgement::sentence(study, effect), "An effect of hormonal therapy on relapse-free survival");
  study.claims = {factor, effect};
  EXPECT_EQ(judgement::sentence(study, effect),
            "An effect of hormonal therapy on relapse-free survival, stratified by risk group");
  EXPECT_EQ(judgement::sentence(study, factor),
            "Hormonal therapy goes with a lower hazard (relapse-free survival) in the multivariable model");
  effect.estimate.adjust = {"age", "grade"};
  EXPECT_EQ(
      judgement::sentence(study, effect),
      "An effect of hormonal therapy on relapse-free survival, adjusted for age at surgery and differentiation grade");
  effect.estimate.adjust = {"age", "grade", "x", "y", "z"};
  EXPECT_THAT(judgement::sentence(study, effect), testing::EndsWith("differentiation grade, x and 2 more"));
}

TEST(ClaimPhrase, NamesTheGroupingWhereOneEffectHasSeveral) {
  results::Study study = fixture::rotterdam();
  Claim effect = claim(Claim::Kind::effect, "hormon"), other = effect;
  effect.estimate.within = "risk_group";
  other.estimate.within = "grade";
  study.claims = {effect, other};
  EXPECT_EQ(judgement::sentence(study, effect),
            "An effect of hormonal therapy on relapse-free survival, stratified by risk group");
  effect.estimate.group = "High";
  EXPECT_EQ(judgement::sentence(study, effect),
            "An effect of hormonal therapy on relapse-free survival in group \u201CHigh\u201D");
}

TEST(ClaimPhrase, IsTheSameInTheResultsOnTheTerminalAndInTheReport) {
  const results::Study study = fixture::rotterdam();
  const std::string terminal = to_text(study), page = html_report(study, {});
  const auto json = nlohmann::json::parse(results::to_json(study)).at("claims");
  ASSERT_FALSE(study.claims.empty());
  for (std::size_t i = 0; i < study.claims.size(); ++i) {
    const std::string said = json[i].at("claim").get<std::string>();
    EXPECT_THAT(terminal, HasSubstr("  " + said + ": ")) << json[i].at("id");
    EXPECT_THAT(page, HasSubstr(">" + xml_escaped(said) + "</a>"));
  }
}

TEST(VerdictPhrase, NamesWhatTheClaimDependsOn) {
  Claim one = claim(Claim::Kind::factor, "age");
  one.decided_by = Id::one_patient;
  EXPECT_EQ(verdict_phrase(one), "depends on one patient");
  one.verdict = Verdict::holds;
  EXPECT_EQ(verdict_phrase(one), "holds in every check");
  one.verdict = Verdict::no_evidence;
  EXPECT_EQ(verdict_phrase(one), "no evidence");
  one.verdict = Verdict::not_checked;
  EXPECT_EQ(verdict_phrase(one), "not fully checked");
  one.verdict = Verdict::not_validated;
  EXPECT_EQ(verdict_phrase(one), "not validated");
}

TEST(ReasonPhrase, SaysThatHazardsAreNotProportionalAlsoWhereTheClaimStands) {
  Claim one = claim(Claim::Kind::factor, "age");
  one.checks = {{Id::p, passed, 0.01, 0.05}, {Id::optimism, passed, 0.9, 1.0}, {Id::over_time, passed, 0.03, 0.05}};
  one.decided_by = Id::p;
  one.verdict = Verdict::holds;
  EXPECT_THAT(reason(one), HasSubstr("not proportional, yet P is at most 0.030 in every period"));
  one.checks[2].value = 0.0004;
  EXPECT_THAT(reason(one), HasSubstr("not proportional, yet P is below 0.001 in every period"));
  one.checks[2] = {Id::over_time, failed, 0.4, 0.05};
  one.decided_by = Id::over_time;
  one.verdict = Verdict::depends;
  EXPECT_EQ(verdict_phrase(one), "depends on the time of follow-up");
  EXPECT_EQ(reason(one),
            "P = 0.010, but its hazards are not proportional, and in a period or for restricted means P = 0.40");
  one.checks[2].value.reset();
  EXPECT_EQ(reason(one), "P = 0.010, but the direction of its hazard ratio turns over time");
}

TEST(ReasonPhrase, GivesTheRatiosOfThePeriodsThatDiffer) {
  Claim one = claim(Claim::Kind::factor, "age");
  one.checks = {{Id::p, failed, 0.4, 0.05}, {Id::over_time, failed, 0.4, 0.05}};
  one.decided_by = Id::over_time;
  one.estimate.hazard_ratio = 1.1;
  one.estimate.periods = {{0.0, 12.0, 0.45, 0.3, 0.7, 0.0001}, {12.0, {}, 2.31, 1.3, 4.0, 0.003}};
  EXPECT_EQ(
      reason(one),
      "P = 0.40 over all of the follow-up, but hazard ratio 0.45 (P <0.001) up to 12 months, 2.31 (P = 0.003) after");
  EXPECT_EQ(phrase(one), "Age at surgery goes with relapse-free survival") << "neither a higher nor a lower hazard";
  one.estimate.periods[1].hazard_ratio = 0.8;
  EXPECT_THAT(reason(one), testing::StartsWith("P = 0.40, but its hazards are not proportional"));
}

TEST(ReasonPhrase, GivesThePAndTheCheckThatDecided) {
  Claim one = claim(Claim::Kind::factor, "age");
  one.checks = {{Id::p, passed, 0.039, 0.05}, {Id::one_patient, failed, 0.08, 0.05}};
  one.decided_by = Id::one_patient;
  EXPECT_EQ(reason(one), "P = 0.039, but without one patient P = 0.080");
  one.verdict = Verdict::no_evidence;
  one.checks[0].value = 0.3;
  EXPECT_EQ(reason(one), "P = 0.30");
  one.checks[0] = {Id::p, not_done, {}, 0.05};
  EXPECT_EQ(reason(one), "not estimable");
  one.checks = {{Id::p, passed, 0.01, 0.05}, {Id::optimism, not_done, {}, 1.0}};
  one.verdict = Verdict::not_validated;
  one.decided_by = Id::optimism;
  EXPECT_EQ(reason(one), "P = 0.010; no validation has tried it");
  one.checks.push_back({Id::linearity, not_done, {}, 0.05});
  EXPECT_EQ(reason(one), "P = 0.010; no validation has tried it; not checked: the straight line");
  one.checks[1].why = "a curve has no single ratio to correct";
  one.checks[2].why = "too few values";
  EXPECT_EQ(reason(one),
            "P = 0.010; no validation has tried it (a curve has no single ratio to correct); not checked: the straight "
            "line (too few values)");
  one.checks[2].why = "";
  one.checks[1] = {Id::optimism, passed, 0.9, 1.0};
  one.checks.push_back({Id::one_patient, not_done, {}, 0.05});
  one.verdict = Verdict::not_checked;
  one.decided_by = Id::one_patient;
  EXPECT_EQ(reason(one),
            "P = 0.010; corrected for optimism, the limit of the hazard ratio next to 1 is 0.90; not checked: the "
            "straight line and single patients");
}

TEST(CheckPhrase, IsOneForEachCheck) {
  EXPECT_EQ(check_phrase({Id::searched_cut, failed, 0.2, 0.05}), "corrected for the search of the cut, P = 0.20");
  EXPECT_THAT(check_phrase({Id::separation, failed, 1.1, 1.0}), HasSubstr("nearest to 1 is 1.10"));
  EXPECT_THAT(check_phrase({Id::few_events, failed, 9.5, 10.0}), HasSubstr("9.5 events per coefficient"));
  EXPECT_THAT(check_phrase({Id::few_patients, failed, 1.0, 5.0}), HasSubstr("as few as 1 patient"));
  EXPECT_THAT(check_phrase({Id::few_clusters, failed, 3.0, 20.0}), HasSubstr("rest on 3 clusters"));
  EXPECT_THAT(check_phrase({Id::confounding, failed, 0.35, 0.1}), HasSubstr("(standardised difference up to 0.35)"));
  EXPECT_EQ(check_phrase({Id::interaction, failed, 0.3, 0.05}),
            "the test whether the effect differs between the groups has P = 0.30");
  EXPECT_EQ(check_phrase({Id::subgroups, failed, 0.06, 0.05}),
            "corrected for the number of groups that were looked at, P = 0.060");
  EXPECT_EQ(check_phrase({Id::chance, failed, 0.142, 0.05}),
            "with the outcome shuffled 14.2\u2009% of the permutations show an effect in some group");
  EXPECT_EQ(check_phrase({Id::cut_stability, failed, 0.314, 0.5}),
            "only 31.4\u2009% of the bootstrap replicates find the cut near the same place");
  EXPECT_EQ(check_phrase({Id::cut_stability, failed, {}, 0.5}), "what else rests on its cut does not stand");
  EXPECT_THAT(check_phrase({Id::optimism, failed, 1.02, 1.0}), HasSubstr("hazard ratio reaches 1.02"));
  EXPECT_THAT(check_phrase({Id::optimism, failed, -0.1, 0.0}), HasSubstr("rates of the groups may be equal"));
  EXPECT_THAT(check_phrase({Id::optimism, Check::Outcome::passed, 0.3, 0.0}),
              HasSubstr("rates of the groups still differ"));
  EXPECT_THAT(check_phrase({Id::selection, failed, 0.7, 0.8}), HasSubstr("in 70.0\u2009% of the bootstrap"));
  EXPECT_THAT(check_phrase({Id::alpha_beta, failed, 2.0, 0.0}), HasSubstr("2 of its conclusions turn"));
  EXPECT_THAT(check_phrase({Id::competing_risks, failed, 0.6, 0.05}), HasSubstr("cumulative incidence P = 0.60"));
  EXPECT_EQ(check_phrase({Id::cause_specific, failed, 0.6, 0.05}), "on the cause-specific hazard P = 0.60");
  EXPECT_THAT(check_phrase({Id::dose_response, failed, 0.2, 0.05}), HasSubstr("without a cut P = 0.20"));
  EXPECT_THAT(check_phrase({Id::proportional_hazards, failed, 0.044, 0.05}), HasSubstr("has P = 0.044"));
  EXPECT_EQ(check_phrase({Id::proportional_hazards, failed, {}, 0.05}), "its hazard ratio changes over time");
  EXPECT_THAT(check_phrase({Id::linearity, failed, 0.01, 0.05}), HasSubstr("straight line, P = 0.010"));
  EXPECT_THAT(check_phrase({Id::missing, failed, 0.12, 0.1}), HasSubstr("12.0\u2009% of the patients are left out"));
  EXPECT_THAT(check_phrase({Id::missing, failed, 0.01, 0.05}), HasSubstr("fare differently, P = 0.010"));
}

TEST(StudyText, GivesEachClaimItsVerdictAndEachDoubtALine) {
  results::Study study = fixture::bare();
  EXPECT_EQ(to_text(study), "");
  Claim one = claim(Claim::Kind::factor, "age");
  one.claim = "age goes with RFS";
  one.verdict = Verdict::no_evidence;
  one.checks = {{Id::p, failed, 0.3, 0.05}};
  study.claims = {one};
  study.doubts = {{results::Doubt::Id::not_converged, "OS", {}}};
  EXPECT_EQ(to_text(study),
            "Claims\n  age goes with RFS: no evidence (P = 0.30)\n"
            "What to doubt\n  The multivariable model of OS did not converge.\n");
}

}  // namespace
}  // namespace rtsurv::report
