#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/cox/dropped_columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include <gmock/gmock.h>

#include "survival/cox_cohort.hpp"

namespace rtsurv::survival {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

/// Equal within `relative` of the expected value.
void expect_same(const std::vector<double>& actual, const std::vector<double>& expected, double relative = 1e-9) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i)
    EXPECT_NEAR(actual[i], expected[i], relative * std::max(std::fabs(expected[i]), 1e-3)) << "element " << i;
}

void expect_same_fit(const CoxFit& actual, const CoxFit& expected) {
  EXPECT_TRUE(actual.converged);
  expect_same(numbers_of(&Coefficient::estimate, actual), numbers_of(&Coefficient::estimate, expected));
  expect_same(numbers_of(&Coefficient::std_error, actual), numbers_of(&Coefficient::std_error, expected));
  expect_same(actual.covariance, expected.covariance);
  expect_same({actual.loglik_model - actual.loglik_null, actual.wald.chi_square, actual.score.chi_square},
              {expected.loglik_model - expected.loglik_null, expected.wald.chi_square, expected.score.chi_square});
  ASSERT_EQ(actual.concordance.has_value(), expected.concordance.has_value());
  expect_same({actual.concordance->c, actual.concordance->std_error},
              {expected.concordance->c, expected.concordance->std_error});
}

const CohortShape everything{.n = 80, .columns = 3, .entry = true, .counts = true, .strata = true};

// Six patients, time(x): 1(1) 2(0) 2.5+(1) 3(0) 4(0) 5+(0); theta = exp(b).
//   t = 1: at risk two with x = 1, four with x = 0; the event has x = 1:  theta / (2 theta + 4)
//   t = 2: one and four; x = 0:                                           1 / (theta + 4)
//   t = 3, 4: only x = 0, three and two of them:                          1/3, 1/2
//   score        1 - theta/(theta + 2) - theta/(theta + 4) = 0  <=>  theta^2 = 8,  b = 1.5 log 2
//   information  2 theta/(theta + 2)^2 + 4 theta/(theta + 4)^2 = 6 sqrt(2) - 8
//   at b = 0     score 1 - 1/3 - 1/5 = 7/15, information 2/9 + 4/25 = 86/225, statistic 49/86
const CoxCohort six{{1, 2, 2.5, 3, 4, 5}, {1, 1, 0, 1, 1, 0}, {{1}, {0}, {1}, {0}, {0}, {0}}};

TEST(Cox, agrees_with_six_patients_by_hand) {
  const CoxFit fit = cox(six.follow_up(), six.covariates());
  const double theta = std::sqrt(8.0), b = 1.5 * std::log(2.0), information = 6.0 * std::sqrt(2.0) - 8.0;
  EXPECT_EQ(fit.n, 6U);
  EXPECT_EQ(fit.events, 4.0);
  EXPECT_TRUE(fit.converged);
  EXPECT_THAT(numbers_of(&Coefficient::estimate, fit), ElementsAre(DoubleNear(b, 1e-13)));
  EXPECT_THAT(numbers_of(&Coefficient::std_error, fit), ElementsAre(DoubleNear(1.0 / std::sqrt(information), 1e-12)));
  EXPECT_THAT(numbers_of(&Coefficient::z, fit), ElementsAre(DoubleNear(b * std::sqrt(information), 1e-12)));
  EXPECT_NEAR(fit.coefficient[0].p, std::erfc(b * std::sqrt(information / 2.0)), 1e-12);
  EXPECT_TRUE(std::isnan(fit.coefficient[0].robust_std_error));
  EXPECT_NEAR(fit.loglik_null, -std::log(180.0), 1e-13);
  EXPECT_NEAR(fit.loglik_model, std::log(theta / (2 * theta + 4) / (theta + 4) / 6.0), 1e-13);
  EXPECT_NEAR(fit.score.chi_square, 49.0 / 86.0, 1e-13);
  EXPECT_NEAR(fit.wald.chi_square, b * b * information, 1e-12);
  EXPECT_NEAR(fit.likelihood_ratio.chi_square, 2.0 * (fit.loglik_model - fit.loglik_null), 1e-13);
  EXPECT_EQ(fit.likelihood_ratio.df, 1.0);
  EXPECT_NEAR(fit.mean[0], 1.0 / 3.0, 1e-15);
}

