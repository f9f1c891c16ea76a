// What stands beside a searched cut: shrinkage by cross-validation, bootstrap of the cut.
#include <cmath>
#include <random>

#include <gmock/gmock.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/cutpoint/cut_bootstrap.hpp"
#include "rtsurv/survival/cutpoint/cut_shrinkage.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"

namespace rtsurv::survival {
namespace {

struct Cohort {
  std::vector<double> time, x;
  std::vector<std::uint8_t> event;

  [[nodiscard]] FollowUp follow_up() const { return FollowUp({.time = time, .event = event}); }
};

/// Above 60 the log hazard ratio is `effect`.
Cohort simulated(unsigned seed, double effect) {
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> uniform(1e-9, 1.0);
  Cohort cohort;
  for (int i = 0; i < 150; ++i) {
    cohort.x.push_back(40.0 + std::floor(10.0 * uniform(random)) * 4.0);
    const double failure = -std::log(uniform(random)) / (0.03 * std::exp(cohort.x.back() > 60.0 ? effect : 0.0));
    const double censoring = 50.0 * uniform(random);
    cohort.time.push_back(std::min(failure, censoring));
    cohort.event.push_back(failure <= censoring ? 1 : 0);
  }
  return cohort;
}

TEST(CutShrinkage, KeepsTheNaiveRatioOfTheSearchedCut) {
  const Cohort cohort = simulated(3, -1.0);
  const CutShrinkage result = cut_shrinkage(cohort.follow_up(), cohort.x, {.seed = 7});
  EXPECT_EQ(result.cut, maxstat(cohort.follow_up(), cohort.x, {.p_method = MaxstatP::lausen94}).cutpoint);
  Covariates above{cohort.x.size(), 1, {}};
  for (const double x : cohort.x) above.values.push_back(x > result.cut ? 1.0 : 0.0);
  const CoxFit fit = cox(cohort.follow_up(), above);
  EXPECT_EQ(result.coefficient, fit.coefficient[0].estimate);
  EXPECT_EQ(result.std_error, fit.coefficient[0].std_error);
  EXPECT_EQ(result.shrunken(), result.factor * result.coefficient);
}

// A strong effect is nearly kept; without any, little is left on average.
TEST(CutShrinkage, TakesAwayWhatTheSearchMade) {
  double strong = 0.0, none = 0.0;
  constexpr int cohorts = 20;
  for (unsigned seed = 1; seed <= cohorts; ++seed) {
    const Cohort with = simulated(seed, -1.5), without = simulated(seed, 0.0);
    strong += cut_shrinkage(with.follow_up(), with.x, {.seed = seed}).factor;
    none += cut_shrinkage(without.follow_up(), without.x, {.seed = seed}).factor;
  }
  EXPECT_GT(strong / cohorts, 0.8);
  EXPECT_LT(none / cohorts, 0.45);
}

TEST(CutShrinkage, DependsOnTheSeedOnly) {
  const Cohort cohort = simulated(5, -0.7);
  const auto factor = [&](std::uint64_t seed) {
    return cut_shrinkage(cohort.follow_up(), cohort.x, {.seed = seed}).factor;
  };
  EXPECT_EQ(factor(1), factor(1));
  EXPECT_NE(factor(1), factor(2));
}

TEST(CutShrinkage, SaysWhatItCannotEstimate) {
  const Cohort cohort = simulated(5, 0.0);
  const std::vector<double> same(cohort.x.size(), 50.0);
  EXPECT_THROW((void)cut_shrinkage(cohort.follow_up(), same, {}), NotEstimable);
  EXPECT_THROW((void)cut_shrinkage(cohort.follow_up(), cohort.x, {.folds = 1}), InvalidOption);
}

TEST(CutBootstrap, CountsTheCutsOfTheReplicates) {
  const Cohort cohort = simulated(3, -1.2);
  const CutBootstrap result = cut_bootstrap(cohort.follow_up(), cohort.x, {.replicates = 500, .seed = 3});
  std::size_t all = 0;
  for (const auto& [cut, times] : result.counts) all += times;
  EXPECT_EQ(all, result.found);
  EXPECT_EQ(result.found, 500U);
  EXPECT_LE(*result.lower, 60.0);
  EXPECT_GE(*result.upper, 60.0);
}

TEST(CutBootstrap, GivesTheSameForAnyNumberOfThreads) {
  const Cohort cohort = simulated(4, -0.5);
  std::vector<CutBootstrap> results;
  for (const std::size_t threads : {1U, 3U}) {
    parallel::set_threads(threads);
    results.push_back(cut_bootstrap(cohort.follow_up(), cohort.x, {.replicates = 200, .seed = 3}));
  }
  parallel::set_threads(0);
  EXPECT_EQ(results[0].counts, results[1].counts);
}

TEST(CutBootstrap, RefusesOptionsThatMakeNoSense) {
  const Cohort cohort = simulated(4, -0.5);
  EXPECT_THROW((void)cut_bootstrap(cohort.follow_up(), cohort.x, {.replicates = 0}), InvalidOption);
  EXPECT_THROW((void)cut_bootstrap(cohort.follow_up(), cohort.x, {.confidence_level = 1.5}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
