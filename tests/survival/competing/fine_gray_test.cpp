#include "rtsurv/survival/competing/fine_gray.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <gmock/gmock.h>
#include <Eigen/Dense>

#include "oracle/oracle.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "survival/subdistribution.hpp"

namespace rtsurv::survival {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

constexpr double infinity = std::numeric_limits<double>::infinity();

void expect_near(const std::vector<double>& actual, const std::vector<double>& expected, double tolerance) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) EXPECT_NEAR(actual[i], expected[i], tolerance) << "element " << i;
}

// Six patients:   time 1, competing, x = 1;  2, censored, 0;  3, event, 0;  4, event, 1;  5, censored, 0;  6,
// censored, 1. One of five is censored at 2: G(3-) = G(4-) = 4/5, and G(1-) = 1. With y = (2 + 4/5) exp(b) for the two
// patients with x = 1 and the competing failure:   sum at 3: 2 + y,   at 4: 1 + y.
//   score 0: 1 = y / (2 + y) + y / (1 + y), so y = sqrt(2)
//   shares of x = 1: sqrt(2) - 1 and 2 - sqrt(2), information 2 (sqrt(2) - 1)(2 - sqrt(2)) = 6 sqrt(2) - 8
TEST(FineGray, agrees_with_six_patients_by_hand) {
  const Subdistribution six{{1, 2, 3, 4, 5, 6}, {2, 0, 1, 1, 0, 0}, {{1}, {0}, {0}, {1}, {0}, {1}}};
  const FineGrayFit fit = six.fit();
  const double y = std::sqrt(2.0), b = std::log(y / 2.8);
  EXPECT_EQ(fit.model.n, 6U);
  EXPECT_EQ(fit.model.events, 2.0);
  EXPECT_EQ(fit.competing, 1U);
  EXPECT_EQ(fit.censored, 3U);
  EXPECT_NEAR(fit.model.coefficient[0].estimate, b, 1e-12);
  EXPECT_NEAR(fit.model.coefficient[0].std_error, 1.0 / std::sqrt(6.0 * y - 8.0), 1e-12);
  EXPECT_NEAR(fit.model.loglik_model, b - std::log(2.0 + y) - std::log(1.0 + y), 1e-12);
  EXPECT_NEAR(fit.model.loglik_null, -std::log(4.8) - std::log(3.8), 1e-12);
  EXPECT_TRUE(fit.model.converged);
  EXPECT_FALSE(fit.model.concordance);
}

TEST(FineGray, agrees_with_r) {
  const auto oracle = oracle::read_json("fine_gray/expected.json");
  for (const auto& expected : oracle["cases"]) {
    SCOPED_TRACE(expected["data"].dump() + expected["x"].dump());
    const auto data = oracle::read_columns("fine_gray/" + expected["data"].get<std::string>() + ".csv");
    Subdistribution cohort{data.at("time"), {data.at("cause").begin(), data.at("cause").end()}, {}};
    for (std::size_t i = 0; i < cohort.time.size(); ++i) {
      cohort.x.emplace_back();
      for (const auto& name : expected["x"]) cohort.x.back().push_back(data.at(name.get<std::string>())[i]);
    }
    const CoxFit fit = cohort.fit().model;
    oracle::expect_close(fit.events, expected["events"]);
    oracle::expect_close(fit.loglik_null, expected["loglik_null"]);
    oracle::expect_close(fit.loglik_model, expected["loglik"]);
    oracle::expect_close(numbers_of(&Coefficient::estimate, fit), oracle::numbers(expected["coefficient"]));
    oracle::expect_close(numbers_of(&Coefficient::std_error, fit), oracle::numbers(expected["std_error"]));
    const std::vector<double> covariance = oracle::numbers(expected["covariance"]);
    const std::size_t p = fit.coefficient.size();
    for (std::size_t j = 0; j < p; ++j) {
      oracle::expect_close(fit.coefficient[j].robust_std_error, std::sqrt(covariance[j * p + j]));
      const double z = fit.coefficient[j].estimate / std::sqrt(covariance[j * p + j]);
      oracle::expect_close(fit.coefficient[j].z, z);
      oracle::expect_close(fit.coefficient[j].p, std::erfc(std::fabs(z) / std::sqrt(2.0)), 1e-8);
      for (std::size_t k = 0; k < p; ++k)
        EXPECT_NEAR(fit.covariance[j * p + k], covariance[j * p + k],
                    1e-9 * std::sqrt(covariance[j * p + j] * covariance[k * p + k]));
    }
  }
}