// Two of six fail at 1. Breslow: both among six; Efron: the second among 6 - 1/2 * 2 = 5.
TEST(Cox, takes_a_tie_as_efron_or_breslow_do) {
  CoxCohort tied = six;
  tied.time[1] = 1.0;
  EXPECT_NEAR(cox(tied.follow_up(), tied.covariates()).loglik_null, -std::log(6.0 * 5.0 * 3.0 * 2.0), 1e-13);
  EXPECT_NEAR(cox(tied.follow_up(), tied.covariates(), {.ties = Ties::breslow}).loglik_null,
              -std::log(6.0 * 6.0 * 3.0 * 2.0), 1e-13);
}

TEST(Cox, depends_on_the_order_of_times_only) {
  const CoxCohort cohort = random_cohort(1, everything);
  CoxCohort warped = cohort;
  for (double& time : warped.time) time = std::exp(0.3 * time) + 5.0;
  for (double& entry : warped.entry) entry = std::exp(0.3 * entry) + 5.0;
  expect_same_fit(cox(warped.follow_up(), cohort.covariates()), cox(cohort.follow_up(), cohort.covariates()));
}

TEST(Cox, does_not_depend_on_the_order_of_patients) {
  const CoxCohort cohort = random_cohort(2, everything);
  CoxCohort backwards;
  for (std::size_t i = cohort.time.size(); i-- > 0;) backwards.add(cohort, i);
  expect_same_fit(cox(backwards.follow_up(), backwards.covariates()), cox(cohort.follow_up(), cohort.covariates()));
}

TEST(Cox, takes_a_count_for_as_many_patients) {
  for (const Ties ties : {Ties::efron, Ties::breslow})
    for (const bool robust : {false, true}) {
      const CoxCohort cohort = random_cohort(3, everything), rows = repeated(cohort);
      const CoxOptions options{.ties = ties, .robust = robust};
      const CoxFit fit = cox(cohort.follow_up(), cohort.covariates(), options);
      expect_same_fit(fit, cox(rows.follow_up(), rows.covariates(), options));
      EXPECT_EQ(fit.events, rows.follow_up().total_events());
    }
}

TEST(Cox, halves_the_variance_when_every_patient_comes_twice_and_nothing_is_tied) {
  CoxCohort cohort = random_cohort(4, {.n = 50});
  for (std::size_t i = 0; i < cohort.time.size(); ++i) cohort.time[i] += 0.01 * static_cast<double>(i);
  const CoxFit once = cox(cohort.follow_up(), cohort.covariates(), {.ties = Ties::breslow});
  cohort.weight.assign(cohort.time.size(), 2.0);
  const CoxFit twice = cox(cohort.follow_up(), cohort.covariates(), {.ties = Ties::breslow});
  expect_same(numbers_of(&Coefficient::estimate, twice), numbers_of(&Coefficient::estimate, once));
  for (std::size_t i = 0; i < once.covariance.size(); ++i)
    EXPECT_NEAR(2.0 * twice.covariance[i], once.covariance[i], 1e-10);
}

TEST(Cox, scales_with_the_unit_and_the_origin_of_a_covariate) {
  for (const double unit : {1000.0, 1e9, 1e-9}) {
    const CoxCohort cohort = random_cohort(5, everything);
    CoxCohort moved = cohort;
    for (auto& x : moved.x) x[1] = unit * x[1] + 5.0 * unit;
    const CoxFit expected = cox(cohort.follow_up(), cohort.covariates());
    const CoxFit fit = cox(moved.follow_up(), moved.covariates());
    EXPECT_TRUE(fit.converged);
    EXPECT_NEAR(unit * fit.coefficient[1].estimate, expected.coefficient[1].estimate, 1e-9);
    EXPECT_NEAR(unit * fit.coefficient[1].std_error, expected.coefficient[1].std_error, 1e-9);
    EXPECT_NEAR(fit.coefficient[2].estimate, expected.coefficient[2].estimate, 1e-9);
    EXPECT_NEAR(fit.wald.chi_square, expected.wald.chi_square, 1e-8);
  }
}

