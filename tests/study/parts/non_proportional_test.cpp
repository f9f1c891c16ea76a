// What a study says when hazards are not proportional.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/results/json/json.hpp"
#include "schema.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using results::Claim, results::CoxTerm, results::NonProportional;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string text_of(const std::string& file) {
  std::ifstream stream = oracle::open(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

results::Study veteran(const std::string& keys, const std::string& more_patients = "", const std::string& rows = "") {
  const std::string protocol = R"([study]
data = "veteran.csv"
time_unit = "days"
landmarks = [180]
[columns]
celltype = { levels = ["squamous", "smallcell", "adeno", "large"] }
[[endpoint]]
name = "OS"
time = "time"
event = "status"
)" + rows + R"([multivariable]
endpoints = ["OS"]
factors = ["low", "celltype", "age"]
)" + keys;
  return run(parse_protocol(protocol, "study.toml"),
             table::table_of(text_of("non_proportional/veteran.csv") + more_patients));
}

const results::Multivariable& model(const results::Study& study) { return *study.endpoints[0].multivariable; }

void expect_ratios(const nlohmann::json& expected, const NonProportional::Periods& found) {
  std::size_t next = 0;
  for (std::size_t k = 0; k < found.periods.size(); ++k) {
    EXPECT_EQ(found.periods[k].n, expected["n"][k].get<std::size_t>());
    EXPECT_EQ(found.periods[k].events, expected["events"][k].get<double>());
    for (const CoxTerm& term : found.periods[k].terms) {
      const auto number = [&](const char* key) {
        return expected[key].is_array() ? expected[key][next].get<double>() : expected[key].get<double>();
      };
      EXPECT_NEAR(*term.hazard_ratio, number("hr"), 1e-9 * number("hr"));
      EXPECT_NEAR(*term.lower, number("lower"), 1e-8);
      EXPECT_NEAR(*term.upper, number("upper"), 1e-8 * number("upper"));
      EXPECT_NEAR(*term.p, number("p"), 1e-8);
      ++next;
    }
  }
  EXPECT_EQ(next, expected["hr"].size());
  EXPECT_NEAR(found.change.chi_square, expected["change"].get<double>(), 1e-8);
  EXPECT_EQ(found.change.df, expected["df"].get<double>());
  EXPECT_NEAR(found.change.p, expected["p_change"].get<double>(), 1e-9);
}

void expect_stratified(const nlohmann::json& expected, const results::CoxResult& found) {
  ASSERT_EQ(found.terms.size(), expected["hr"].size());
  for (std::size_t i = 0; i < found.terms.size(); ++i) {
    EXPECT_NEAR(*found.terms[i].hazard_ratio, expected["hr"][i].get<double>(), 1e-8);
    EXPECT_NEAR(*found.terms[i].p, expected["p"][i].get<double>(), 1e-8);
  }
}

void expect_difference(const nlohmann::json& expected, const NonProportional::MeanDifference& found) {
  EXPECT_NEAR(found.mean, expected["mean"].get<double>(), 1e-9);
  EXPECT_NEAR(found.reference_mean, expected["reference"].get<double>(), 1e-9);
  EXPECT_NEAR(found.difference.estimate, expected["difference"].get<double>(), 1e-9);
  EXPECT_NEAR(found.difference.lower, expected["lower"].get<double>(), 1e-8);
  EXPECT_NEAR(found.difference.upper, expected["upper"].get<double>(), 1e-8);
  EXPECT_NEAR(found.difference.p, expected["p"].get<double>(), 1e-10);
}