TEST(FineGray, equals_its_definition) {
  for (unsigned seed = 0; seed < 24; ++seed) {
    SCOPED_TRACE(seed);
    const Subdistribution cohort = random_subdistribution(seed, 30 + 3 * seed);
    const CoxFit fit = cohort.fit().model;
    ASSERT_TRUE(fit.converged);
    const NaiveFineGray naive(cohort, numbers_of(&Coefficient::estimate, fit));
    EXPECT_NEAR(fit.loglik_model, naive.loglik, 1e-11 * std::fabs(naive.loglik));
    EXPECT_NEAR(naive.score.norm(), 0.0, 1e-9);
    const Eigen::MatrixXd bread = naive.information.inverse(), robust = bread * naive.meat * bread;
    for (Eigen::Index j = 0; j < 2; ++j) {
      EXPECT_NEAR(fit.coefficient[static_cast<std::size_t>(j)].std_error, std::sqrt(bread(j, j)), 1e-9);
      for (Eigen::Index k = 0; k < 2; ++k)
        EXPECT_NEAR(fit.covariance[static_cast<std::size_t>(2 * j + k)], robust(j, k), 1e-8 * robust.norm());
    }
  }
}

TEST(FineGray, is_cox_regression_without_competing_failures) {
  Subdistribution cohort = random_subdistribution(40, 80);
  std::ranges::replace(cohort.cause, 2, 0);
  std::vector<std::uint8_t> event(cohort.cause.begin(), cohort.cause.end());
  const CoxFit expected =
      cox(FollowUp(cohort.time, event), cohort.covariates(), {.ties = Ties::breslow, .robust = true});
  const CoxFit fit = cohort.fit().model;
  expect_near(numbers_of(&Coefficient::estimate, fit), numbers_of(&Coefficient::estimate, expected), 1e-12);
  expect_near(numbers_of(&Coefficient::std_error, fit), numbers_of(&Coefficient::std_error, expected), 1e-12);
  expect_near(fit.covariance, expected.covariance, 1e-12);
  EXPECT_NEAR(fit.loglik_model, expected.loglik_model, 1e-10);
}

TEST(FineGray, is_cox_regression_with_competing_failures_kept_at_risk_when_nobody_is_censored) {
  Subdistribution cohort = random_subdistribution(41, 80);
  std::ranges::replace(cohort.cause, 0, 2);
  const CoxFit fit = cohort.fit().model;
  std::vector<std::uint8_t> event;
  for (std::size_t i = 0; i < cohort.time.size(); ++i) {
    event.push_back(cohort.cause[i] == 1 ? 1 : 0);
    if (cohort.cause[i] == 2) cohort.time[i] = 1e6;
  }
  const CoxFit expected =
      cox(FollowUp(cohort.time, event), cohort.covariates(), {.ties = Ties::breslow, .robust = true});
  expect_near(numbers_of(&Coefficient::estimate, fit), numbers_of(&Coefficient::estimate, expected), 1e-12);
  expect_near(fit.covariance, expected.covariance, 1e-12);
}

TEST(FineGray, does_not_depend_on_the_order_of_patients_or_the_units) {
  const Subdistribution cohort = random_subdistribution(42, 90);
  Subdistribution other = cohort;
  std::ranges::reverse(other.time);
  std::ranges::reverse(other.cause);
  std::ranges::reverse(other.x);
  for (double& time : other.time) time *= 32.0;
  for (auto& x : other.x) x[1] = 1000.0 + 4.0 * x[1];
  const CoxFit before = cohort.fit().model, after = other.fit().model;
  EXPECT_NEAR(after.coefficient[0].estimate, before.coefficient[0].estimate, 1e-10);
  EXPECT_NEAR(after.coefficient[1].estimate, before.coefficient[1].estimate / 4.0, 1e-10);
  EXPECT_NEAR(after.coefficient[0].robust_std_error, before.coefficient[0].robust_std_error, 1e-10);
  EXPECT_NEAR(after.coefficient[1].robust_std_error, before.coefficient[1].robust_std_error / 4.0, 1e-10);
}

TEST(FineGray, halves_the_variance_when_everybody_counts_twice) {
  Subdistribution cohort = random_subdistribution(43, 70);
  const CoxFit once = cohort.fit().model;
  const Subdistribution same = cohort;
  for (std::size_t i = 0; i < same.time.size(); ++i) cohort.add(same, i);
  const CoxFit twice = cohort.fit().model;
  expect_near(numbers_of(&Coefficient::estimate, twice), numbers_of(&Coefficient::estimate, once), 1e-11);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(twice.covariance[i], 0.5 * once.covariance[i], 1e-12);
}

