// Factors known for few patients, and splines, in the models of a study.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/judgement/judge.hpp"
#include "rtsurv/results/json/json.hpp"
#include "rtsurv/study/prepare/prepared.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// 200 patients, simulated: `hpv` is known in every fifth (40), `half` in 100, `stage` in 180.
std::string cohort() {
  std::string text = "months,died,hpv,half,stage,age\n";
  for (int i = 0; i < 200; ++i) {
    const bool positive = i % 10 == 0, late = i % 3 == 0;
    const double months = (2.0 + i * 37 % 59) * (late ? 0.5 : 1.0) * (positive ? 5.0 : 1.0);
    const std::string hpv = i % 5 == 0 ? (positive ? "pos" : "neg") : "";
    const std::string half = i < 100 ? (i % 2 == 0 ? "a" : "b") : "";
    text += std::to_string(months) + (i % 4 != 1 ? ",1," : ",0,") + hpv + "," + half + "," +
            (i % 10 == 3 ? ""
             : late      ? "III"
                         : "II") +
            "," + std::to_string(40 + i * 11 % 43) + "\n";
  }
  return text;
}

std::string model_of(const std::string& factors, const std::string& univariable = R"(["hpv", "stage", "age"])") {
  return testing::os + "\n[univariable]\nendpoints = [\"OS\"]\nfactors = " + univariable +
         "\n[multivariable]\nendpoints = [\"OS\"]\n" + factors + "\n";
}

const results::Multivariable& model(const results::Study& study) { return *study.endpoints.front().multivariable; }

TEST(LeftOut, IsAFactorKnownInLessThanHalf) {
  const results::Study study = testing::study_of(model_of(R"(factors = ["hpv", "stage", "age"])"), cohort());
  EXPECT_THAT(model(study).factors, ElementsAre("stage", "age"));
  ASSERT_THAT(model(study).left_out, SizeIs(1));
  EXPECT_EQ(model(study).left_out[0].factor, "hpv");
  EXPECT_EQ(model(study).left_out[0].known, 40U);
  EXPECT_EQ(model(study).left_out[0].all, 200U);
  EXPECT_EQ(model(study).cox.value->sample.n, 180U);
  EXPECT_THAT(study.warnings, Contains(HasSubstr("\"hpv\" is left out, because it is known in 40 of 200 patients")));
  const auto json = nlohmann::json::parse(results::to_json(study));
  const auto& out = json.at("endpoints").at("OS").at("multivariable").at("left_out");
  EXPECT_EQ(out[0].at("reason"), "known in 40 of 200 patients, less than half");
}

TEST(LeftOut, IsNoFactorKnownInHalf) {
  const results::Study study = testing::study_of(model_of(R"(factors = ["half", "stage"])"), cohort());
  EXPECT_THAT(model(study).factors, ElementsAre("half", "stage"));
  EXPECT_THAT(model(study).left_out, IsEmpty());
  EXPECT_THAT(study.warnings, Contains(HasSubstr("from 200 patients to 90; 110 miss a factor")));
}

TEST(LeftOut, IsNothingWhereNoOtherFactorStands) {
  const results::Study study = testing::study_of(model_of(R"(factors = ["hpv"])"), cohort());
  EXPECT_THAT(model(study).factors, ElementsAre("hpv"));
  EXPECT_THAT(model(study).left_out, IsEmpty());
}

TEST(LeftOut, IsNotScreenedEither) {
  const results::Study study = testing::study_of(model_of(R"(select = "logrank p < 1")"), cohort());
  EXPECT_THAT(model(study).factors, ElementsAre("stage", "age"));
  EXPECT_THAT(model(study).left_out, SizeIs(1));
  EXPECT_EQ(model(study).beside->value->n, 180U);
}

TEST(LeftOut, StaysOutOfTheReplicates) {
  const results::Study study = testing::study_of(model_of(R"x(factors = ["hpv", "stage", "spline(age, 3)"])x") +
                                                     "[validation]\nbootstrap = 100\npermutations = 0\n",
                                                 cohort());
  std::vector<std::string> factors;
  for (const chain::Corrected& one : study.validation->corrected) factors.push_back(one.quantity.factor);
  EXPECT_THAT(factors, Contains("stage"));
  EXPECT_THAT(factors, Not(Contains("hpv")));
  EXPECT_THAT(factors, Not(Contains("spline(age, 3)")));
  EXPECT_THAT(study.validation->not_followed, Contains(HasSubstr("\"spline(age, 3)\" keeps its knots")));
  const auto c = std::ranges::find_if(study.validation->corrected, [](const chain::Corrected& one) {
    return one.quantity.kind == chain::Quantity::Kind::concordance;
  });
  EXPECT_NEAR(c->apparent, model(study).cox.value->concordance->c, 1e-9);
}