TEST(Cox, keeps_its_digits_far_from_the_origin) {
  const CoxCohort cohort = random_cohort(6, {.n = 60});
  CoxCohort moved = cohort;
  for (auto& x : moved.x) x[1] += 1e6;
  const CoxFit fit = cox(moved.follow_up(), moved.covariates());
  EXPECT_NEAR(fit.coefficient[1].estimate, cox(cohort.follow_up(), cohort.covariates()).coefficient[1].estimate, 1e-8);
}

TEST(Cox, gives_a_stratum_of_its_own_to_each_stratum) {
  const CoxCohort cohort = random_cohort(7, {.n = 80, .strata = true});
  CoxCohort apart = cohort;  // in one stratum, but never at risk together
  apart.stratum.clear();
  for (std::size_t i = 0; i < apart.time.size(); ++i) {
    const double start = 1000.0 * cohort.stratum[i];
    apart.entry.push_back(start);
    apart.time[i] += start;
  }
  expect_same_fit(cox(apart.follow_up(), apart.covariates()), cox(cohort.follow_up(), cohort.covariates()));
}

TEST(Cox, has_no_robust_variance_when_all_are_one_cluster) {
  const CoxCohort cohort = random_cohort(8, {.n = 60});
  const std::vector<int> one(cohort.time.size(), 7);
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates(), {.cluster = one});
  for (const double error : numbers_of(&Coefficient::robust_std_error, fit))
    EXPECT_NEAR(error, 0.0, 1e-8);  // the score sums to zero
}

TEST(Cox, has_a_wald_test_of_fewer_coefficients_than_clusters_only) {
  const CoxCohort cohort = random_cohort(8, {.n = 60, .columns = 3});
  std::vector<int> cluster(cohort.time.size());
  for (std::size_t i = 0; i < cluster.size(); ++i) cluster[i] = static_cast<int>(i % 4);
  const CoxFit four = cox(cohort.follow_up(), cohort.covariates(), {.cluster = cluster});
  EXPECT_EQ(four.clusters, 4U);
  EXPECT_TRUE(std::isfinite(four.wald.chi_square));
  EXPECT_NEAR(four.wald.chi_square, wald_of(four, std::vector<std::uint8_t>(3, 1)).chi_square,
              1e-6 * four.wald.chi_square);
  for (int& code : cluster) code %= 3;
  const CoxFit three = cox(cohort.follow_up(), cohort.covariates(), {.cluster = cluster});
  EXPECT_EQ(three.wald.df, 3.0);
  EXPECT_TRUE(std::isnan(three.wald.chi_square) && std::isnan(three.wald.p));
  EXPECT_TRUE(std::isnan(wald_of(three, std::vector<std::uint8_t>(3, 1)).chi_square));
  EXPECT_TRUE(std::isfinite(wald_of(three, std::vector<std::uint8_t>{1, 1, 0}).p));
}

TEST(Cox, takes_every_patient_for_a_cluster_when_robust) {
  const CoxCohort cohort = random_cohort(9, {.n = 60, .entry = true, .strata = true});
  std::vector<int> own(cohort.time.size());
  std::iota(own.rbegin(), own.rend(), 100);
  expect_same(
      numbers_of(&Coefficient::robust_std_error, cox(cohort.follow_up(), cohort.covariates(), {.robust = true})),
      numbers_of(&Coefficient::robust_std_error, cox(cohort.follow_up(), cohort.covariates(), {.cluster = own})));
}

TEST(Cox, leaves_redundant_columns_out_in_order) {
  CoxCohort cohort = random_cohort(10, {.n = 80, .columns = 2, .strata = true});
  const CoxFit plain = cox(cohort.follow_up(), cohort.covariates());
  CoxCohort more = cohort;
  for (std::size_t i = 0; i < more.x.size(); ++i) {
    const double a = cohort.x[i][0], b = cohort.x[i][1];
    more.x[i] = {0.1, a, 1e6 * a + 3.0, b, 2e-5 * a - 7e-5 * b + 0.01, static_cast<double>(cohort.stratum[i])};
  }
  const CoxFit fit = cox(more.follow_up(), more.covariates());
  const auto redundant = CoefficientState::redundant, estimated = CoefficientState::estimated;
  EXPECT_THAT(numbers_of(&Coefficient::state, fit),
              ElementsAre(redundant, estimated, redundant, estimated, redundant, redundant));
  expect_same({fit.coefficient[1].estimate, fit.coefficient[3].estimate}, numbers_of(&Coefficient::estimate, plain));
  expect_same({fit.coefficient[1].std_error, fit.coefficient[3].std_error}, numbers_of(&Coefficient::std_error, plain));
  EXPECT_EQ(fit.likelihood_ratio.df, 2.0);
  EXPECT_EQ(fit.wald.df, 2.0);
  expect_same({fit.wald.chi_square, fit.score.chi_square}, {plain.wald.chi_square, plain.score.chi_square});
  EXPECT_TRUE(std::isnan(fit.coefficient[0].estimate) && std::isnan(fit.coefficient[2].std_error) &&
              std::isnan(fit.coefficient[4].p));
  for (std::size_t j = 0; j < 6; ++j) EXPECT_EQ(fit.covariance[2 * 6 + j], 0.0);
}

