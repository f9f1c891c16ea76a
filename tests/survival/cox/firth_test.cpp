#include "rtsurv/survival/cox/firth.hpp"

#include <cmath>
#include <random>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "oracle/oracle.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/cox/detail/information_slope.hpp"
#include "rtsurv/survival/cox/detail/likelihood.hpp"
#include "survival/cox_cohort.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

using testing::HasSubstr;

CoxCohort simulated() {
  const auto data = oracle::read_columns("firth/data.csv");
  CoxCohort cohort;
  cohort.time = data.at("time");
  for (std::size_t i = 0; i < cohort.time.size(); ++i) {
    cohort.event.push_back(data.at("event")[i] != 0.0 ? 1 : 0);
    cohort.stratum.push_back(static_cast<int>(data.at("stratum")[i]));
    cohort.x.push_back({data.at("a")[i], data.at("b")[i], data.at("c")[i]});
  }
  return cohort;
}

TEST(FirthCox, AgreesWithTheDefinitionInR) {
  for (const auto& expected : oracle::read_json("firth/expected.json")) {
    SCOPED_TRACE(expected["ties"].get<std::string>() + (expected["stratified"] ? ", stratified" : ""));
    CoxCohort cohort = simulated();
    if (!expected["stratified"]) cohort.stratum.clear();
    const FirthCox fit = firth_cox(cohort.follow_up(), cohort.covariates(),
                                   {.ties = expected["ties"] == "efron" ? Ties::efron : Ties::breslow});
    EXPECT_TRUE(fit.converged);
    oracle::expect_close(fit.coefficient, oracle::numbers(expected["coefficient"]), 1e-7);
    oracle::expect_close(fit.std_error, oracle::numbers(expected["std_error"]), 1e-7);
    oracle::expect_close(fit.lower, oracle::numbers(expected["lower"]), 1e-7);
    oracle::expect_close(fit.upper, oracle::numbers(expected["upper"]), 1e-7);
    for (std::size_t j = 0; j < 3; ++j)
      oracle::expect_close(fit.test[j].chi_square, expected["chi_square"][j].get<double>(), 1e-7);
    oracle::expect_close(fit.likelihood_ratio.chi_square, expected["likelihood_ratio"].get<double>(), 1e-7);
  }
}

// Two subjects, the event at x = 1 while x = 0 is at risk too: with r = exp(b), l = log(r / (1 + r)) and
// I = r / (1 + r)^2, so that l* = 1.5 log r - 2 log(1 + r), largest at r = 3.
TEST(FirthCox, IsWorkedOutByHandForTwoSubjects) {
  const CoxCohort cohort{{1, 2}, {1, 0}, {{1}, {0}}};
  const FirthCox fit = firth_cox(cohort.follow_up(), cohort.covariates());
  EXPECT_NEAR(fit.coefficient[0], std::log(3.0), 1e-9);
  EXPECT_NEAR(fit.std_error[0], 4.0 / std::sqrt(3.0), 1e-9);
  const double fall = 2.0 * (1.5 * std::log(3.0) - 2.0 * std::log(4.0) + 2.0 * std::log(2.0));
  EXPECT_NEAR(fit.test[0].chi_square, fall, 1e-9);
  for (const double limit : {fit.lower[0], fit.upper[0]}) {
    const double value = 1.5 * limit - 2.0 * std::log1p(std::exp(limit));
    EXPECT_NEAR(2.0 * (1.5 * std::log(3.0) - 2.0 * std::log(4.0) - value), 3.841458820694124, 1e-6);
  }
}