/// 150 patients: one value in `one`, four in `few`, `site` by `centre` (12 numbers), `late` (one value) and
/// `pick` known where `stage` is II.
std::string unfit_cohort() {
  std::string text = "months,died,one,few,centre,site,stage,late,pick,age,w\n";
  for (int i = 0; i < 150; ++i) {
    const int centre = i % 12;
    const bool second = i % 5 != 0;
    text += std::to_string(2 + i * 37 % 59) + (i % 4 != 1 ? ",1,yes," : ",0,yes,") +
            std::to_string(i % 20 == 0 ? 1 + i % 3 : 0) + "," + std::to_string(100 + centre) +
            (centre % 2 == 0 ? ",north," : ",south,") + (second ? "II," : "III,") + (second ? "known," : ",") +
            (!second      ? ""
             : i % 2 == 0 ? "a"
                          : "b") +
            "," + std::to_string(40 + i * 11 % 43) + "," + std::to_string(1 + i % 2) + "\n";
  }
  return text;
}

std::string unfit_model(const std::string& factors) { return model_of(factors, R"(["stage", "one"])"); }

const results::LeftOut& only_left_out(const results::Study& study) {
  EXPECT_THAT(model(study).left_out, SizeIs(1));
  return model(study).left_out.at(0);
}

std::vector<std::string> terms_of(const results::Study& study) {
  std::vector<std::string> terms;
  for (const results::CoxTerm& term : model(study).cox.value.value().terms) terms.push_back(term.term);
  return terms;
}

TEST(OneBadFactor, OfOneValueLeavesTheOthersFittedAndKeepsItsRow) {
  results::Study study = testing::study_of(unfit_model(R"(factors = ["one", "stage", "age"])"), unfit_cohort());
  EXPECT_EQ(only_left_out(study).cause, results::LeftOut::Cause::constant);
  EXPECT_EQ(only_left_out(study).known, 150U);
  EXPECT_THAT(model(study).factors, ElementsAre("stage", "age"));
  EXPECT_THAT(terms_of(study), ElementsAre("stage", "age", "one"));
  const results::CoxTerm& row = model(study).cox.value.value().terms.back();
  EXPECT_TRUE(row.is_single_level());
  EXPECT_EQ(row.n, 150U);
  EXPECT_THAT(study.warnings, Contains(HasSubstr("\"one\" is left out: it has one value in all patients")));
  judgement::judge(study);
  EXPECT_EQ(std::ranges::find(study.claims, "one", &results::Claim::subject), study.claims.end());
  EXPECT_EQ(std::ranges::find(study.doubts, results::Doubt::Id::left_out, &results::Doubt::id), study.doubts.end());
  const auto json = nlohmann::json::parse(results::to_json(study));
  EXPECT_EQ(json.at("endpoints").at("OS").at("multivariable").at("left_out")[0].at("cause").get<std::string>(),
            "constant");
}

TEST(OneBadFactor, OfTooFewValuesForItsSplineDoesNotTakeTheModel) {
  results::Study study = testing::study_of(unfit_model(R"x(factors = ["stage", "spline(few, 3)"])x"), unfit_cohort());
  EXPECT_EQ(only_left_out(study).cause, results::LeftOut::Cause::too_few_values);
  EXPECT_THAT(terms_of(study), ElementsAre("stage"));
  judgement::judge(study);
  const auto doubt = std::ranges::find(study.doubts, results::Doubt::Id::left_out, &results::Doubt::id);
  ASSERT_NE(doubt, study.doubts.end());
  EXPECT_THAT(doubt->text("reason"), HasSubstr("too few different values"));
}

const std::string searched_cut = "[[cutpoint]]\nname = \"old\"\nvariable = \"age\"\nendpoint = \"OS\"\n";

TEST(OneBadFactor, OfACutThatMayNotBeSearchedDoesNotTakeTheModel) {
  const std::string weighted = unfit_model(R"(factors = ["old", "stage"])") + searched_cut;
  const std::string protocol = std::string(weighted).insert(weighted.find("event = "), "weights = \"w\"\n");
  const results::Study study = testing::study_of(protocol, unfit_cohort());
  EXPECT_EQ(only_left_out(study).cause, results::LeftOut::Cause::not_made);
  EXPECT_THAT(only_left_out(study).reason,
              HasSubstr("was not searched because a search takes patients as independent"));
  EXPECT_THAT(terms_of(study), ElementsAre("stage"));
}