TEST(FineGray, merges_near_tied_times) {
  Subdistribution cohort = random_subdistribution(44, 60);
  const CoxFit exact = cohort.fit().model;
  for (std::size_t i = 0; i < cohort.time.size(); i += 2) cohort.time[i] += 1e-11;
  expect_near(cohort.fit().model.covariance, exact.covariance, 1e-12);
}

TEST(FineGray, leaves_out_a_redundant_column) {
  Subdistribution cohort = random_subdistribution(45, 60);
  const CoxFit without = cohort.fit().model;
  for (auto& x : cohort.x) x.push_back(2.0 * x[0] - x[1]);
  const CoxFit fit = cohort.fit().model;
  EXPECT_THAT(numbers_of(&Coefficient::state, fit),
              ElementsAre(CoefficientState::estimated, CoefficientState::estimated, CoefficientState::redundant));
  EXPECT_NEAR(fit.coefficient[0].estimate, without.coefficient[0].estimate, 1e-11);
  EXPECT_EQ(fit.likelihood_ratio.df, 2.0);
}

TEST(FineGray, recognises_a_coefficient_without_bound) {
  Subdistribution cohort = random_subdistribution(46, 120);
  for (std::size_t i = 0; i < cohort.time.size(); ++i)
    if (cohort.cause[i] == 1) cohort.x[i][0] = 0.0;  // no event of interest where x = 1
  const CoxFit fit = cohort.fit().model;
  EXPECT_THAT(numbers_of(&Coefficient::state, fit),
              ElementsAre(CoefficientState::infinite, CoefficientState::estimated));
  EXPECT_LT(fit.coefficient[0].estimate, 0.0);
  EXPECT_TRUE(fit.converged);
  // Far out the definition comes to the same, with a coefficient of -40.
  const NaiveFineGray naive(cohort, {-40.0, fit.coefficient[1].estimate});
  EXPECT_NEAR(fit.loglik_model, naive.loglik, 1e-10 * std::fabs(naive.loglik));
  EXPECT_NEAR(naive.score(1), 0.0, 1e-8);
  EXPECT_NEAR(fit.coefficient[1].std_error, 1.0 / std::sqrt(naive.information(1, 1)), 1e-8);
  EXPECT_NEAR(fit.coefficient[1].robust_std_error, std::sqrt(naive.meat(1, 1)) / naive.information(1, 1), 1e-8);
  Subdistribution without = cohort;
  for (auto& x : without.x) x.erase(x.begin());
  const double chi_square = 2.0 * (fit.loglik_model - without.fit().model.loglik_model);
  EXPECT_NEAR(fit.coefficient[0].p, std::erfc(std::sqrt(chi_square / 2.0)), 1e-9);
}

// Events take the highest x of those still followed, but the competing failure at 1 stays at risk with a higher one.
TEST(FineGray, is_bounded_by_competing_failures_that_stay_at_risk) {
  Subdistribution cohort{{1, 2, 3, 4, 5}, {2, 1, 1, 0, 0}, {{9}, {8}, {7}, {2}, {1}}};
  EXPECT_THAT(numbers_of(&Coefficient::state, cohort.fit().model), ElementsAre(CoefficientState::estimated));
  cohort.cause[0] = 0;
  EXPECT_THAT(numbers_of(&Coefficient::state, cohort.fit().model), ElementsAre(CoefficientState::infinite));
}

TEST(FineGray, says_what_it_cannot_estimate_and_refuses_what_is_impossible) {
  const auto fit = [](std::vector<double> time, std::vector<int> cause, std::vector<std::vector<double>> x) {
    return Subdistribution{std::move(time), std::move(cause), std::move(x)}.fit();
  };
  EXPECT_THROW((void)fit({1, 2}, {0, 2}, {{1}, {2}}), NotEstimable);
  EXPECT_THROW((void)fit({1, 2}, {1, 2}, {{}, {}}), NotEstimable);
  EXPECT_THROW((void)fit({1, -2}, {1, 2}, {{1}, {2}}), InvalidFollowUp);
  EXPECT_THROW((void)fit({1, 2}, {1, -1}, {{1}, {2}}), InvalidOption);
  EXPECT_THROW((void)fit({1, 2, 3}, {1, 2}, {{1}, {2}}), InvalidOption);
  EXPECT_THROW((void)fit({1, 2}, {1, 2}, {{1}, {2}, {3}}), InvalidOption);
  EXPECT_THROW((void)fit({1, 2}, {1, 2}, {{infinity}, {2}}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