// The slope of the information against its difference quotient, with ties, delayed entry, strata and counts.
TEST(InformationSlope, IsTheDerivativeOfTheInformation) {
  for (const Ties ties : {Ties::breslow, Ties::efron})
    for (const CohortShape& shape : {CohortShape{.n = 30, .columns = 3}, CohortShape{.n = 30, .entry = true},
                                     CohortShape{.n = 40, .counts = true, .strata = true}}) {
      const CoxCohort cohort = random_cohort(7, shape);
      const FollowUp follow_up = cohort.follow_up();
      const RiskSets sets = risk_sets(follow_up, ties);
      const ScaledCovariates covariates(follow_up, cohort.covariates(), sets);
      PartialLikelihood likelihood(sets, covariates);
      const std::size_t p = shape.columns;
      std::vector<double> b(p, 0.3), a(p * p, 0.2);
      for (std::size_t j = 0; j < p; ++j) a[j * p + j] = 1.0 + static_cast<double>(j);
      const std::vector<double> slope = information_slope(sets, covariates, relative_hazards(sets, covariates, b), a);
      const auto trace = [&](std::size_t t, double at) {
        std::vector<double> moved = b;
        moved[t] += at;
        EXPECT_TRUE(likelihood.move_to(moved));
        const LikelihoodDerivatives& derivatives = likelihood.derivatives();
        double sum = 0.0;
        for (std::size_t i = 0; i < p * p; ++i) sum += a[i] * derivatives.information[i];
        return sum;
      };
      for (std::size_t t = 0; t < p; ++t)
        EXPECT_NEAR(slope[t], (trace(t, 1e-4) - trace(t, -1e-4)) / 2e-4, 1e-5 * (1.0 + std::fabs(slope[t])));
    }
}

TEST(FirthCox, CountsOfPatientsAreRepeatedRows) {
  const CoxCohort cohort = random_cohort(3, {.n = 30, .counts = true});
  const CoxCohort rows = repeated(cohort);
  const FirthCox weighted = firth_cox(cohort.follow_up(), cohort.covariates());
  const FirthCox repeated = firth_cox(rows.follow_up(), rows.covariates());
  oracle::expect_close(weighted.coefficient, repeated.coefficient, 1e-8);
  oracle::expect_close(weighted.upper, repeated.upper, 1e-7);
}

TEST(FirthCox, DoesNotDependOnUnitsNorOnTheOrder) {
  const CoxCohort cohort = random_cohort(11, {.n = 50});
  CoxCohort turned;
  for (std::size_t i = cohort.time.size(); i-- > 0;) {
    turned.add(cohort, i);
    turned.x.back()[1] = 1000.0 * turned.x.back()[1] + 5.0;
  }
  const FirthCox fit = firth_cox(cohort.follow_up(), cohort.covariates());
  const FirthCox other = firth_cox(turned.follow_up(), turned.covariates());
  EXPECT_NEAR(other.coefficient[1] * 1000.0, fit.coefficient[1], 1e-8);
  EXPECT_NEAR(other.lower[0], fit.lower[0], 1e-7);
  EXPECT_NEAR(other.test[1].chi_square, fit.test[1].chi_square, 1e-7);
}

TEST(FirthCox, ComesNearTheUnpenalisedFitInALargeCohort) {
  const CoxCohort cohort = random_cohort(5, {.n = 3000});
  const FirthCox fit = firth_cox(cohort.follow_up(), cohort.covariates());
  const CoxFit plain = cox(cohort.follow_up(), cohort.covariates());
  for (std::size_t j = 0; j < 2; ++j) {
    EXPECT_NEAR(fit.coefficient[j], plain.coefficient[j].estimate, 0.02 * plain.coefficient[j].std_error);
    EXPECT_NEAR(fit.upper[j], plain.coefficient[j].estimate + 1.96 * plain.coefficient[j].std_error,
                0.05 * plain.coefficient[j].std_error);
  }
}

TEST(FirthCox, LeavesRedundantColumnsOutAndRefusesWhatMakesNoSense) {
  CoxCohort cohort = simulated();
  for (auto& row : cohort.x) row.push_back(2.0 * row[0] - 1.0);
  const FirthCox fit = firth_cox(cohort.follow_up(), cohort.covariates());
  EXPECT_TRUE(std::isnan(fit.coefficient[3]));
  EXPECT_TRUE(std::isnan(fit.test[3].p));
  EXPECT_TRUE(std::isfinite(fit.coefficient[0]));
  EXPECT_EQ(fit.likelihood_ratio.df, 3.0);
  EXPECT_THROW((void)firth_cox(cohort.follow_up(), cohort.covariates(), {.confidence_level = 1.0}), InvalidOption);
  for (auto& row : cohort.x) row.assign(1, 4.0);
  EXPECT_THROW((void)firth_cox(cohort.follow_up(), cohort.covariates()), NotEstimable);
}

