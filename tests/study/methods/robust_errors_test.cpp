// Robust errors with clusters and with weights against R: Cox models, curves, restricted means, cumulative incidence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/study/methods/methods.hpp"
#include "table/files.hpp"

namespace rtsurv::study {
namespace {

using table::message_of;
using ::testing::HasSubstr;

table::Table read(const std::string& name) {
  return table::Table::read({.path = tests::source_path("tests/oracle/clusters/" + name)});
}

class RobustErrors : public ::testing::Test {
 protected:
  const nlohmann::json expected = oracle::read_json("clusters/expected.json");
  const table::Table kidney = read("kidney.csv"), mgus = read("mgus.csv");
  const Outcome plain{.time = "time", .event = "event"};
  const Outcome clustered{.time = "time", .event = "event", .cluster = "id"};
  const Outcome weighted{.time = "time", .event = "event", .weights = "w"};
  const Outcome both{.time = "time", .event = "event", .weights = "w", .cluster = "id"};

  void expect_model(const CoxCall& call, const char* key) const {
    const results::CoxResult result = cox(kidney, call);
    const nlohmann::json& r = expected[key];
    EXPECT_TRUE(result.robust);
    for (std::size_t j = 0; j < result.terms.size(); ++j) {
      EXPECT_NEAR(*result.terms[j].coefficient, r["coef"][j].get<double>(), 1e-9) << key;
      EXPECT_NEAR(*result.terms[j].std_error, r["se"][j].get<double>(), 1e-9) << key;
      EXPECT_NEAR(*result.terms[j].robust_std_error, r["robust"][j].get<double>(), 1e-9) << key;
    }
    EXPECT_NEAR(result.wald.chi_square, r["wald"].get<double>(), 1e-8) << key;
    EXPECT_NEAR(result.concordance->c, r["c"].get<double>(), 1e-12) << key;
    EXPECT_NEAR(result.concordance->std_error, r["c_se"].get<double>(), 1e-11) << key;
  }

  void expect_curve(const table::Table& table, const Outcome& outcome, const char* key) const {
    const std::vector<double> at = oracle::numbers(expected[&table == &kidney ? "at_kidney" : "at_mgus"]);
    const auto found = kaplan_meier(table, {.outcome = outcome, .at = at}).groups.at(0).curve.at;
    for (std::size_t k = 0; k < at.size(); ++k) {
      EXPECT_NEAR(*found[k].survival, expected[key]["survival"][k].get<double>(), 1e-12) << key;
      EXPECT_NEAR(*found[k].std_error, expected[key]["std_error"][k].get<double>(), 1e-11) << key;
      EXPECT_NEAR(*found[k].lower, expected[key]["lower"][k].get<double>(), 1e-10) << key;
      EXPECT_NEAR(*found[k].upper, expected[key]["upper"][k].get<double>(), 1e-10) << key;
    }
  }

  void expect_mean(const table::Table& table, const RestrictedMeanCall& call, const char* key) const {
    const survival::RestrictedMean mean = restricted_mean(table, call).groups.at(0).mean;
    EXPECT_NEAR(mean.mean, expected[key]["mean"].get<double>(), 1e-9) << key;
    EXPECT_NEAR(mean.std_error, expected[key]["std_error"].get<double>(), 1e-9) << key;
  }