TEST(Cox, calls_a_column_redundant_that_is_constant_among_those_at_risk) {
  CoxCohort cohort = six;
  cohort.x = {{1, 1}, {0, 1}, {1, 1}, {0, 1}, {0, 1}, {0, 1}};
  cohort.time.insert(cohort.time.begin(), 0.5);  // censored before the first event
  cohort.event.insert(cohort.event.begin(), 0);
  cohort.x.insert(cohort.x.begin(), {0, 1e9});
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates());
  EXPECT_THAT(numbers_of(&Coefficient::state, fit),
              ElementsAre(CoefficientState::estimated, CoefficientState::redundant));
  EXPECT_NEAR(fit.coefficient[0].estimate, 1.5 * std::log(2.0), 1e-12);
}

TEST(Cox, has_nothing_to_test_without_a_column_that_varies) {
  CoxCohort cohort = six;
  for (auto& x : cohort.x) x = {0.3};
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates());
  EXPECT_TRUE(fit.converged);
  EXPECT_EQ(fit.likelihood_ratio.df, 0.0);
  EXPECT_TRUE(std::isnan(fit.likelihood_ratio.p));
  EXPECT_EQ(fit.concordance->c, 0.5);
}

TEST(Cox, survives_more_columns_than_events) {
  const CoxCohort cohort = random_cohort(11, {.n = 12, .columns = 15});
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates());
  EXPECT_LE(fit.likelihood_ratio.df, 12.0);
  EXPECT_LE(fit.loglik_model, 0.0);
}

TEST(Cox, refuses_what_cannot_be_fitted) {
  CoxCohort cohort = six;
  const Covariates x = cohort.covariates();
  EXPECT_THROW(static_cast<void>(cox(cohort.follow_up(), {6, 0, {}})), NotEstimable);
  EXPECT_THROW(static_cast<void>(cox(cohort.follow_up(), {5, 1, {1, 2, 3, 4, 5}})), InvalidOption);
  EXPECT_THROW(static_cast<void>(cox(cohort.follow_up(), x, {.cluster = std::vector<int>{1, 2}})), InvalidOption);
  EXPECT_THROW(static_cast<void>(cox(cohort.follow_up(), x, {.max_iterations = 0})), InvalidOption);
  EXPECT_THROW(static_cast<void>(cox(cohort.follow_up(), x, {.tolerance = 0.0})), InvalidOption);
  Covariates infinite = x;
  infinite.values[2] = std::numeric_limits<double>::infinity();
  EXPECT_THROW(static_cast<void>(cox(cohort.follow_up(), infinite)), InvalidOption);
  cohort.event.assign(6, 0);
  EXPECT_THROW(static_cast<void>(cox(cohort.follow_up(), x)), NotEstimable);
  const CoxCohort nobody;
  EXPECT_THROW(static_cast<void>(cox(nobody.follow_up(), {0, 1, {}})), NotEstimable);
}

TEST(Cox, refuses_counts_of_patients_that_efron_would_never_get_through) {
  for (const double count : {1e9, 1e20}) {
    const CoxCohort cohort{{1, 2, 3}, {1, 1, 0}, {{0}, {1}, {0}}, {}, {count, 1, 1}};
    EXPECT_THROW((void)cox(cohort.follow_up(), cohort.covariates()), InvalidOption) << count;
    EXPECT_TRUE(cox(cohort.follow_up(), cohort.covariates(), {.ties = Ties::breslow}).converged) << count;
  }
}

