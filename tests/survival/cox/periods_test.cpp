#include "rtsurv/survival/cox/periods.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "survival/cox_cohort.hpp"

namespace rtsurv::survival {
namespace {

const std::vector<std::string> names{"karno", "age", "trt"};

struct Case {
  CoxCohort cohort;
  std::vector<int> cluster;
  PeriodOptions options;
};

Case case_of(const oracle::Columns& data, const nlohmann::json& expected) {
  Case result;
  CoxCohort& cohort = result.cohort;
  cohort.time = data.at("time");
  for (std::size_t i = 0; i < cohort.time.size(); ++i) {
    cohort.event.push_back(data.at("event")[i] != 0.0 ? 1 : 0);
    cohort.x.push_back({data.at("karno")[i], data.at("age")[i], data.at("trt")[i]});
    if (expected["stratified"]) cohort.stratum.push_back(static_cast<int>(data.at("stratum")[i]));
    if (expected["robust"] == "cluster") result.cluster.push_back(static_cast<int>(data.at("cluster")[i]));
  }
  if (expected["delayed"]) cohort.entry = data.at("entry");
  if (expected["weighted"]) cohort.weight = data.at("share");
  result.options.cuts = expected["cuts"].get<std::vector<double>>();
  for (const std::string& name : names)
    result.options.varying.push_back(std::ranges::count(expected["varying"], nlohmann::json(name)) > 0 ? 1 : 0);
  result.options.robust = expected["robust"] != "none";
  return result;
}

TEST(RatiosByPeriod, AgreeWithR) {
  const auto data = oracle::read_columns("periods/data.csv");
  for (const auto& expected : oracle::read_json("periods/expected.json")) {
    Case one = case_of(data, expected);
    one.options.cluster = one.cluster;
    const Ties ties = expected["ties"] == "efron" ? Ties::efron : Ties::breslow;
    const FollowUp follow_up = one.cohort.follow_up();
    const Covariates covariates = one.cohort.covariates();
    const CoxFit fit = cox(follow_up, covariates, {.ties = ties});
    const PeriodRatios found = ratios_by_period(follow_up, covariates, fit, one.options);
    ASSERT_EQ(found.periods.size(), one.options.cuts.size() + 1);
    std::size_t next = 0;
    for (std::size_t k = 0; k < found.periods.size(); ++k) {
      EXPECT_EQ(found.periods[k].n, expected["n"][k].get<std::size_t>());
      EXPECT_NEAR(found.periods[k].events, expected["events"][k].get<double>(), 1e-9);
      for (const Period::Varying& varying : found.periods[k].varying) {
        const Coefficient& coefficient = varying.coefficient;
        EXPECT_NEAR(coefficient.estimate, expected["coefficient"][next].get<double>(), 1e-9);
        const double error = one.options.robust ? coefficient.robust_std_error : coefficient.std_error;
        EXPECT_NEAR(error, expected["std_error"][next++].get<double>(), 1e-9);
      }
    }
    EXPECT_EQ(next, expected["coefficient"].size());
    EXPECT_NEAR(found.change.chi_square, expected["change"][0].get<double>(), 1e-8);
    EXPECT_EQ(found.change.df, expected["change"][1].get<double>());
    EXPECT_NEAR(found.change.p, expected["change"][2].get<double>(), 1e-9);
    EXPECT_TRUE(found.converged);
  }
}

// Patients (time, event, x): A 1 yes 1; B 2 yes 0; C 3 yes 1; D 4 no 0; the first period ends at 2. In it x has the
// likelihood e^b / (2 + 2 e^b) at time 1 (A of A, B, C, D) and 1 / (2 + e^b) at time 2 (B of B, C, D):
// b is the maximum of b - log(2 + 2 e^b) - log(2 + e^b): with u = e^b, 1 = u/(1 + u) + u/(2 + u), u^2 = 2.
// In the second, C dies of C and D: the ratio has no bound.
TEST(RatiosByPeriod, AreThoseOfThePartialLikelihoodOfEachPeriod) {
  const FollowUp follow_up(std::vector<double>{1, 2, 3, 4}, std::vector<std::uint8_t>{1, 1, 1, 0});
  const Covariates x{4, 1, {1, 0, 1, 0}};
  const PeriodRatios found = ratios_by_period(follow_up, x, cox(follow_up, x), {.cuts = {2.0}, .varying = {1}});
  EXPECT_NEAR(found.periods[0].varying[0].coefficient.estimate, std::log(std::sqrt(2.0)), 1e-9);
  EXPECT_EQ(found.periods[0].n, 4u);
  EXPECT_EQ(found.periods[0].events, 2.0);
  EXPECT_EQ(found.periods[1].varying[0].coefficient.state, CoefficientState::infinite);
  EXPECT_EQ(found.periods[1].n, 2u);
  EXPECT_EQ(found.periods[1].events, 1.0);
  EXPECT_EQ(found.periods[0].varying[0].n, 2u);
  EXPECT_EQ(found.periods[0].varying[0].events, 1.0);
  EXPECT_EQ(found.periods[1].varying[0].n, 1u);
  EXPECT_EQ(found.periods[1].varying[0].events, 1.0);
}

TEST(RatiosByPeriod, ASubjectSeenAtZeroOnlyIsAtRiskThere) {
  const FollowUp follow_up(std::vector<double>{0, 0, 2, 3, 4, 5}, std::vector<std::uint8_t>{1, 0, 1, 1, 1, 0});
  const Covariates x{6, 1, {1, 0, 0, 1, 0, 1}};
  const PeriodRatios found = ratios_by_period(follow_up, x, cox(follow_up, x), {.cuts = {2.0}, .varying = {1}});
  EXPECT_EQ(found.periods[0].n, 6u);
  EXPECT_EQ(found.periods[0].events, 2.0);
}

TEST(RatiosByPeriod, ACutWithinRoundingErrorOfATimeIsThatTime) {
  const CoxCohort cohort = random_cohort(3, {.n = 60, .columns = 2});
  const FollowUp follow_up = cohort.follow_up();
  const Covariates x = cohort.covariates();
  const CoxFit fit = cox(follow_up, x);
  const auto at = [&](double cut) {
    return ratios_by_period(follow_up, x, fit, {.cuts = {cut}, .varying = {1, 0}}).periods[1];
  };
  const double cut = median_event_time(follow_up);
  for (const double near : {cut * (1.0 - 1e-12), cut * (1.0 + 1e-12)}) {
    EXPECT_EQ(at(near).n, at(cut).n);
    EXPECT_NEAR(at(near).varying[0].coefficient.estimate, at(cut).varying[0].coefficient.estimate, 1e-12);
  }
}

TEST(RatiosByPeriod, CountsOfPatientsEqualRepeatedRows) {
  const CoxCohort counted = random_cohort(11, {.n = 70, .columns = 2, .counts = true});
  const CoxCohort rows = repeated(counted);
  const PeriodOptions options{.cuts = {4.0}, .varying = {1, 1}};
  const auto found = [&](const CoxCohort& cohort) {
    return ratios_by_period(cohort.follow_up(), cohort.covariates(), cox(cohort.follow_up(), cohort.covariates()),
                            options);
  };
  const PeriodRatios weighted = found(counted), expected = found(rows);
  for (const std::size_t k : {0u, 1u})
    for (const std::size_t j : {0u, 1u})
      EXPECT_NEAR(weighted.periods[k].varying[j].coefficient.estimate,
                  expected.periods[k].varying[j].coefficient.estimate, 1e-9);
  EXPECT_NEAR(weighted.change.chi_square, expected.change.chi_square, 1e-8);
}

TEST(RatiosByPeriod, SayWhatTheyCannotGive) {
  const FollowUp follow_up(std::vector<double>{1, 2, 3, 4}, std::vector<std::uint8_t>{1, 0, 1, 0});
  const Covariates x{4, 1, {1, 0, 1, 0}};
  const CoxFit fit = cox(follow_up, x);
  const auto of = [&](const PeriodOptions& options) { return ratios_by_period(follow_up, x, fit, options); };
  EXPECT_THROW((void)of({.cuts = {3.0}, .varying = {1}}), NotEstimable);
  EXPECT_THROW((void)of({.cuts = {1.0, 2.5}, .varying = {1}}), NotEstimable);
  EXPECT_THROW((void)of({.cuts = {2.0, 2.0}, .varying = {1}}), InvalidOption);
  EXPECT_THROW((void)of({.cuts = {0.0}, .varying = {1}}), InvalidOption);
  EXPECT_THROW((void)of({.cuts = {}, .varying = {1}}), InvalidOption);
  EXPECT_THROW((void)of({.cuts = {2.0}, .varying = {0}}), InvalidOption);
  EXPECT_THROW((void)of({.cuts = {2.0}, .varying = {1, 0}}), InvalidOption);
}

TEST(MedianEventTime, IsTheFirstWithHalfOfTheEventsAtOrBeforeIt) {
  EXPECT_EQ(median_event_time(FollowUp(std::vector<double>{5, 1, 2, 9}, std::vector<int>{1, 1, 1, 0})), 2.0);
  EXPECT_EQ(median_event_time(FollowUp(std::vector<double>{5, 1, 2, 9}, std::vector<int>{1, 1, 1, 1})), 2.0);
  EXPECT_THROW((void)median_event_time(FollowUp(std::vector<double>{5, 1}, std::vector<int>{0, 0})), NotEstimable);
}

}  // namespace
}  // namespace rtsurv::survival