  void expect_incidence(const CauseOutcome& outcome, const char* key) const {
    const std::vector<double> at = oracle::numbers(expected["at_mgus"]);
    const auto causes = cumulative_incidence(mgus, {.outcome = outcome, .at = at}).groups.at(0).causes;
    const nlohmann::json& r = expected[key];
    for (std::size_t k = 0; k < at.size(); ++k) {
      EXPECT_NEAR(*causes[0].curve.at[k].cif, r["event"][k].get<double>(), 1e-12) << key;
      EXPECT_NEAR(*causes[0].curve.at[k].std_error, r["event_se"][k].get<double>(), 1e-11) << key;
      EXPECT_NEAR(*causes[1].curve.at[k].cif, r["other"][k].get<double>(), 1e-12) << key;
      EXPECT_NEAR(*causes[1].curve.at[k].std_error, r["other_se"][k].get<double>(), 1e-11) << key;
    }
  }
};

TEST_F(RobustErrors, OfCoxModelsAreThoseOfR) {
  const std::vector<TermSpec> age_sex = parse_terms("age,sex");
  expect_model({.outcome = clustered, .terms = parse_terms("age,sex,disease")}, "cox_cluster");
  expect_model({.outcome = clustered, .terms = age_sex, .strata = {"disease"}}, "cox_strata_cluster");
  expect_model({.outcome = weighted, .terms = age_sex}, "cox_weights");
  expect_model({.outcome = both, .terms = age_sex}, "cox_weights_cluster");
}

TEST_F(RobustErrors, OfAWholeTermAreItsWaldTest) {
  const results::CoxResult result = cox(kidney, {.outcome = clustered, .terms = parse_terms("age,disease")});
  EXPECT_EQ(result.factors.at(1).term, "disease");
  EXPECT_EQ(result.factors.at(1).test.df, 3.0);
  EXPECT_NEAR(result.factors.at(1).test.chi_square, expected["whole_term"].get<double>(), 1e-8);
}

TEST_F(RobustErrors, OfCurvesAreThoseOfR) {
  expect_curve(kidney, clustered, "km_cluster");
  expect_curve(kidney, weighted, "km_weights");
  expect_curve(kidney, both, "km_weights_cluster");
  expect_curve(mgus, {.time = "time", .event = "cause > 0", .entry = "entry", .weights = "w"}, "km_entry_weights");
}

TEST_F(RobustErrors, AreGreenwoodsWithCountsOfPatients) {
  expect_curve(kidney, {.time = "time", .event = "event", .weights = "count"}, "km_counts");
}

TEST_F(RobustErrors, OfRestrictedMeansAreThoseOfR) {
  expect_mean(kidney, {.outcome = clustered, .by = {}, .tau = 150.0}, "rmst_cluster");
  expect_mean(kidney, {.outcome = weighted, .by = {}, .tau = 150.0}, "rmst_weights");
  expect_mean(
      mgus,
      {.outcome = {.time = "time", .event = "cause > 0", .entry = "entry", .weights = "w"}, .by = {}, .tau = 120.0},
      "rmst_entry_weights");
}

TEST_F(RobustErrors, HaveNoDifferenceOfMeansWhereBothGroupsShareAPatient) {
  const auto apart = restricted_mean(kidney, {.outcome = clustered, .by = "sex", .tau = 10.0});
  EXPECT_TRUE(apart.difference.has_value());
  const auto shared = restricted_mean(kidney, {.outcome = clustered, .by = "time > 25", .tau = 10.0});
  EXPECT_FALSE(shared.difference.has_value() || shared.ratio.has_value());
  ASSERT_EQ(shared.sample.warnings.size(), 1U);
  EXPECT_EQ(shared.sample.warnings[0].substr(0, 14), "no difference:");
}

TEST_F(RobustErrors, OfCumulativeIncidenceAreThoseOfR) {
  expect_incidence({.time = "time", .weights = "w", .status = "cause", .censor = "0"}, "cif_weights");
  expect_incidence({.time = "time", .cluster = "centre", .status = "cause", .censor = "0"}, "cif_cluster");
  expect_incidence({.time = "time", .entry = "entry", .weights = "w", .status = "cause", .censor = "0"},
                   "cif_entry_weights");
}

TEST_F(RobustErrors, SayWhatTheyRestOn) {
  const results::Sample sample = cox(kidney, {.outcome = both, .terms = parse_terms("age")}).sample;
  EXPECT_EQ(sample.clusters->column, "id");
  EXPECT_EQ(sample.clusters->n, 38U);
  EXPECT_FALSE(sample.weights->count_patients);
  EXPECT_EQ(sample.events, 58.0);
  const results::Sample counted =
      kaplan_meier(kidney, {.outcome = {.time = "time", .event = "event", .weights = "count"}}).sample;
  EXPECT_TRUE(counted.weights->count_patients);
  EXPECT_FALSE(kaplan_meier(kidney, {.outcome = plain}).sample.weights);
}

TEST_F(RobustErrors, AreNotThereForTestsThatCountPatients) {
  const auto why = [](auto&& call) { return message_of(ErrorKind::not_estimable, call); };
  EXPECT_THAT(why([&] { (void)log_rank(kidney, {.outcome = clustered, .by = "sex"}); }),
              HasSubstr("clustered by \"id\"; take the robust P of a Cox model"));
  EXPECT_THAT(why([&] { (void)log_rank(kidney, {.outcome = weighted, .by = "sex"}); }),
              HasSubstr("the weights \"w\" are no whole numbers; take the robust P of a Cox model"));
  const CauseOutcome causes{.time = "time", .weights = "w", .status = "cause", .censor = "0"};
  EXPECT_THAT(cumulative_incidence(mgus, {.outcome = causes, .by = "sex"}).gray.at(0).why, HasSubstr("no whole"));
  EXPECT_THAT(why([&] { (void)fine_gray(mgus, {.outcome = causes, .cause = "1", .terms = parse_terms("sex")}); }),
              HasSubstr("no whole"));
}

TEST_F(RobustErrors, CountsOfPatientsAreRepeatedRows) {
  const Outcome counted{.time = "time", .event = "event", .weights = "count"};
  EXPECT_GT(log_rank(kidney, {.outcome = counted, .by = "sex"}).test.test.chi_square,
            log_rank(kidney, {.outcome = plain, .by = "sex"}).test.test.chi_square);
  EXPECT_FALSE(cox(kidney, {.outcome = counted, .terms = parse_terms("age")}).robust);
}

TEST_F(RobustErrors, NeedWeightsThatAreNotNegative) {
  const Outcome negative{.time = "time", .event = "event", .weights = "w - 1"};
  EXPECT_THAT(message_of(ErrorKind::data, [&] { (void)kaplan_meier(kidney, {.outcome = negative}); }),
              HasSubstr("\"w - 1\" must not be negative"));
}

}  // namespace
}  // namespace rtsurv::study
