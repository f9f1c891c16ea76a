#include "rtsurv/survival/cox/detail/residuals.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "rtsurv/survival/cox/detail/likelihood.hpp"
#include "survival/cox_cohort.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

const std::vector<double> b{0.4, -0.3};  // on the scaled columns; any place will do

struct Model {
  Model(const CoxCohort& cohort, Ties ties)
      : follow_up(cohort.follow_up()), sets(risk_sets(follow_up, ties)), x(follow_up, cohort.covariates(), sets) {}
  FollowUp follow_up;
  RiskSets sets;
  ScaledCovariates x;
};

double value(const ScaledCovariates& x, std::size_t row, std::size_t j) { return x.row(row)[j * tile_rows]; }

/// The residuals as their definition reads: every event time, every step, every subject at risk.
std::vector<double> naive_residuals(const Model& model) {
  const RiskSets& sets = model.sets;
  std::vector<double> residuals(sets.rows() * 2);
  const auto exp_eta = [&](std::size_t i) {
    return std::exp(b[0] * value(model.x, i, 0) + b[1] * value(model.x, i, 1));
  };
  for (std::size_t s = 0; s < sets.strata(); ++s)
    for (std::size_t k = sets.stratum_begin[s]; k < sets.stratum_begin[s + 1]; ++k)
      for (double l = 0.0; l < sets.steps[k]; ++l) {
        const double f = l / sets.steps[k];
        const auto dead = [&](std::size_t i) { return i >= sets.begin[k] && i < sets.deaths_end[k]; };
        double den = 0.0, sum[2] = {0.0, 0.0};
        for (std::size_t i = sets.begin[k]; i < sets.begin[sets.stratum_begin[s + 1]]; ++i) {
          if (!sets.at_risk(i, k)) continue;
          const double r = sets.weight[i] * exp_eta(i) * (dead(i) ? 1.0 - f : 1.0);
          den += r;
          for (std::size_t j = 0; j < 2; ++j) sum[j] += r * value(model.x, i, j);
        }
        for (std::size_t i = sets.begin[k]; i < sets.begin[sets.stratum_begin[s + 1]]; ++i) {
          if (!sets.at_risk(i, k)) continue;
          for (std::size_t j = 0; j < 2; ++j) {
            const double distance = value(model.x, i, j) - sum[j] / den;
            residuals[2 * i + j] += (dead(i) ? distance / sets.steps[k] : 0.0) -
                                    exp_eta(i) * (dead(i) ? 1.0 - f : 1.0) * distance * sets.step_weight[k] / den;
          }
        }
      }
  return residuals;
}

TEST(ScoreResiduals, equal_their_definition_and_sum_to_the_score) {
  for (unsigned seed = 0; seed < 24; ++seed) {
    SCOPED_TRACE(seed);
    const CohortShape shape{
        .n = 60, .entry = seed % 2 == 1, .counts = seed % 3 == 1, .shares = seed % 3 == 2, .strata = seed % 4 >= 2};
    const Model model(random_cohort(seed, shape), seed % 8 >= 4 ? Ties::breslow : Ties::efron);
    const std::vector<double> residuals = score_residuals(model.sets, model.x, b);
    const std::vector<double> naive = naive_residuals(model);
    ASSERT_EQ(residuals.size(), naive.size());
    for (std::size_t i = 0; i < naive.size(); ++i) EXPECT_NEAR(residuals[i], naive[i], 1e-11);

    PartialLikelihood likelihood(model.sets, model.x);
    ASSERT_TRUE(likelihood.move_to(b));
    for (std::size_t j = 0; j < 2; ++j) {
      double sum = 0.0;
      for (std::size_t i = 0; i < model.sets.rows(); ++i) sum += model.sets.weight[i] * residuals[2 * i + j];
      EXPECT_NEAR(sum, likelihood.derivatives().gradient[j], 1e-10);
    }
  }
}

TEST(ScoreResiduals, are_multiplied_by_cluster) {
  const Model model(random_cohort(3, {.n = 40, .shares = true}), Ties::efron);
  const std::vector<double> residuals = score_residuals(model.sets, model.x, b);
  std::vector<int> cluster;
  for (std::size_t i = 0; i < model.sets.rows(); ++i) cluster.push_back(static_cast<int>(i % 5) * 1000);
  std::vector<double> sums(10), expected(4);
  for (std::size_t i = 0; i < model.sets.rows(); ++i)
    for (std::size_t j = 0; j < 2; ++j) sums[2 * (i % 5) + j] += model.sets.weight[i] * residuals[2 * i + j];
  for (std::size_t c = 0; c < 5; ++c)
    for (std::size_t j = 0; j < 2; ++j)
      for (std::size_t k = 0; k < 2; ++k) expected[2 * j + k] += sums[2 * c + j] * sums[2 * c + k];
  const std::vector<double> product = score_cross_product(model.sets, residuals, cluster);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(product[i], expected[i], 1e-11);
}

}  // namespace
}  // namespace rtsurv::survival