TEST(NonProportional, AgreesWithR) {
  const auto expected = oracle::read_json("non_proportional/expected.json");
  const results::Study study = veteran("");
  const auto& answers = model(study).non_proportional;
  ASSERT_EQ(answers.size(), 2U);  // age passes
  EXPECT_EQ(answers[0].term, "low");
  EXPECT_EQ(answers[1].term, "celltype");
  for (std::size_t i = 0; i < 2; ++i) {
    const auto& of_r = expected[answers[i].term];
    EXPECT_TRUE(answers[i].by_period.value->at_median);
    EXPECT_EQ(answers[i].by_period.value->periods[0].to, expected["median"].get<double>());
    expect_ratios(of_r["median"], *answers[i].by_period.value);
    expect_stratified(of_r["stratified"], *answers[i].stratified.value);
    EXPECT_EQ(answers[i].means.value->tau, 180.0);
  }
  expect_difference(expected["low"]["rmst"], answers[0].means.value->differences[0]);
  for (std::size_t level = 0; level < 3; ++level)
    expect_difference(expected["celltype"]["rmst"][level], answers[1].means.value->differences[level]);
}

TEST(NonProportional, TakesPeriodsAndHorizonFromTheProtocol) {
  const auto expected = oracle::read_json("non_proportional/expected.json");
  const results::Study study = veteran("periods = [30, 120]\nhorizon = 90\n");
  const NonProportional& low = model(study).non_proportional[0];
  EXPECT_FALSE(low.by_period.value->at_median);
  expect_ratios(expected["low"]["protocol"], *low.by_period.value);
  EXPECT_EQ(low.means.value->tau, 90.0);
  expect_difference(expected["low"]["rmst_landmark"], low.means.value->differences[0]);
}

TEST(NonProportional, GivesPeriodsOfClustersAndSamplingWeightsRobustErrors) {
  const results::Study study = veteran("");
  const auto& plain = *model(study).non_proportional[0].by_period.value;
  for (const char* rows : {"cluster = \"age\"\n", "weights = \"0.5\"\n"}) {
    const results::Study robust = veteran("", "", rows);
    const auto& found = *model(robust).non_proportional.at(0).by_period.value;
    for (std::size_t k = 0; k < found.periods.size(); ++k) {
      EXPECT_EQ(found.periods[k].n, plain.periods[k].n);
      EXPECT_EQ(found.periods[k].events, plain.periods[k].events) << "rows";
      EXPECT_NEAR(*found.periods[k].terms[0].coefficient, *plain.periods[k].terms[0].coefficient, 1e-9);
      EXPECT_TRUE(found.periods[k].terms[0].robust_std_error);
    }
    EXPECT_NE(found.change.p, plain.change.p) << "a robust Wald test";
    EXPECT_LT(found.change.p, 0.05);
  }
}

// The smooth line of the checks at the event times with a quarter, a half and three quarters of the 128 events before.
TEST(NonProportional, ReadsTheSmoothLineAtTheQuartilesOfTheEvents) {
  const results::Study study = veteran("");
  const NonProportional::OverTime& line = model(study).non_proportional[0].over_time.at(0);
  const auto& trend = *model(study).checks->value->coefficients[0].trend;
  ASSERT_EQ(line.at.size(), 3U);
  EXPECT_EQ(line.at[1].time, 61.0);
  for (const NonProportional::At& at : line.at) {
    std::size_t k = 0;
    while (trend.x[k + 1] < at.time) ++k;
    EXPECT_GE(std::log(at.hazard_ratio), std::min(trend.value[k], trend.value[k + 1]));
    EXPECT_LE(std::log(at.hazard_ratio), std::max(trend.value[k], trend.value[k + 1]));
    EXPECT_LT(at.lower, at.hazard_ratio);
    EXPECT_GT(at.upper, at.hazard_ratio);
  }
  EXPECT_GT(line.at[0].hazard_ratio, line.at[2].hazard_ratio);
}

TEST(NonProportional, IsAbsentWhereHazardsAreProportional) {
  const results::Study study = testing::study_of(
      testing::os + "[multivariable]\nendpoints = [\"OS\"]\nfactors = [\"a\", \"b\"]\n", testing::twelve_patients);
  EXPECT_THAT(model(study).non_proportional, IsEmpty());
  EXPECT_THAT(results::to_json(study), Not(HasSubstr("\"non_proportional\"")));
}

