#include "rtsurv/survival/cox/ridge.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "oracle/oracle.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/survival/cox/cox.hpp"

namespace rtsurv::survival {
namespace {

struct Cohort {
  FollowUp follow_up;
  Covariates covariates;
};

Cohort simulated() {
  const auto data = oracle::read_columns("ridge/data.csv");
  std::vector<std::uint8_t> event;
  for (const double e : data.at("event")) event.push_back(e != 0.0 ? 1 : 0);
  Covariates x{event.size(), 3, {}};
  for (const char* name : {"a", "b", "c"}) x.values.insert(x.values.end(), data.at(name).begin(), data.at(name).end());
  return {FollowUp({.time = data.at("time"), .event = event}), std::move(x)};
}

TEST(RidgeCoefficients, AgreeWithR) {
  const Cohort cohort = simulated();
  for (const auto& expected : oracle::read_json("ridge/expected.json")) {
    const double penalty = expected["penalty"];
    const auto b = ridge_coefficients(cohort.follow_up, cohort.covariates, penalty);
    const auto breslow = ridge_coefficients(cohort.follow_up, cohort.covariates, penalty, Ties::breslow);
    for (std::size_t j = 0; j < 3; ++j) {
      const double survival = expected["coefficient"][j], glmnet = expected["glmnet"][j];
      EXPECT_NEAR(b[j], survival, 1e-6 * std::fabs(survival)) << penalty;
      EXPECT_NEAR(breslow[j], glmnet, 1e-6 * std::fabs(glmnet)) << penalty;
    }
  }
}

TEST(RidgeCoefficients, AreThoseOfCoxWithoutAPenalty) {
  const Cohort cohort = simulated();
  const CoxFit fit = cox(cohort.follow_up, cohort.covariates);
  const auto b = ridge_coefficients(cohort.follow_up, cohort.covariates, 0.0);
  for (std::size_t j = 0; j < 3; ++j)
    EXPECT_NEAR(b[j], fit.coefficient[j].estimate, 1e-6 * std::fabs(fit.coefficient[j].estimate));
}

TEST(RidgeCoefficients, DoNotDependOnTheUnit) {
  Cohort cohort = simulated();
  const auto b = ridge_coefficients(cohort.follow_up, cohort.covariates, 3.0);
  for (std::size_t i = 0; i < cohort.covariates.rows; ++i) cohort.covariates.values[i] *= 100.0;
  const auto scaled = ridge_coefficients(cohort.follow_up, cohort.covariates, 3.0);
  EXPECT_NEAR(100.0 * scaled[0], b[0], 1e-8);
  EXPECT_NEAR(scaled[1], b[1], 1e-8);
}

TEST(RidgeCoefficients, StayFiniteUnderSeparationAndLeaveConstantsOut) {
  const std::vector<double> time{1, 2, 3, 4, 5, 6};
  const std::vector<std::uint8_t> event{1, 1, 1, 0, 0, 0};
  const Covariates x{6, 2, {1, 1, 1, 0, 0, 0, 7, 7, 7, 7, 7, 7}};
  const auto b = ridge_coefficients(FollowUp({.time = time, .event = event}), x, 1.0);
  EXPECT_GT(b[0], 0.5);
  EXPECT_LT(b[0], 10.0);
  EXPECT_EQ(b[1], 0.0);
}

// The chosen penalty has the largest cross-validated likelihood of the path, and shrinks.
TEST(RidgeCox, ChoosesThePenaltyByCrossValidation) {
  const Cohort cohort = simulated();
  const RidgeCox ridge = ridge_cox(cohort.follow_up, cohort.covariates, {.seed = 4});
  double best = -1e300;
  for (const auto& [penalty, value] : ridge.path) best = std::max(best, value);
  for (const auto& [penalty, value] : ridge.path)
    if (penalty == ridge.penalty) {
      EXPECT_EQ(value, best);
    }
  const CoxFit fit = cox(cohort.follow_up, cohort.covariates);
  EXPECT_LT(std::fabs(ridge.coefficient[1]), std::fabs(fit.coefficient[1].estimate));
  EXPECT_LT(ridge.loglik, fit.loglik_model);
  EXPECT_EQ(ridge.coefficient, ridge_coefficients(cohort.follow_up, cohort.covariates, ridge.penalty));
}

TEST(RidgeCox, DependsOnTheSeedNotOnTheThreads) {
  const Cohort cohort = simulated();
  parallel::set_threads(1);
  const RidgeCox one = ridge_cox(cohort.follow_up, cohort.covariates, {.seed = 4});
  parallel::set_threads(3);
  const RidgeCox three = ridge_cox(cohort.follow_up, cohort.covariates, {.seed = 4});
  parallel::set_threads(0);
  EXPECT_EQ(one.path, three.path);
  EXPECT_NE(one.path, ridge_cox(cohort.follow_up, cohort.covariates, {.seed = 5}).path);
}

TEST(RidgeCox, RefusesWhatMakesNoSense) {
  const Cohort cohort = simulated();
  EXPECT_THROW((void)ridge_coefficients(cohort.follow_up, cohort.covariates, -1.0), InvalidOption);
  EXPECT_THROW((void)ridge_cox(cohort.follow_up, cohort.covariates, {.folds = 1}), InvalidOption);
  const Covariates constant{100, 1, std::vector<double>(100, 3.0)};
  EXPECT_THROW((void)ridge_cox(cohort.follow_up, constant), NotEstimable);
}

// Failures in the order of the covariate: without a penalty its coefficient has no bound.
TEST(RidgeCoefficients, AreRefusedWhereNoPenaltyHoldsASeparation) {
  const std::vector<double> time{1, 2, 3, 4};
  const std::vector<std::uint8_t> event{1, 1, 1, 0};
  const FollowUp follow_up({.time = time, .event = event});
  const Covariates x{4, 1, {4, 3, 2, 1}};
  EXPECT_THROW((void)ridge_coefficients(follow_up, x, 0.0), NotEstimable);
  EXPECT_GT(ridge_coefficients(follow_up, x, 0.1)[0], 0.0);
}

}  // namespace
}  // namespace rtsurv::survival
