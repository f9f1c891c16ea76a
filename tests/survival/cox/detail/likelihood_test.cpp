#include "rtsurv/survival/cox/detail/likelihood.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "rtsurv/parallel/parallel_for.hpp"
#include "survival/cox_cohort.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

/// The fast likelihood against its definition and central differences of it.
void expect_definition(const CoxCohort& cohort, const CoxCohort& written_out, Ties ties) {
  const FollowUp follow_up = cohort.follow_up();
  const RiskSets sets = risk_sets(follow_up, ties);
  const ScaledCovariates x(follow_up, cohort.covariates(), sets);
  PartialLikelihood likelihood(sets, x);
  const std::vector<double> b{0.7, -0.9};
  const std::vector<double>& scale = x.scaling().scale;
  ASSERT_TRUE(likelihood.move_to(std::vector<double>{b[0] * scale[0], b[1] * scale[1]}));
  const LikelihoodDerivatives& fast = likelihood.derivatives();
  const auto naive = [&](double d0, double d1) { return naive_loglik(written_out, ties, {b[0] + d0, b[1] + d1}); };

  EXPECT_NEAR(fast.loglik, naive(0, 0), 1e-11 * std::fabs(naive(0, 0)));
  constexpr double h = 1e-4;
  const double error = 1e-5 * (1.0 + std::fabs(fast.loglik) / 100.0);  // of the second differences
  EXPECT_NEAR(fast.gradient[0] * scale[0], (naive(h, 0) - naive(-h, 0)) / (2 * h), error);
  EXPECT_NEAR(fast.gradient[1] * scale[1], (naive(0, h) - naive(0, -h)) / (2 * h), error);
  EXPECT_NEAR(fast.information[0] * scale[0] * scale[0], -(naive(h, 0) - 2 * naive(0, 0) + naive(-h, 0)) / (h * h),
              10 * error);
  EXPECT_NEAR(fast.information[3] * scale[1] * scale[1], -(naive(0, h) - 2 * naive(0, 0) + naive(0, -h)) / (h * h),
              10 * error);
  EXPECT_NEAR(fast.information[1] * scale[0] * scale[1],
              -(naive(h, h) - naive(h, -h) - naive(-h, h) + naive(-h, -h)) / (4 * h * h), 10 * error);
  EXPECT_EQ(fast.information[1], fast.information[2]);
  EXPECT_EQ(likelihood.loglik(), fast.loglik);
}

TEST(PartialLikelihood, equals_its_definition_for_every_kind_of_data) {
  for (unsigned seed = 0; seed < 48; ++seed) {
    const Ties ties = seed % 2 == 0 ? Ties::efron : Ties::breslow;
    const CohortShape shape{.n = 30 + seed, .entry = seed % 4 >= 2, .shares = seed % 3 == 0, .strata = seed % 8 >= 4};
    SCOPED_TRACE(seed);
    const CoxCohort cohort = random_cohort(seed, shape);
    expect_definition(cohort, cohort, ties);
  }
}

TEST(PartialLikelihood, takes_counts_for_repeated_patients) {
  for (unsigned seed = 0; seed < 16; ++seed) {
    const CoxCohort cohort =
        random_cohort(seed, {.n = 40, .entry = seed % 4 >= 2, .counts = true, .strata = seed % 8 >= 4});
    SCOPED_TRACE(seed);
    expect_definition(cohort, repeated(cohort), seed % 2 == 0 ? Ties::efron : Ties::breslow);
  }
}

TEST(PartialLikelihood, crosses_the_borders_of_tiles) {
  const CoxCohort cohort = random_cohort(99, {.n = 600, .entry = true});
  expect_definition(cohort, cohort, Ties::efron);
}

TEST(PartialLikelihood, sums_the_event_times_with_their_multipliers) {
  const CoxCohort cohort = random_cohort(5, {.n = 50, .entry = true, .strata = true});
  const FollowUp follow_up = cohort.follow_up();
  const RiskSets sets = risk_sets(follow_up, Ties::efron);
  const ScaledCovariates x(follow_up, cohort.covariates(), sets);
  PartialLikelihood likelihood(sets, x);
  ASSERT_TRUE(likelihood.move_to(std::vector<double>{0.5, -0.5}));
  std::vector<double> gradient(2), information(4);
  for (std::size_t k = 0; k < sets.times(); ++k) {  // one event time at a time, k + 1 times each
    std::vector<double> only(sets.times());
    only[k] = 1.0;
    const LikelihoodDerivatives& at = likelihood.derivatives(only);
    for (std::size_t i = 0; i < 2; ++i) gradient[i] += static_cast<double>(k + 1) * at.gradient[i];
    for (std::size_t i = 0; i < 4; ++i) information[i] += static_cast<double>(k + 1) * at.information[i];
  }
  std::vector<double> multiplier(sets.times());
  for (std::size_t k = 0; k < sets.times(); ++k) multiplier[k] = static_cast<double>(k + 1);
  const LikelihoodDerivatives& at = likelihood.derivatives(multiplier);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_NEAR(at.gradient[i], gradient[i], 1e-10);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(at.information[i], information[i], 1e-9);
}