TEST(Cox, gives_limits_at_its_own_level) {
  const CoxCohort cohort = random_cohort(6, {});
  for (const bool robust : {false, true}) {
    const CoxFit fit = cox(cohort.follow_up(), cohort.covariates(),
                           {.ties = Ties::breslow, .robust = robust, .confidence_level = 0.9});
    EXPECT_EQ(fit.ties, Ties::breslow);
    EXPECT_EQ(fit.confidence_level, 0.9);
    for (const Coefficient& b : fit.coefficient) {
      const double half = 1.6448536269514722 * (robust ? b.robust_std_error : b.std_error);
      EXPECT_EQ(b.hazard_ratio, std::exp(b.estimate));
      EXPECT_NEAR(std::log(b.lower), b.estimate - half, 1e-13);
      EXPECT_NEAR(std::log(b.upper), b.estimate + half, 1e-13);
    }
  }
  EXPECT_THROW((void)cox(cohort.follow_up(), cohort.covariates(), {.confidence_level = 95.0}), InvalidOption);
}

TEST(Cox, gives_no_number_for_the_hazard_ratio_of_a_separation) {
  const CoxCohort towards_infinity{{1, 2, 3, 4}, {1, 1, 0, 0}, {{1}, {1}, {0}, {0}}};
  const CoxCohort towards_zero{{1, 2, 3, 4}, {1, 1, 0, 0}, {{0}, {0}, {1}, {1}}};
  const Coefficient above = cox(towards_infinity.follow_up(), towards_infinity.covariates()).coefficient[0];
  const Coefficient below = cox(towards_zero.follow_up(), towards_zero.covariates()).coefficient[0];
  EXPECT_EQ(above.state, CoefficientState::infinite);
  EXPECT_EQ(above.hazard_ratio, std::numeric_limits<double>::infinity());
  EXPECT_EQ(below.hazard_ratio, 0.0);
  EXPECT_TRUE(std::isnan(above.lower) && std::isnan(above.upper) && std::isnan(below.z));
}

// Days of the start and of the last contact: their difference is the follow-up itself and orders every event, over more
// days than Newton steps can tell apart. `noise` separates nothing.
// One event among those without mark and with the highest x of them; a marked patient has an x far above. In the limit
// the mark tells first, x among the unmarked only, however close they are: nobody is above the event.
TEST(Cox, orders_patients_in_the_limit_of_a_separation_inside_another) {
  CoxCohort nested{{5, 6, 7, 8, 9}, {1, 0, 0, 0, 0}, {{0, 60}, {0, 59.9}, {0, 20}, {1, 900}, {1, 10}}};
  for (const bool enter : {false, true}) {
    if (enter) nested.entry = {0, 1, 2, 0, 3};
    const CoxFit fit = cox(nested.follow_up(), nested.covariates());
    EXPECT_EQ(fit.coefficient[0].state, CoefficientState::infinite);
    EXPECT_EQ(fit.coefficient[1].state, CoefficientState::infinite);
    ASSERT_TRUE(fit.concordance.has_value());
    EXPECT_EQ(fit.concordance->c, 1.0);
    EXPECT_EQ(fit.concordance->std_error, 0.0);
  }
}

TEST(Cox, finds_separation_by_a_difference_over_thousands_of_days) {
  std::mt19937 random(3);
  CoxCohort cohort;
  for (int i = 0; i < 150; ++i) {
    const double start = 36000 + static_cast<double>(random() % 3000), days = 1 + static_cast<double>(random() % 4000);
    cohort.time.push_back(std::round(days / 7.0));
    cohort.event.push_back(random() % 2 == 0 ? 1 : 0);
    cohort.x.push_back({start, start + 7.0 * cohort.time.back(), static_cast<double>(random() % 50)});
  }
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates());
  EXPECT_TRUE(fit.converged);
  EXPECT_EQ(fit.coefficient[0].hazard_ratio, std::numeric_limits<double>::infinity());
  EXPECT_EQ(fit.coefficient[1].hazard_ratio, 0.0);
  for (std::size_t j = 0; j < 2; ++j) {
    EXPECT_EQ(fit.coefficient[j].state, CoefficientState::infinite);
    EXPECT_TRUE(std::isnan(fit.coefficient[j].std_error));
    EXPECT_LT(fit.coefficient[j].p, 1e-6);
  }
}

}  // namespace
}  // namespace rtsurv::survival
