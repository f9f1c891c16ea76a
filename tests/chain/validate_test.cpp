#include "rtsurv/chain/validate.hpp"

#include <cmath>

#include <gmock/gmock.h>

#include "chain/cohort.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/parallel/parallel_for.hpp"

namespace rtsurv::chain {
namespace {

std::string shown(const Validation& validation) {
  std::string text = std::to_string(validation.failed);
  const auto add = [&](double value) { text += ' ' + std::to_string(value); };
  for (const auto& cut : validation.cutpoints)
    for (const auto& [value, times] : cut.counts) add(value), add(static_cast<double>(times));
  for (const auto& selection : validation.selection)
    for (const auto& factor : selection.factors) add(static_cast<double>(factor.times));
  for (const auto& corrected : validation.corrected)
    add(corrected.corrected.value_or(-9.0)), add(corrected.lower.value_or(-9.0));
  for (const auto& conclusion : validation.conclusions)
    add(static_cast<double>(conclusion.claimed)), add(static_cast<double>(conclusion.claimed_permuted));
  return text;
}

TEST(Validate, DoesNotDependOnTheNumberOfThreads) {
  const Plan plan = tests::plan_of(tests::simulated(133, 8, 0.7));
  std::vector<std::string> results;
  for (const std::size_t threads : {1U, 2U, 3U}) {
    parallel::set_threads(threads);
    results.push_back(shown(validate(plan, {.replicates = 60, .permutations = 40, .seed = 7})));
  }
  parallel::set_threads(0);
  EXPECT_EQ(results[0], results[1]);
  EXPECT_EQ(results[0], results[2]);
  EXPECT_NE(results[0], shown(validate(plan, {.replicates = 60, .permutations = 40, .seed = 8})));
}

TEST(Validate, CountsEveryReplicateOnce) {
  const Plan plan = tests::plan_of(tests::simulated(133, 8, 0.7));
  const Validation result = validate(plan, {.replicates = 200, .permutations = 50, .seed = 7});
  EXPECT_EQ(result.replicates, 200U);
  ASSERT_EQ(result.cutpoints.size(), 1U);
  std::size_t cuts = 0;
  for (const auto& [cut, times] : result.cutpoints[0].counts) cuts += times;
  EXPECT_EQ(cuts, result.cutpoints[0].found);
  ASSERT_EQ(result.selection.size(), 1U);
  std::size_t sets = 0;
  for (const auto& set : result.selection[0].sets) sets += set.times;
  EXPECT_EQ(sets, 200U);
  ASSERT_EQ(result.conclusions.size(), 1U);
  std::size_t best = 0;
  for (const auto& [group, times] : result.conclusions[0].best_group) best += times;
  EXPECT_EQ(best, result.conclusions[0].replicates);
}

// Without any effect the searched cut looks as if it had one: the correction takes some of it back, and the claim is
// made far more often than in one of twenty.
TEST(Validate, SeesThroughASearchedCutWithoutEffect) {
  double apparent = 0.0, corrected = 0.0, claimed = 0.0;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const Plan plan = tests::plan_of(tests::simulated(133, seed, 0.0));
    const Validation result = validate(plan, {.replicates = 100, .permutations = 50, .seed = seed});
    const auto overall = std::ranges::find_if(
        result.corrected, [](const Corrected& c) { return c.quantity.kind == Quantity::Kind::effect_overall; });
    const double of_all = std::log(overall->apparent), of_new = std::log(*overall->corrected);
    apparent += std::fabs(of_all);
    corrected += of_all > 0.0 ? of_new : -of_new;
    claimed += static_cast<double>(result.conclusions[0].claimed_permuted) / 50.0;
  }
  EXPECT_LT(corrected, 0.9 * apparent);
  EXPECT_GT(claimed / 12.0, 0.15);
}

// In every replicate nobody of the high group lives at 24, and 0 is its rate.
TEST(Validate, UsesReplicatesInWhichAGroupHasDied) {
  tests::Cohort cohort = tests::simulated(200, 5, 0.7);
  for (std::size_t i = 0; i < cohort.time.size(); ++i)
    if (cohort.x[0][i] == 1.0 && cohort.x[1][i] == 1.0)
      cohort.time[i] = std::min(cohort.time[i], 20.0), cohort.event[i] = 1;
  const Validation result = validate(tests::plan_of(cohort), {.replicates = 50, .seed = 1});
  const auto rate = std::ranges::find_if(result.corrected, [](const Corrected& c) {
    return c.quantity.kind == Quantity::Kind::group_rate && c.quantity.group == "High" && c.quantity.landmark == 24.0;
  });
  ASSERT_NE(rate, result.corrected.end());
  EXPECT_EQ(rate->used, 50U);
  EXPECT_EQ(rate->apparent, 0.0);
  EXPECT_EQ(rate->corrected, 0.0);
}

TEST(Validate, FindsAFactorThatMatters) {
  const Plan plan = tests::plan_of(tests::simulated(300, 3, 1.0));
  const Validation result = validate(plan, {.replicates = 200, .seed = 1});
  EXPECT_GT(result.selection[0].factors[0].times, 190U);
  EXPECT_LT(result.selection[0].factors[4].times, 120U);
  for (const Corrected& corrected : result.corrected) {
    if (!corrected.corrected || corrected.quantity.kind != Quantity::Kind::concordance) continue;
    EXPECT_GT(*corrected.optimism, 0.0);
    EXPECT_LT(*corrected.lower, *corrected.corrected);
    EXPECT_GT(*corrected.upper, *corrected.corrected);
  }
}

TEST(Validate, ExplainsWhatItCannotFit) {
  const Plan plan = tests::plan_of(tests::simulated(25, 5, 0.0));
  const Validation result = validate(plan, {.replicates = 100, .seed = 1});
  EXPECT_GT(result.failed, 0U);
  EXPECT_FALSE(result.reasons.empty());
  for (const auto& [reason, times] : result.reasons) EXPECT_LE(times, result.failed) << reason;
}

TEST(Validate, TellsHowFarItIs) {
  const Plan plan = tests::plan_of(tests::simulated(60, 5, 0.5));
  std::size_t calls = 0, last = 0;
  (void)validate(plan, {.replicates = 300, .permutations = 100, .seed = 1}, [&](std::size_t done, std::size_t all) {
    ++calls;
    last = std::max(last, done);
    EXPECT_EQ(all, 400U);
  });
  EXPECT_EQ(calls, 100U);
  EXPECT_EQ(last, 400U);
}

TEST(Validate, RefusesOptionsThatMakeNoSense) {
  const Plan plan = tests::plan_of(tests::simulated(60, 5, 0.5));
  EXPECT_THROW((void)validate(plan, {.replicates = 0}), InvalidOption);
  EXPECT_THROW((void)validate(plan, {.confidence_level = 1.0}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::chain