TEST(PartialLikelihood, keeps_its_digits_when_a_patient_of_huge_hazard_leaves) {
  // Delayed entry: the last patient has exp(40) times the hazard of the others, but is at risk at one event only.
  CoxCohort cohort = random_cohort(12, {.n = 60, .columns = 1, .entry = true});
  cohort.time.push_back(10.5);
  cohort.entry.push_back(10.25);
  cohort.event.push_back(0);
  cohort.x.push_back({1.0});
  cohort.time.push_back(10.5);
  cohort.entry.push_back(10.25);
  cohort.event.push_back(1);
  cohort.x.push_back({1.0});
  for (std::size_t i = 0; i < 60; ++i) cohort.x[i][0] = 0.0;
  // At 10.5 two of equal hazard, and nobody else matters; all other event times have equal hazards.
  const FollowUp follow_up = cohort.follow_up();
  const RiskSets sets = risk_sets(follow_up, Ties::efron);
  const ScaledCovariates x(follow_up, cohort.covariates(), sets);
  PartialLikelihood likelihood(sets, x);
  ASSERT_TRUE(likelihood.move_to(std::vector<double>{40.0 * x.scaling().scale[0]}));
  EXPECT_NEAR(likelihood.derivatives().loglik, naive_loglik(cohort, Ties::efron, {40.0}), 1e-9);
}

TEST(PartialLikelihood, refuses_hazards_that_cannot_be_summed) {
  const CoxCohort cohort = random_cohort(5, {.n = 50});
  const FollowUp follow_up = cohort.follow_up();
  const RiskSets sets = risk_sets(follow_up, Ties::efron);
  const ScaledCovariates x(follow_up, cohort.covariates(), sets);
  PartialLikelihood likelihood(sets, x);
  EXPECT_FALSE(likelihood.move_to(std::vector<double>{0.0, 1e6}));
  EXPECT_FALSE(likelihood.move_to(std::vector<double>{0.0, std::nan("")}));
}

/// Likelihood, gradient, information and scaled covariates on so many threads.
std::vector<double> everything(const CoxCohort& cohort, std::size_t threads) {
  parallel::set_threads(threads);
  const FollowUp follow_up = cohort.follow_up();
  const RiskSets sets = risk_sets(follow_up, Ties::efron);
  const ScaledCovariates x(follow_up, cohort.covariates(), sets);
  PartialLikelihood likelihood(sets, x);
  std::vector<double> b(x.columns(), 0.1);
  b[2] = 0.0;
  EXPECT_TRUE(likelihood.move_to(b));
  const LikelihoodDerivatives& at = likelihood.derivatives();
  std::vector<double> all{at.loglik};
  all.insert(all.end(), at.gradient.begin(), at.gradient.end());
  all.insert(all.end(), at.information.begin(), at.information.end());
  for (std::size_t row = 0; row < x.rows(); ++row)
    for (std::size_t j = 0; j < x.columns(); ++j) all.push_back(x.x(row, j));
  parallel::set_threads(0);
  return all;
}

TEST(PartialLikelihood, has_the_same_bytes_for_any_number_of_threads) {
  for (unsigned kind = 0; kind < 4; ++kind) {
    CoxCohort cohort = random_cohort(kind, {.n = 30'000, .columns = 9, .entry = kind == 1, .strata = kind == 2});
    if (kind == 3)
      for (std::size_t i = 0; i < cohort.time.size(); ++i) cohort.time[i] += 1e-6 * static_cast<double>(i);  // no ties
    const std::vector<double> one = everything(cohort, 1);
    ASSERT_GT(parallel::threads_for(one.size()), 1U) << "too small to be shared";
    for (const std::size_t threads : {2U, 3U, 8U}) EXPECT_EQ(everything(cohort, threads), one) << "kind " << kind;
  }
}

}  // namespace
}  // namespace rtsurv::survival