// A far outlier at risk at the first event only. The lower Wald limit lies so far out that the relative hazards there
// span more than can be summed with delayed entry, and so does every place beyond it; the profile falls far enough
// before. l* of one column is the naive likelihood and half the logarithm of its curvature.
TEST(FirthCox, LooksForALimitBeforeThePlaceWhereNothingCanBeComputed) {
  const CoxCohort cohort{{4, 41, 52, 5, 2, 72, 17, 15, 400},
                         {1, 1, 1, 1, 1, 1, 0, 0, 0},
                         {{0}, {2}, {4}, {2}, {1}, {3}, {2}, {1}, {40}},
                         {0.5, 0.5, 0.5, 0, 0, 0.5, 0, 0.5, 0.25}};
  const FirthCox fit = firth_cox(cohort.follow_up(), cohort.covariates());
  ASSERT_TRUE(std::isfinite(fit.lower[0]));
  const auto penalised = [&](double b) {
    constexpr double h = 1e-3;
    const auto loglik = [&](double at) { return naive_loglik(cohort, Ties::efron, {at}); };
    return loglik(b) + 0.5 * std::log((2.0 * loglik(b) - loglik(b - h) - loglik(b + h)) / (h * h));
  };
  EXPECT_NEAR(2.0 * (penalised(fit.coefficient[0]) - penalised(fit.lower[0])), 3.841458820694124, 1e-2);
}

// One event, in the only patient with x = 0, before n others: l*(b) = -log(1 + n e^b) + log(p (1 - p)) / 2 with p the
// share of x = 1 at risk, whose maximum is at p = 1/4. Its curvature there is twice the information.
TEST(FirthCox, ConvergesWithOneEventAgainstMany) {
  for (const int n : {40, 81, 120, 296, 700}) {
    SCOPED_TRACE(n);
    CoxCohort cohort{{1}, {1}, {{0}}};
    for (int i = 0; i < n; ++i) {
      cohort.time.push_back(2 + i % 7);
      cohort.event.push_back(0);
      cohort.x.push_back({1});
    }
    const FirthCox fit = firth_cox(cohort.follow_up(), cohort.covariates());
    EXPECT_TRUE(fit.converged);
    EXPECT_NEAR(fit.coefficient[0], -std::log(3.0 * n), 1e-7);
  }
}

/// Age at the start and at the end of follow-up, the latter in steps of a year / `steps`: their difference separates.
CoxCohort ages(double steps) {
  std::mt19937 random(7);
  CoxCohort cohort;
  for (int i = 0; i < 120; ++i) {
    const double age = 40.0 + static_cast<double>(random() % 300) / 10.0;
    const auto days = static_cast<double>(1 + random() % 4000);
    cohort.time.push_back(days);
    cohort.event.push_back(random() % 3 == 0 ? 1 : 0);
    cohort.x.push_back({age, std::round(steps * (age + days / 365.25)) / steps});
  }
  return cohort;
}

// With one of them at 0 the other is so far out that nothing can be computed there.
TEST(FirthCox, TestsColumnsThatAreNearlyTheSame) {
  const CoxCohort cohort = ages(2.0);
  const FirthCox fit = firth_cox(cohort.follow_up(), cohort.covariates());
  ASSERT_TRUE(fit.converged);
  EXPECT_GT(fit.coefficient[0], 0.0);
  EXPECT_LT(fit.coefficient[1], 0.0);
  for (const ChiSquareTest& test : fit.test) EXPECT_TRUE(std::isfinite(test.chi_square) && test.p < 1e-6);
}

TEST(FirthCox, GivesNoNumbersWhereItsMaximumCannotBeComputed) {
  const CoxCohort cohort = ages(10.0);
  const FirthCox fit = firth_cox(cohort.follow_up(), cohort.covariates());
  EXPECT_FALSE(fit.converged);
  EXPECT_TRUE(std::isnan(fit.coefficient[0]) && std::isnan(fit.test[0].p) && std::isnan(fit.likelihood_ratio.p));
}

}  // namespace
}  // namespace rtsurv::survival