TEST(OneBadFactor, ThatTheStrataFixIsNamed) {
  const results::Study study =
      testing::study_of(unfit_model("factors = [\"site\", \"stage\"]\nstrata = [\"centre\"]"), unfit_cohort());
  EXPECT_EQ(only_left_out(study).cause, results::LeftOut::Cause::strata);
  EXPECT_THAT(terms_of(study), ElementsAre("stage"));
}

TEST(OneBadFactor, OfOneValueAmongTheCompleteCasesGivesTheirPatientsBack) {
  const results::Study study = testing::study_of(unfit_model(R"(factors = ["stage", "late"])"), unfit_cohort());
  EXPECT_EQ(only_left_out(study).factor, "late") << "it has one value where it is known, and would take stage with it";
  EXPECT_EQ(model(study).cox.value.value().sample.n, 150U);
}

TEST(OneBadFactor, IsTheFirstThatHasOneValueWhereAllAreKnown) {
  const results::Study study = testing::study_of(unfit_model(R"(factors = ["stage", "pick", "age"])"), unfit_cohort());
  EXPECT_EQ(only_left_out(study).factor, "stage") << "where pick is known everybody has stage II";
  EXPECT_EQ(model(study).cox.value.value().sample.n, 120U);
}

TEST(OneBadFactor, AloneLeavesNoModelAndSaysWhy) {
  const results::Study study = testing::study_of(unfit_model(R"(factors = ["one"])"), unfit_cohort());
  EXPECT_FALSE(model(study).cox.value);
  EXPECT_THAT(model(study).cox.why, HasSubstr("no factor is left: \"one\" (it has one value"));
}

TEST(OneBadFactor, IsForeseenByTheCheck) {
  const std::string parts = unfit_model(R"x(factors = ["one", "spline(few, 3)", "old", "stage"])x") + searched_cut;
  const std::string clustered = std::string(parts).insert(parts.find("event = "), "cluster = \"centre\"\n");
  const Protocol protocol =
      parse_protocol("[study]\ndata = \"cohort.csv\"\nlandmarks = [6]\n" + clustered, "study.toml");
  const Prepared prepared = prepare(protocol, table::table_of(unfit_cohort()));
  EXPECT_THAT(prepared.warnings, ElementsAre(HasSubstr("\"one\" is left out: it has one value"),
                                             HasSubstr("\"spline(few, 3)\" is left out: it has too few different"),
                                             HasSubstr("\"old\" is left out: the cut-point \"old\" was not searched")));
  const results::Study study = testing::study_of(clustered, unfit_cohort());
  for (const std::string& warning : prepared.warnings)
    EXPECT_EQ(std::ranges::count(study.warnings, warning), 1) << "said once: " << warning;
}

TEST(OneBadFactor, IsNotRepeatedByAValidation) {
  const results::Study study = testing::study_of(
      unfit_model(R"(factors = ["one", "stage"])") + "[validation]\nbootstrap = 100\npermutations = 0\n",
      unfit_cohort());
  for (const chain::Corrected& one : study.validation->corrected) EXPECT_NE(one.quantity.factor, "one");
  EXPECT_FALSE(study.validation->corrected.empty());
}

TEST(SplineInAStudy, ComesOnceWhateverItsBlanks) {
  const results::Study study =
      testing::study_of(unfit_model(R"x(factors = ["spline(age,3)", "stage", "spline( age , 3 )"])x"), unfit_cohort());
  EXPECT_THAT(model(study).factors, ElementsAre("spline(age,3)", "stage"));
}

TEST(Crossings, AreNoFactorsOfAProtocolAndItSaysWhatToWrite) {
  for (const char* text : {R"x(["spline(age, 3):stage"])x", R"x(["age:stage"])x", R"x(["spline(age, 3) * stage"])x"})
    EXPECT_THAT(table::message_of(
                    ErrorKind::protocol,
                    [&] { (void)testing::study_of(unfit_model(std::string("factors = ") + text), unfit_cohort()); }),
                AllOf(HasSubstr("is an interaction"), HasSubstr("and \"stage\" as factors of their own")))
        << text;
  EXPECT_THAT(table::message_of(
                  ErrorKind::protocol,
                  [&] { (void)testing::study_of(unfit_model(R"x(factors = ["spline(stage, 3)"])x"), unfit_cohort()); }),
              HasSubstr("write \"stage\" itself"));
}