TEST(NonProportional, RefusesAnEmptyListOfPeriods) {
  EXPECT_THAT(table::message_of(ErrorKind::protocol, [] { (void)veteran("periods = []\n"); }),
              HasSubstr("\"periods\" in [multivariable] is an empty list; leave it out for two periods"));
}

TEST(NonProportional, SaysWhyAnAnswerIsMissing) {
  // No event after 999; the curve of those who are not low is known up to 2000.
  const results::Study study = veteran("periods = [999]\nhorizon = 2500\n", "2000,0,false,squamous,60\n");
  const auto& answers = model(study).non_proportional;
  EXPECT_THAT(answers[0].by_period.why, HasSubstr("after 999"));
  EXPECT_THAT(answers[0].means.why, HasSubstr("horizon 2500"));
  EXPECT_THAT(tests::schema_problems(nlohmann::json::parse(results::to_json(study))), IsEmpty());
}

/// 100 patients on each side, at the quantiles of piecewise exponential times: the hazard of "a" is four times that of "b"
/// up to 10 months, that of "b" twice that of "a" after. R: log-rank P = 0.98, cox.zph P = 5e-7, periods P = 0.004, 0.003.
std::string crossing() {
  std::string rows = "months,died,side,age\n";
  for (const bool first : {true, false})
    for (int i = 0; i < 100; ++i) {
      const double hazard = -std::log(1.0 - (i + 0.5) / 100.0), early = first ? 0.06 : 0.015,
                   late = first ? 0.03 : 0.06;
      const double time = hazard < 10.0 * early ? hazard / early : 10.0 + (hazard - 10.0 * early) / late;
      rows += std::to_string(std::min(time, 50.0)) + (time < 50.0 ? ",1," : ",0,") + (first ? "a" : "b") + "," +
              std::to_string(40 + i * 11 % 43) + "\n";
    }
  return rows;
}

TEST(NonProportional, GivesAFactorItsClaimThatTheScreenKeptOutByItsAverage) {
  const results::Study study =
      testing::study_of(testing::os +
                            "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"side\", \"age\"]\n"
                            "[multivariable]\nendpoints = [\"OS\"]\nselect = \"logrank p < 0.05\"\n",
                        crossing());
  EXPECT_THAT(model(study).factors, Not(::testing::Contains("side")));
  ASSERT_EQ(model(study).kept_out.size(), 1U) << "age changes nothing over time";
  EXPECT_EQ(model(study).kept_out[0].factor, "side");
  const auto claim = std::ranges::find(study.claims, "side", &Claim::subject);
  ASSERT_NE(claim, study.claims.end());
  EXPECT_EQ(claim->verdict, results::Verdict::depends);
  EXPECT_EQ(claim->decided_by, results::Check::Id::over_time);
  EXPECT_EQ(claim->claim, "side: b alone goes with OS");
  ASSERT_EQ(claim->estimate.periods.size(), 2U);
  EXPECT_LT(*claim->estimate.periods[0].hazard_ratio, 1.0);
  EXPECT_GT(*claim->estimate.periods[1].hazard_ratio, 1.0);
  EXPECT_THAT(tests::schema_problems(nlohmann::json::parse(results::to_json(study))), IsEmpty());
}

TEST(NonProportional, CarriesTheVerdictOfTheClaim) {
  const results::Study study = veteran("");
  const auto claim = [&](const std::string& id) { return *std::ranges::find(study.claims, id, &Claim::id); };
  const auto check = [](const Claim& one) {
    return *std::ranges::find(one.checks, results::Check::Id::over_time, &results::Check::id);
  };
  // Hazard ratio 4.5 up to the median event time, then 1.07 with P = 0.84 (R).
  const Claim low = claim("factor/OS/low = true");
  EXPECT_EQ(low.verdict, results::Verdict::depends);
  EXPECT_EQ(low.decided_by, results::Check::Id::over_time);
  EXPECT_EQ(check(low).value, *model(study).non_proportional[0].by_period.value->periods[1].terms[0].p);
}

}  // namespace
}  // namespace rtsurv::study
