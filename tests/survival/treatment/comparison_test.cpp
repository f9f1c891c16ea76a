#include "rtsurv/survival/treatment/comparison.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/treatment/e_value.hpp"
#include "survival/treatment/treated_cohort.hpp"

namespace rtsurv::survival {
namespace {

void expect_arms(const std::vector<ComparedProbability>& found, const nlohmann::json& first,
                 const nlohmann::json& second) {
  ASSERT_EQ(found.size(), first.size());
  for (std::size_t k = 0; k < found.size(); ++k) {
    oracle::expect_close(found[k].first.value(), oracle::number(first[k]));
    oracle::expect_close(found[k].second.value(), oracle::number(second[k]));
    EXPECT_EQ(found[k].difference, *found[k].second - *found[k].first);
    EXPECT_LT(found[k].difference_interval.lower.value(), *found[k].difference);
    EXPECT_GT(found[k].difference_interval.upper.value(), *found[k].difference);
  }
}

TEST(TreatmentComparison, WeightedAgreesWithR) {
  for (const auto& expected : oracle::read_json("treatment/expected.json")) {
    const TreatedCohort cohort(expected);
    const FollowUp follow_up = cohort.follow_up();
    const TreatmentComparison found = compare_treatments(
        {follow_up, cohort.treated, cohort.covariates, cohort.causes()}, {.estimand = estimand_of(expected),
                                                                          .truncate = 0.01,
                                                                          .at = oracle::numbers(expected["at"]),
                                                                          .bootstrap = {.replicates = 60}});
    expect_arms(found.survival, expected["first"], expected["second"]);
    expect_arms(found.incidence, expected["first_incidence"], expected["second_incidence"]);
    oracle::expect_close(found.ratio.coefficient.estimate, oracle::number(expected["coef"]));
    oracle::expect_close(found.ratio.coefficient.robust_std_error, oracle::number(expected["robust_se"]));
    EXPECT_EQ(found.failed, 0u);
  }
}

TEST(TreatmentComparison, StandardisedAgreesWithR) {
  for (const auto& expected : oracle::read_json("treatment/expected.json")) {
    const TreatedCohort cohort(expected);
    const FollowUp follow_up = cohort.follow_up();
    const TreatmentComparison found =
        compare_treatments({follow_up, cohort.treated, cohort.covariates}, {.method = Adjustment::standardise,
                                                                            .estimand = estimand_of(expected),
                                                                            .at = oracle::numbers(expected["at"]),
                                                                            .bootstrap = {.replicates = 60}});
    expect_arms(found.survival, expected["standardised_first"], expected["standardised_second"]);
    EXPECT_TRUE(found.incidence.empty());
    EXPECT_TRUE(found.weights.weight.empty());
    oracle::expect_close(found.ratio.coefficient.estimate, oracle::number(expected["model_coef"]));
    oracle::expect_close(found.ratio.coefficient.std_error, oracle::number(expected["model_se"]));
  }
}

TEST(EValue, AgreesWithR) {
  for (const auto& expected : oracle::read_json("treatment/expected.json")) {
    const double ratio = std::exp(oracle::number(expected["coef"]));
    oracle::expect_close(e_value(ratio, 0.1, 2.0, 0.5).estimate, oracle::number(expected["e_value"]));
    oracle::expect_close(e_value(ratio, 0.1, 2.0, 0.15).estimate, oracle::number(expected["e_value_rare"]));
  }
}

// VanderWeele & Ding: a risk ratio of 3.9 (1.8 to 8.7) has E = 7.26 and 3.0 for the limit.
TEST(EValue, OfThePaper) {
  const EValue found = e_value(3.9, 1.8, 8.7, 0.01);
  EXPECT_NEAR(found.estimate, 7.26, 0.005);
  EXPECT_NEAR(found.limit, 3.0, 0.005);
  EXPECT_FALSE(found.common_event);
  EXPECT_NEAR(e_value(1 / 3.9, 1 / 8.7, 1 / 1.8, 0.01).limit, found.limit, 1e-12);
  EXPECT_EQ(e_value(0.8, 0.6, 1.1, 0.5).limit, 1.0);
  EXPECT_TRUE(e_value(0.8, 0.6, 1.1, 0.5).common_event);
  EXPECT_THROW((void)e_value(0.8, 0.9, 1.1, 0.5), InvalidOption);
  EXPECT_THROW((void)e_value(0.8, 0.6, std::numeric_limits<double>::infinity(), 0.5), InvalidOption);
}

// One covariate of two groups: weighting is standardising the curves of each group to all patients, here without censoring.
// Group 0: first treatment 2, 4, 6, second 3; group 1: first 1, second 5, 7. Without the event at 3.5: group 0 has 2/3
// and 0, group 1 has 0 and 1. Four patients in group 0, three in group 1: first 8/21, second 3/7.
TEST(TreatmentComparison, ByHand) {
  const std::vector<double> time{2, 4, 6, 3, 1, 5, 7};
  const std::vector<std::uint8_t> treated{0, 0, 0, 1, 0, 1, 1};
  const FollowUp follow_up(time, std::vector<std::uint8_t>(7, 1));
  const std::vector<double> e = propensity(treated, {7, 1, {0, 0, 0, 0, 1, 1, 1}}).probability;
  const TwoArms arms =
      weighted_survival(follow_up, treated, treatment_weights(treated, e).weight, std::vector<double>{3.5});
  EXPECT_NEAR(*arms.first[0], 8.0 / 21.0, 1e-12);
  EXPECT_NEAR(*arms.second[0], 3.0 / 7.0, 1e-12);
}

TEST(TreatmentComparison, WithoutCovariatesIsTheCrudeOne) {
  const auto expected = oracle::read_json("treatment/expected.json")[2];
  const TreatedCohort cohort(expected);
  const FollowUp follow_up = cohort.follow_up();
  const Covariates none{cohort.time.size(), 0, {}};
  const TreatmentComparison found =
      compare_treatments({follow_up, cohort.treated, none}, {.at = {10}, .bootstrap = {.replicates = 30}});
  const auto crude = kaplan_meier(follow_up.subset(cohort.treated), {.at = {10}}).at[0];
  EXPECT_NEAR(*found.survival[0].second, *crude.survival, 1e-12);
}

TEST(TreatmentComparison, IsTheSameForAnyNumberOfThreads) {
  const auto expected = oracle::read_json("treatment/expected.json")[2];
  const TreatedCohort cohort(expected);
  const FollowUp follow_up = cohort.follow_up();
  for (const Adjustment method : {Adjustment::iptw, Adjustment::standardise}) {
    const auto run = [&](std::size_t threads) {
      parallel::set_threads(threads);
      const TreatmentComparison found =
          compare_treatments({follow_up, cohort.treated, cohort.covariates},
                             {.method = method, .at = {10}, .bootstrap = {.replicates = 40}});
      parallel::set_threads(0);
      return found;
    };
    const TreatmentComparison one = run(1), three = run(3);
    EXPECT_EQ(one.survival[0].difference_interval.lower, three.survival[0].difference_interval.lower);
    EXPECT_EQ(one.survival[0].difference_interval.upper, three.survival[0].difference_interval.upper);
    EXPECT_EQ(one.ratio.interval.upper, three.ratio.interval.upper);
  }
}

TEST(TreatmentComparison, BeyondFollowUpNothingIsKnown) {
  const auto expected = oracle::read_json("treatment/expected.json")[0];
  const TreatedCohort cohort(expected);
  const FollowUp follow_up = cohort.follow_up();
  for (const Adjustment method : {Adjustment::iptw, Adjustment::standardise}) {
    const TreatmentComparison found =
        compare_treatments({follow_up, cohort.treated, cohort.covariates},
                           {.method = method, .at = {9000}, .bootstrap = {.replicates = 30}});
    EXPECT_FALSE(found.survival[0].difference);
    EXPECT_FALSE(found.survival[0].difference_interval.lower);
  }
}

TEST(TreatmentComparison, RefusesWhereNobodyCanBeCompared) {
  const std::vector<double> time{1, 2, 3, 4, 5, 6};
  const FollowUp follow_up(time, std::vector<std::uint8_t>{1, 0, 1, 1, 0, 1});
  const std::vector<std::uint8_t> treated{0, 0, 0, 1, 1, 1};
  const auto compare = [&](const std::vector<std::uint8_t>& had, std::vector<double> x) {
    (void)compare_treatments({follow_up, had, {6, 1, std::move(x)}}, {.bootstrap = {.replicates = 5}});
  };
  EXPECT_THROW(compare(treated, {1, 2, 3, 4, 5, 6}), NotEstimable);                          // separated
  EXPECT_THROW(compare(std::vector<std::uint8_t>(6, 1), {1, 2, 3, 4, 5, 6}), NotEstimable);  // one treatment only
  EXPECT_NO_THROW(compare(treated, {1, 5, 3, 2, 4, 3}));
}

TEST(Bootstrap, CountsWhatFailsAndWhatIsNotKnown) {
  const BootstrapIntervals found =
      bootstrap_intervals(5, 2, {.replicates = 200, .seed = 3}, [](std::span<const double> number_of) {
        if (number_of[0] == 0.0) throw NotEstimable("the first patient is missing");
        double sum = 0.0;
        for (const double m : number_of) sum += m;
        return std::vector<double>{sum, number_of[1] > 0.0 ? number_of[1] : std::nan("")};
      });
  EXPECT_GT(found.failed, 200 * 0.8 * 0.8 * 0.8 * 0.8 * 0.8 - 35);
  EXPECT_LT(found.failed, 200 * 0.8 * 0.8 * 0.8 * 0.8 * 0.8 + 35);
  EXPECT_EQ(found.of[0].found, 200 - found.failed);
  EXPECT_LT(found.of[1].found, found.of[0].found);
  EXPECT_EQ(found.of[0].lower, 5.0);
  EXPECT_GE(found.of[1].lower.value(), 1.0);
  EXPECT_FALSE(
      bootstrap_intervals(5, 1, {.replicates = 19}, [](auto) { return std::vector<double>{1.0}; }).of[0].lower);
  EXPECT_THROW((void)bootstrap_intervals(5, 1, {.replicates = 0}, [](auto) { return std::vector<double>{1.0}; }),
               InvalidOption);
  EXPECT_THROW((void)bootstrap_intervals(5, 1, {}, [](auto) -> std::vector<double> { throw InvalidOption("wrong"); }),
               InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
