#include "rtsurv/judgement/claims.hpp"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "judgement/sound.hpp"

namespace rtsurv::judgement {
namespace {

using results::Check, results::Claim, results::Study, results::Verdict;
using Id = Check::Id;

constexpr const char* age = "factor/OS/age";
constexpr const char* boost = "factor/OS/boost = true";
constexpr const char* effect = "effect/boost/stage/OS";
constexpr const char* in_early = "effect/boost/stage/OS/early";
constexpr const char* difference = "interaction/boost/stage/OS";

MATCHER_P(DependsOn, id, "") { return arg.verdict == Verdict::depends && arg.decided_by == id; }

const Check* check(const Claim& claim, Id id) {
  const auto found = std::ranges::find(claim.checks, id, &Check::id);
  return found == claim.checks.end() ? nullptr : &*found;
}

TEST(Claims, HoldInASoundStudy) {
  const Study study = sound();
  std::vector<std::string> ids;
  for (const Claim& one : claims(study)) ids.push_back(one.id);
  EXPECT_THAT(ids, testing::ElementsAre(age, boost, effect, in_early, "effect/boost/stage/OS/late", difference));
  for (const char* id : {age, boost, effect, in_early}) EXPECT_EQ(claim(study, id).verdict, Verdict::holds) << id;
  EXPECT_EQ(claim(study, difference).verdict, Verdict::not_validated);
}

TEST(Claims, BearTheirNumbers) {
  const Claim one = claim(sound(), boost);
  EXPECT_EQ(one.estimate.level, "true");
  EXPECT_EQ(one.estimate.hazard_ratio, 0.6);
  EXPECT_EQ(one.estimate.p, 0.01);
}

TEST(Claims, AreNotValidatedWithoutAValidation) {
  Study study = sound();
  study.validation.reset();
  for (const Claim& one : claims(study)) EXPECT_EQ(one.verdict, Verdict::not_validated) << one.id;
}

TEST(Claims, HaveNoEvidenceFromTheLimitOn) {
  Study study = sound();
  model(study).terms[0].p = 0.05;
  EXPECT_EQ(claim(study, age).verdict, Verdict::no_evidence);
  model(study).terms[0].p.reset();
  EXPECT_EQ(claim(study, age).verdict, Verdict::no_evidence);
}

TEST(FactorClaims, DependOnProportionalHazardsOfTheirOwnTerm) {
  Study study = sound();
  model(study).zph[0].test.p = 0.049;
  EXPECT_THAT(claim(study, age), DependsOn(Id::proportional_hazards));
  EXPECT_EQ(claim(study, boost).verdict, Verdict::holds);
}

/// Boost with hazard ratios in two periods and a difference of restricted means, both P in favour of it.
results::NonProportional answers(double first, double second, double p, double months) {
  results::NonProportional all;
  all.term = "boost";
  all.by_period.value = results::NonProportional::Periods{};
  for (const double coefficient : {first, second}) {
    results::CoxTerm term;
    term.level = "true";
    term.coefficient = coefficient;
    term.p = p;
    all.by_period.value->periods.push_back({0.0, {}, 100, 40, {term}});
  }
  all.means.value = results::NonProportional::RestrictedMeans{};
  all.means.value->differences = {{"true", "false", 20.0, 18.0, {months, 0.5, 1.0, 3.0, 0.001}}};
  return all;
}

TEST(FactorClaims, RestOnPeriodsAndRestrictedMeansWhereHazardsAreNotProportional) {
  Study study = sound();
  model(study).zph[1].test.p = 0.01;
  EXPECT_THAT(claim(study, boost), DependsOn(Id::proportional_hazards));  // nothing stands beside it
  auto& beside = study.endpoints[0].multivariable->non_proportional;
  beside = {answers(-0.9, -0.2, 0.04, 2.0)};
  EXPECT_EQ(claim(study, boost).verdict, Verdict::holds);
  EXPECT_EQ(check(claim(study, boost), Id::proportional_hazards), nullptr);
  EXPECT_EQ(check(claim(study, boost), Id::over_time)->value, 0.04);
  EXPECT_EQ(claim(study, age).verdict, Verdict::holds);
  beside = {answers(-0.9, -0.2, 0.3, 2.0)};
  EXPECT_THAT(claim(study, boost), DependsOn(Id::over_time));
  EXPECT_EQ(check(claim(study, boost), Id::over_time)->value, 0.3);
  for (const auto& turned : {answers(-0.9, 0.4, 0.01, 2.0), answers(-0.9, -0.4, 0.01, -2.0)}) {
    beside = {turned};
    EXPECT_THAT(claim(study, boost), DependsOn(Id::over_time));
    EXPECT_EQ(check(claim(study, boost), Id::over_time)->value, std::nullopt);
  }
  beside = {answers(-0.9, -0.2, 0.04, 2.0)};
  beside[0].means.value->differences[0].difference.p =
      std::numeric_limits<double>::quiet_NaN();  // neither mean has an error
  EXPECT_THAT(claim(study, boost), DependsOn(Id::proportional_hazards));
  beside[0].by_period.value.reset();
  EXPECT_THAT(claim(study, boost), DependsOn(Id::proportional_hazards));
}

TEST(FactorClaims, AreNotWithoutEvidenceWhereTheirAverageHidesOppositePeriods) {
  Study study = sound();
  model(study).zph[1].test.p = 0.001;
  model(study).terms[1].p = 0.4;
  EXPECT_EQ(claim(study, boost).verdict, Verdict::no_evidence) << "nothing stands beside the average";
  study.endpoints[0].multivariable->non_proportional = {answers(-0.9, 0.8, 0.01, 0.1)};
  const Claim crossing = claim(study, boost);
  EXPECT_THAT(crossing, DependsOn(Id::over_time));
  ASSERT_EQ(crossing.estimate.periods.size(), 2U);
  EXPECT_EQ(crossing.estimate.periods[1].p, 0.01);
  study.endpoints[0].multivariable->non_proportional = {answers(-0.9, 0.8, 0.2, 0.1)};
  EXPECT_EQ(claim(study, boost).verdict, Verdict::no_evidence) << "in no period either";
  model(study).zph[1].test.p = 0.2;
  study.endpoints[0].multivariable->non_proportional = {answers(-0.9, 0.8, 0.01, 0.1)};
  EXPECT_EQ(claim(study, boost).verdict, Verdict::no_evidence) << "its ratio does not change";
}

TEST(EffectClaims, RestOnThePeriodsOfTheModelToo) {
  Study study = sound();
  model(study).zph[1].test.p = 0.001;
  study.effects[0].overall.value->terms[0].p = 0.4;
  study.endpoints[0].multivariable->non_proportional = {answers(-0.9, 0.8, 0.01, 0.1)};
  EXPECT_THAT(claim(study, effect), DependsOn(Id::over_time));
}

TEST(FactorClaims, AreMadeOfFactorsThatAScreenKeptOutByTheirAverage) {
  Study study = sound();
  results::KeptOut one;
  one.factor = "boost";
  one.cox = model(study);
  one.cox.terms.erase(one.cox.terms.begin());
  one.cox.terms[0].p = 0.6;
  one.cox.zph = {{"boost", {9.0, 1, 0.003}}};
  one.over_time = answers(-0.9, 0.8, 0.01, 0.1);
  auto& model_of_age = *study.endpoints[0].multivariable;
  model_of_age.cox.value->terms.pop_back();
  model_of_age.kept_out = {one};
  const Claim crossing = claim(study, boost);
  EXPECT_THAT(crossing, DependsOn(Id::over_time));
  EXPECT_TRUE(crossing.estimate.alone);
  EXPECT_EQ(crossing.estimate.periods.size(), 2U);
  model_of_age.kept_out[0].over_time = answers(-0.9, 0.8, 0.2, 0.1);
  const auto all = claims(study);
  EXPECT_EQ(std::ranges::find(all, boost, &Claim::id), all.end()) << "in no period either";
}

TEST(FactorClaims, AreMadeOfEveryFactorKnownInFew) {
  Study study = sound();
  results::CoxResult curve;
  curve.sample = {40, 40, 170, {}};
  curve.converged = true;
  curve.splines = {{"spline(psa, 3)", "psa", {}}};
  curve.splines[0].curve.overall = {9.0, 3, 0.01};
  curve.splines[0].curve.knots = {1, 2, 3, 4};
  using enum results::LeftOut::Cause;
  study.endpoints[0].multivariable->left_out = {{"spline(psa, 3)", "known in few", 40, 210, few_known, {curve, ""}},
                                                {"hpv", "known in few", 3, 210, few_known, {{}, "no event"}}};
  EXPECT_THAT(claim(study, "factor/OS/spline(psa, 3)"), DependsOn(Id::missing));
  EXPECT_EQ(claim(study, "factor/OS/spline(psa, 3)").estimate.p, 0.01);
  EXPECT_EQ(claim(study, "factor/OS/hpv").verdict, Verdict::no_evidence);
}

TEST(FactorClaims, OfACurveRestOnItsWholeTest) {
  Study study = sound();
  study.endpoints[0].competing = "died of another cause";
  const auto curve_of = [](double p) {
    results::CoxResult fitted;
    results::CoxTerm row;
    row.term = "spline(age, 3)";
    row.level = "60";
    row.reference = "70";
    fitted.terms = {row, row};
    fitted.terms[1].level = "80";
    fitted.splines = {{"spline(age, 3)", "age", {}}};
    fitted.splines[0].curve.overall.p = p;
    fitted.splines[0].curve.knots = {40, 50, 60, 70};
    return fitted;
  };
  results::Multivariable& fit = *study.endpoints[0].multivariable;
  results::CoxResult cox = curve_of(0.01);
  cox.terms.push_back(model(study).terms[1]);
  cox.references = model(study).references;
  cox.sample = model(study).sample;
  cox.converged = true;
  fit.cox.value = cox;
  fit.fine_gray.emplace().value.emplace().model = curve_of(0.02);
  const auto all = claims(study);
  EXPECT_EQ(std::ranges::count(all, "spline(age, 3)", &Claim::subject), 1);
  const Claim one = claim(study, "factor/OS/spline(age, 3)");
  EXPECT_EQ(check(one, Id::competing_risks)->outcome, Check::Outcome::passed);
  EXPECT_EQ(check(one, Id::competing_risks)->value, 0.02);
  fit.fine_gray->value->model = curve_of(0.3);
  EXPECT_EQ(check(claim(study, "factor/OS/spline(age, 3)"), Id::competing_risks)->outcome, Check::Outcome::failed);
}

TEST(FactorClaims, OfACurveWithoutBoundIsOneToo) {
  Study study = sound();
  results::CoxResult& cox = model(study);
  results::CoxTerm row;
  row.term = "spline(age, 3)";
  row.reference = "70";
  row.level = "60";
  row.infinite = true;
  cox.terms = {row, row};
  cox.terms[1].level = "80";
  cox.factors = {{"spline(age, 3)", {12.0, 3, 0.007}}};
  const auto all = claims(study);
  EXPECT_EQ(std::ranges::count(all, "spline(age, 3)", &Claim::subject), 1);
  EXPECT_EQ(claim(study, "factor/OS/spline(age, 3)").estimate.p, 0.007);
}

TEST(Claims, DoNotHoldForWhatIsNoticedToBeTheOutcome) {
  Study study = sound();
  EXPECT_EQ(check(claim(study, age), Id::from_outcome), nullptr);
  for (const auto id : {results::Notice::Id::made_of_outcome, results::Notice::Id::time_as_factor}) {
    study.noticed = {{id, "age", 40, "factors without \"age\"", "OS", {"months"}}};
    EXPECT_THAT(claim(study, age), DependsOn(Id::from_outcome));
    EXPECT_EQ(claim(study, boost).verdict, Verdict::holds);
  }
  study.noticed = {{results::Notice::Id::one_value, "age", 40, "", "", {}}};
  EXPECT_EQ(check(claim(study, age), Id::from_outcome), nullptr);
}

TEST(FactorClaims, SayWhyACurveIsNotFullyChecked) {
  Study study = sound();
  study.endpoints[0].competing = "died of another cause";
  results::CoxResult& cox = model(study);
  cox.terms[0].term = "spline(age, 3)";
  cox.splines = {{"spline(age, 3)", "age", {}}};
  cox.splines[0].curve.overall.p = 0.01;
  cox.splines[0].curve.knots = {40, 50, 60, 70};
  const Claim one = claim(study, "factor/OS/spline(age, 3)");
  EXPECT_EQ(one.verdict, Verdict::not_validated);
  EXPECT_EQ(check(one, Id::competing_risks)->outcome, Check::Outcome::not_done) << "no Fine-Gray model";
  for (const Id id : {Id::optimism, Id::one_patient}) {
    ASSERT_NE(check(one, id), nullptr);
    EXPECT_EQ(check(one, id)->outcome, Check::Outcome::not_done);
    EXPECT_THAT(check(one, id)->why, testing::HasSubstr("curve"));
  }
}

TEST(FactorClaims, DependOnOnePatient) {
  Study study = sound();
  study.endpoints[0].multivariable->checks->value->coefficients[1].p_without = 0.08;
  EXPECT_THAT(claim(study, boost), DependsOn(Id::one_patient));
  EXPECT_EQ(check(claim(study, boost), Id::one_patient)->value, 0.08);
}

TEST(FactorClaims, DependOnAStraightLine) {
  Study study = sound();
  study.endpoints[0].multivariable->checks->value->linearity[0].nonlinear.value->p = 0.01;
  EXPECT_THAT(claim(study, age), DependsOn(Id::linearity));
  EXPECT_EQ(check(claim(study, boost), Id::linearity), nullptr);
  study.endpoints[0].multivariable->checks->value->linearity.clear();  // as of a number of two values
  EXPECT_EQ(check(claim(study, age), Id::linearity), nullptr);
  EXPECT_EQ(claim(study, age).verdict, Verdict::holds);
}

TEST(FactorClaims, DependOnTheScreenOnlyWhereThereWasOne) {
  Study study = sound();
  study.validation->selection[0].factors[0].times = 799;
  EXPECT_EQ(claim(study, age).verdict, Verdict::holds);
  study.endpoints[0].multivariable->screened_below = 0.05;
  EXPECT_THAT(claim(study, age), DependsOn(Id::selection));
  EXPECT_EQ(claim(study, boost).verdict, Verdict::holds);
}

TEST(FactorClaims, DependOnTheIntervalThatTheValidationCorrected) {
  Study study = sound();
  study.validation->corrected[0].upper = 1.02;
  EXPECT_THAT(claim(study, age), DependsOn(Id::optimism));
  EXPECT_EQ(check(claim(study, age), Id::optimism)->value, 1.02);
}

TEST(FactorClaims, DependOnFewEventsForACoefficientOrOnASide) {
  Study study = sound();
  model(study).sample.events = 19;
  EXPECT_THAT(claim(study, age), DependsOn(Id::few_events));
  EXPECT_EQ(check(claim(study, age), Id::few_events)->value, 9.5);
  model(study).sample.events = 100;
  model(study).references[0].events = 9;
  EXPECT_EQ(claim(study, age).verdict, Verdict::holds);
  EXPECT_THAT(claim(study, boost), DependsOn(Id::few_events));
  model(study).references[0] = {"boost", "false", 4, 10};
  EXPECT_THAT(claim(study, boost), DependsOn(Id::few_patients));
}

TEST(FactorClaims, DependOnSeparationUnlessFirthsLimitExcludesOne) {
  Study study = sound();
  results::CoxTerm& term = model(study).terms[1];
  term.infinite = term.towards_zero = true;
  term.firth = results::FirthEstimate{-2.0, 1.0, 0.14, {}, 1.1, 3.0, 0.08};
  EXPECT_THAT(claim(study, boost), DependsOn(Id::separation));
  term.firth->upper = 0.9;
  EXPECT_EQ(check(claim(study, boost), Id::separation)->outcome, Check::Outcome::passed);
}

TEST(FactorClaims, DependOnCompetingEvents) {
  Study study = sound();
  EXPECT_EQ(check(claim(study, age), Id::competing_risks), nullptr);
  study.endpoints[0].competing = "died of another cause";
  EXPECT_EQ(check(claim(study, age), Id::competing_risks)->outcome, Check::Outcome::not_done);
  results::FineGrayResult fine_gray;
  fine_gray.model.terms = model(study).terms;
  study.endpoints[0].multivariable->fine_gray = results::Maybe<results::FineGrayResult>{fine_gray, ""};
  EXPECT_EQ(claim(study, age).verdict, Verdict::holds);
  auto& terms = study.endpoints[0].multivariable->fine_gray->value->model.terms;
  terms[0].p = 0.6;
  EXPECT_THAT(claim(study, age), DependsOn(Id::competing_risks));
  terms[0].p = 0.01;
  terms[0].coefficient = 0.5;
  EXPECT_THAT(claim(study, age), DependsOn(Id::competing_risks));
}

TEST(FactorClaims, RestOnTheIncidenceWhereTheScreenGoesByGray) {
  Study study = sound();
  auto& multivariable = *study.endpoints[0].multivariable;
  study.endpoints[0].competing = "died of another cause";
  multivariable.screened_by = "gray";
  results::FineGrayResult fine_gray;
  fine_gray.model.terms = model(study).terms;
  fine_gray.model.terms[0].p = 0.6;
  fine_gray.model.terms[1].hazard_ratio = 0.7;
  multivariable.fine_gray = results::Maybe<results::FineGrayResult>{fine_gray, ""};
  EXPECT_EQ(claim(study, age).verdict, Verdict::no_evidence) << "whatever the cause-specific P";
  EXPECT_EQ(claim(study, age).estimate.p, 0.6);
  const Claim rests = claim(study, boost);
  EXPECT_EQ(rests.verdict, Verdict::holds);
  EXPECT_EQ(rests.estimate.hazard_ratio, 0.7);
  EXPECT_TRUE(rests.estimate.subdistribution);
  EXPECT_EQ(check(rests, Id::competing_risks), nullptr);
  model(study).terms[1].p = 0.2;
  EXPECT_THAT(claim(study, boost), DependsOn(Id::cause_specific));
  multivariable.screened_by = "logrank";
  EXPECT_EQ(claim(study, age).estimate.p, 0.01);
  EXPECT_FALSE(claim(study, age).estimate.subdistribution);
}

TEST(GroupClaims, RestOnGraysTestWhereTheScreenGoesByIt) {
  Study study = sound();
  results::RiskGroups groups;
  results::LogRankResult test;
  test.test.test = {10.0, 1, 0.002};
  results::IncidenceResult incidence;
  incidence.gray = {{std::string(results::IncidenceResult::event_cause), survival::ChiSquareTest{0.5, 1, 0.5}, ""}};
  groups.endpoints.push_back({"OS", {curves(40, 60), ""}, {test, ""}, {}, {}});
  groups.endpoints[0].cuminc = results::Maybe<results::IncidenceResult>{incidence, ""};
  study.risk_groups = groups;
  EXPECT_EQ(claim(study, "groups/OS/risk_group").estimate.p, 0.002);
  study.endpoints[0].multivariable->screened_by = "gray";
  EXPECT_EQ(claim(study, "groups/OS/risk_group").estimate.p, 0.5);
  EXPECT_EQ(claim(study, "groups/OS/risk_group").verdict, Verdict::no_evidence);
  EXPECT_EQ(check(claim(study, "groups/OS/risk_group"), Id::cause_specific)->value, 0.002);
}

TEST(FactorClaims, DependOnMissingValues) {
  Study study = sound();
  model(study).sample.n_missing = 30;
  EXPECT_THAT(claim(study, age), DependsOn(Id::missing));
  model(study).sample.n_missing = 10;
  study.endpoints[0].missing = {{"age", 5, 195, 4, 96, {survival::ChiSquareTest{6.0, 1, 0.01}, ""}}};
  EXPECT_THAT(claim(study, age), DependsOn(Id::missing));
  EXPECT_EQ(claim(study, boost).verdict, Verdict::holds);
}

TEST(SearchedCuts, AreJudgedByTheirCorrectedP) {
  Study study = sound();
  study.cutpoints = {searched_boost(0.2)};
  EXPECT_EQ(claim(study, "cut/OS/boost").verdict, Verdict::no_evidence);
  EXPECT_EQ(claim(study, "cut/OS/boost").decided_by, Id::searched_cut);
  EXPECT_EQ(check(claim(study, "cut/OS/boost"), Id::p), nullptr);
  EXPECT_EQ(claim(study, "cut/OS/boost").subject, "eqd2");
  EXPECT_EQ(claim(study, "cut/OS/boost").column, "boost");
  for (const char* id : {boost, effect, in_early, difference})
    EXPECT_THAT(claim(study, id), DependsOn(Id::searched_cut)) << id;
  study.cutpoints[0].maxstat.p = 0.04;
  EXPECT_EQ(claim(study, "cut/OS/boost").verdict, Verdict::holds);
  EXPECT_EQ(claim(study, effect).verdict, Verdict::holds);
}

TEST(SearchedCuts, DoNotConcernAFixedCut) {
  Study study = sound();
  study.cutpoints = {searched_boost(0.2)};
  study.cutpoints[0].fixed = 50.0;
  EXPECT_EQ(claim(study, effect).verdict, Verdict::holds);
  EXPECT_EQ(claims(study).size(), 6U);
  study.cutpoints[0].evidence.emplace();
  study.cutpoints[0].evidence->fixed_test.value = survival::ChiSquareTest{4.0, 1, 0.04};
  EXPECT_EQ(claim(study, "cut/OS/boost").estimate.p, 0.04);
}

TEST(Cuts, DependOnTheCurveWithoutACut) {
  Study study = sound();
  study.cutpoints = {searched_boost(0.01)};
  EXPECT_EQ(claim(study, effect).verdict, Verdict::holds);
  study.cutpoints[0].evidence.reset();
  EXPECT_EQ(check(claim(study, effect), Id::dose_response)->outcome, Check::Outcome::not_done);
  EXPECT_EQ(claim(study, effect).verdict, Verdict::not_checked);
  study.dose_responses.resize(1);
  study.dose_responses[0].endpoint = "OS";
  study.dose_responses[0].fit.value.emplace().p = 0.2;
  EXPECT_THAT(claim(study, effect), DependsOn(Id::dose_response));
  EXPECT_EQ(check(claim(study, effect), Id::dose_response)->value, 0.2);
  EXPECT_THAT(claim(study, "cut/OS/boost"), DependsOn(Id::dose_response));
}

TEST(EffectClaims, DependOnAlphaBeta) {
  using Kind = results::SweptConclusion::Kind;
  Study study = sound();
  study.sweep.emplace();
  study.sweep->conclusions = {{Kind::effect_p, "boost", "stage", "early", "OS", {}, {}, {{2.0, 2.1, false}}},
                              {Kind::effect_direction, "boost", "stage", "early", "OS", {}, {}, {}},
                              {Kind::interaction_p, "boost", "stage", "", "OS", {}, {}, {}}};
  EXPECT_THAT(claim(study, in_early), DependsOn(Id::alpha_beta));
  EXPECT_EQ(claim(study, effect).verdict, Verdict::holds);
  study.sweep->conclusions[1].changes = {{2.0, 2.1, true}};
  EXPECT_THAT(claim(study, effect), DependsOn(Id::alpha_beta));
  study.sweep->conclusions[2].changes = {{2.0, 2.1, true}};
  EXPECT_THAT(claim(study, difference), DependsOn(Id::alpha_beta));
}

/// Of boost, adjusted for age: a ratio of 0.7 in 200 patients.
results::Maybe<results::AdjustedEffect> adjusted_boost() {
  results::AdjustedEffect one;
  one.adjust = {"age"};
  one.n = 200;
  one.first.n = one.second.n = 100;
  one.first.events = one.second.events = 50;
  one.ratio = {0.7, 0.1, 0.6, 0.8, 0.001};
  return {one, ""};
}

TEST(EffectClaims, DependOnWhatTheTreatmentWasChosenBy) {
  Study study = sound();
  EXPECT_EQ(check(claim(study, effect), Id::confounding), nullptr) << "nobody asked for it";
  auto& adjusted = study.effects[0].adjusted.emplace();
  adjusted.why = "nobody to compare";
  EXPECT_EQ(check(claim(study, effect), Id::confounding)->outcome, Check::Outcome::not_done);
  EXPECT_EQ(check(claim(study, effect), Id::confounding)->why, "nobody to compare");
  EXPECT_EQ(claim(study, effect).verdict, Verdict::not_checked);
  adjusted = adjusted_boost();
  EXPECT_EQ(claim(study, effect).verdict, Verdict::holds);
  adjusted.value->balance = {{"age", {}, 0.5, -0.1}};
  EXPECT_EQ(claim(study, effect).verdict, Verdict::holds) << "balanced at the limit";
  EXPECT_EQ(claim(study, in_early).verdict, Verdict::not_checked) << "not adjusted";
  adjusted.value->balance[0].after = -0.35;
  EXPECT_THAT(claim(study, effect), DependsOn(Id::confounding));
  EXPECT_EQ(check(claim(study, effect), Id::confounding)->value, 0.35);
  EXPECT_EQ(check(claim(study, effect), Id::confounding)->threshold, 0.1);
}

TEST(EffectClaims, AreTheAdjustedOnesWhereAskedFor) {
  Study study = sound();
  study.effects[0].adjusted = adjusted_boost();
  const Claim one = claim(study, effect);
  EXPECT_EQ(one.estimate.hazard_ratio, 0.7);
  EXPECT_EQ(one.estimate.upper, 0.8);
  EXPECT_EQ(one.estimate.p, 0.001);
  EXPECT_THAT(one.estimate.adjust, testing::ElementsAre("age"));
  auto& adjusted = *study.effects[0].adjusted->value;
  adjusted.ratio.p = 0.2;
  EXPECT_EQ(claim(study, effect).verdict, Verdict::no_evidence) << "whatever the crude P";
  adjusted.ratio.p = 0.001;
  adjusted.resampled_ratio = {0.7, 0.5, 1.02, 1000};
  EXPECT_THAT(claim(study, effect), DependsOn(Id::optimism));
  EXPECT_EQ(check(claim(study, effect), Id::optimism)->value, 1.02);
  adjusted.resampled_ratio = {};
  adjusted.ratio.p.reset();
  EXPECT_EQ(claim(study, effect).estimate.hazard_ratio, 0.6) << "no adjusted ratio";
  EXPECT_EQ(claim(study, effect).verdict, Verdict::not_checked);
}

TEST(EffectClaims, CountTheRowsThatTheAdjustmentLost) {
  Study study = sound();
  study.effects[0].adjusted = adjusted_boost();
  study.effects[0].adjusted->value->n = 50;
  study.effects[0].adjusted->value->n_missing = 150;
  EXPECT_THAT(claim(study, effect), DependsOn(Id::missing));
  EXPECT_EQ(check(claim(study, effect), Id::missing)->value, 0.75);
  study.effects[0].adjusted->value->second.events = 9;
  EXPECT_THAT(claim(study, effect), DependsOn(Id::few_events));
}

TEST(EffectClaims, DependOnTheSideWithFewestEvents) {
  Study study = sound();
  study.effects[0].groups[0].km.value = curves(20, 9);
  EXPECT_THAT(claim(study, in_early), DependsOn(Id::few_events));
  EXPECT_THAT(claim(study, difference), DependsOn(Id::few_events));
  EXPECT_EQ(claim(study, effect).verdict, Verdict::holds);
  EXPECT_EQ(check(claim(study, effect), Id::few_events)->value, 24.0);
}

TEST(GroupClaims, DependOnTheCutsThatTheirFactorsRestOn) {
  Study study = sound();
  results::RiskGroups groups;
  groups.factors = {"boost"};
  groups.groups = {{"Low", {0}, 100}, {"High", {1}, 100}};
  results::LogRankResult test;
  test.test.test = {10.0, 1, 0.002};
  groups.endpoints.push_back({"OS", {curves(40, 60), ""}, {test, ""}, {}, {}});
  study.risk_groups = groups;
  const char* id = "groups/OS/risk_group";
  EXPECT_EQ(claim(study, id).verdict, Verdict::not_validated);
  study.cutpoints = {searched_boost(0.3)};
  EXPECT_THAT(claim(study, id), DependsOn(Id::searched_cut));
  study.cutpoints.clear();
  study.risk_groups->endpoints[0].km.value = curves(40, 9);
  EXPECT_THAT(claim(study, id), DependsOn(Id::few_events));
}

TEST(GroupClaims, HoldWhenTheCorrectedRatesDiffer) {
  Study study = sound();
  results::RiskGroups groups;
  results::LogRankResult test;
  test.test.test = {10.0, 1, 0.002};
  groups.endpoints.push_back({"OS", {curves(40, 60), ""}, {test, ""}, {}, {}});
  study.risk_groups = groups;
  const auto rate = [](const char* group, double corrected, double lower, double upper) {
    chain::Corrected one;
    one.quantity = {.kind = chain::Quantity::Kind::group_rate, .endpoint = "OS", .group = group, .landmark = 60};
    one.corrected = corrected;
    one.lower = lower;
    one.upper = upper;
    return one;
  };
  // 0.7 - 0.5 - sqrt(0.12^2 + 0.09^2) = 0.2 - 0.15
  study.validation->corrected = {rate("Low", 0.7, 0.58, 0.8), rate("High", 0.5, 0.4, 0.59)};
  const Claim holds = claim(study, "groups/OS/risk_group");
  EXPECT_EQ(holds.verdict, Verdict::holds);
  EXPECT_NEAR(*check(holds, Id::optimism)->value, 0.05, 1e-12);
  study.validation->corrected[0].lower = 0.4;
  EXPECT_THAT(claim(study, "groups/OS/risk_group"), DependsOn(Id::optimism));
}

TEST(Claims, OnFewClustersDoNotHold) {
  Study study = sound();
  const std::vector<Claim> before = claims(study);
  study.endpoints[0].km.sample.clusters = {"centre", 20};
  EXPECT_EQ(claim(study, before.front().id).verdict, before.front().verdict);
  study.endpoints[0].km.sample.clusters = {"centre", 19};
  for (const Claim& one : claims(study)) {
    if (one.endpoint == study.endpoints[0].name) {
      EXPECT_NE(one.verdict, Verdict::holds) << one.id;
    }
  }
}

TEST(EffectClaims, OnANumberAskForItsStraightLine) {
  Study study = sound();
  for (auto& group : study.effects[0].groups) {
    group.km = {{}, "a number"};
    group.cox.value->terms[0].level.reset();
  }
  study.effects[0].overall.value->terms[0].level.reset();
  const Claim early = claim(study, "effect/boost/stage/OS/early");
  const auto line = std::ranges::find(early.checks, Id::linearity, &results::Check::id);
  ASSERT_NE(line, early.checks.end());
  EXPECT_EQ(line->outcome, results::Check::Outcome::not_done);
  EXPECT_NE(early.verdict, Verdict::holds);
}

}  // namespace
}  // namespace rtsurv::judgement