TEST(Strata, OfAProtocolAreNumberedCentres) {
  const results::Study study =
      testing::study_of(unfit_model("factors = [\"stage\"]\nstrata = [\"centre\"]"), unfit_cohort());
  EXPECT_THAT(model(study).cox.value.value().strata, ElementsAre("centre"));
}

TEST(LeftOut, HasAClaimByItsUnivariableResultAndADoubt) {
  results::Study study = testing::study_of(model_of(R"(factors = ["hpv", "stage", "age"])"), cohort());
  judgement::judge(study);
  const auto claim = std::ranges::find(study.claims, "hpv", &results::Claim::subject);
  ASSERT_NE(claim, study.claims.end());
  EXPECT_EQ(claim->claim, "hpv: pos alone goes with a lower hazard (OS)");
  EXPECT_EQ(claim->estimate.p, study.endpoints[0].univariable[0].cox.value->terms[0].p);
  ASSERT_LT(*claim->estimate.p, 0.05);
  EXPECT_EQ(claim->verdict, results::Verdict::depends);
  const auto doubt = std::ranges::find(study.doubts, results::Doubt::Id::left_out, &results::Doubt::id);
  ASSERT_NE(doubt, study.doubts.end());
  EXPECT_EQ(doubt->about, "hpv");
  EXPECT_EQ(doubt->number("known"), 40.0);
}

TEST(LeftOut, HasAClaimWithoutAUnivariableResultToo) {
  const std::string protocol = testing::os + "\n[multivariable]\nendpoints = [\"OS\"]\nfactors = ";
  const auto claim_on = [](const results::Study& study, const std::string& factor) {
    const auto found = std::ranges::find(study.claims, factor, &results::Claim::subject);
    return found == study.claims.end() ? results::Claim{} : *found;
  };
  const results::Study plain = testing::study_of(protocol + R"(["hpv", "stage"])", cohort());
  EXPECT_EQ(claim_on(plain, "hpv").claim, "hpv: pos alone goes with a lower hazard (OS)");
  EXPECT_EQ(claim_on(plain, "hpv").verdict, results::Verdict::depends);
  EXPECT_TRUE(claim_on(plain, "hpv").estimate.alone);
  std::string some = cohort();
  some.replace(some.find("hpv"), 3, "psa");
  for (const auto& [word, number] : {std::pair("pos", "1"), std::pair("neg", "2")})
    for (std::size_t at = some.find(word), n = 0; at != std::string::npos; at = some.find(word), ++n)
      some.replace(at, 3, number + std::string(".") + std::to_string(n * 7 % 10));
  const results::Study curve = testing::study_of(protocol + R"x(["spline(psa, 3)", "stage"])x", some);
  EXPECT_EQ(claim_on(curve, "spline(psa, 3)").claim.substr(0, 24), "psa alone goes with OS");
  EXPECT_EQ(claim_on(curve, "spline(psa, 3)").estimate.p,
            model(curve).left_out[0].alone.value->splines[0].curve.overall.p);
}

TEST(SplineInAStudy, IsOneClaimByTheTestOfItsTerm) {
  results::Study study = testing::study_of(model_of(R"x(factors = ["stage", "spline(age, 3)"])x"), cohort());
  judgement::judge(study);
  ASSERT_TRUE(model(study).cox.value);
  ASSERT_THAT(model(study).cox.value->splines, SizeIs(1));
  ASSERT_TRUE(model(study).checks && model(study).checks->value);
  EXPECT_EQ(model(study).checks->value->parameters, 4U);
  EXPECT_THAT(model(study).checks->value->linearity, IsEmpty());
  std::vector<std::string> ids;
  for (const results::Claim& claim : study.claims) ids.push_back(claim.id);
  EXPECT_THAT(ids, ElementsAre("factor/OS/stage = III", "factor/OS/spline(age, 3)"));
  EXPECT_EQ(study.claims[1].estimate.p, model(study).cox.value->splines[0].curve.overall.p);
}

TEST(SplineInAStudy, StandsInTheMultivariableFactorsOnly) {
  try {
    (void)testing::study_of(model_of(R"(select = "logrank p < 1")", R"x(["spline(age, 3)"])x"), cohort());
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("a spline stands in the factors of [multivariable]"));
  }
  try {
    (void)testing::study_of(model_of(R"x(factors = ["spline(age, 30)"])x"), cohort());
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("with 2 to 8 degrees of freedom"));
  }
}

}  // namespace
}  // namespace rtsurv::study
