#include "rtsurv/survival/treatment/weights.hpp"

#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/treatment/balance.hpp"
#include "survival/treatment/treated_cohort.hpp"

namespace rtsurv::survival {
namespace {

using Treated = std::vector<std::uint8_t>;

TEST(TreatmentWeights, AgreeWithR) {
  for (const auto& expected : oracle::read_json("treatment/expected.json")) {
    const TreatedCohort cohort(expected);
    const std::vector<double> e = propensity(cohort.treated, cohort.covariates).probability;
    const TreatmentWeights whole = treatment_weights(cohort.treated, e, {.estimand = estimand_of(expected)});
    EXPECT_EQ(whole.truncated, 0u);
    const TreatmentWeights weights =
        treatment_weights(cohort.treated, e, {.estimand = estimand_of(expected), .truncate = 0.01});
    EXPECT_EQ(weights.truncated, expected["changed"].get<std::size_t>());
    for (const auto& [found, key] : {std::pair{&whole, "weights"}, std::pair{&weights, "truncated_weights"}}) {
      const auto [low, high] = std::minmax_element(found->weight.begin(), found->weight.end());
      oracle::expect_close({*low, *high}, oracle::numbers(expected[key]));
    }
    oracle::expect_close(std::accumulate(weights.weight.begin(), weights.weight.end(), 0.0),
                         oracle::number(expected["sum_of_weights"]));
    const Overlap found = overlap(cohort.treated, e, weights.weight);
    oracle::expect_close({found.first.effective_n, found.second.effective_n}, oracle::numbers(expected["ess"]));
    oracle::expect_close({found.common_from, found.common_to}, oracle::numbers(expected["support"]));
    oracle::expect_close(found.outside, oracle::number(expected["outside"]));
    std::vector<double> before, after;
    for (const auto& one :
         standardised_differences(cohort.treated, cohort.covariates, estimand_of(expected), weights.weight)) {
      before.push_back(one.before);
      after.push_back(one.after);
    }
    oracle::expect_close(before, oracle::numbers(expected["before"]));
    oracle::expect_close(after, oracle::numbers(expected["after"]), 1e-7);
  }
}

// Six patients: e = 1/4 for three (one treated), 1/2 for two (one treated), 3/4 for one (treated).
// Without stabilising: treated 4, 2, 4/3; others 4/3, 4/3, 2. ATT: treated 1; others 1/3, 1/3, 1.
TEST(TreatmentWeights, ByHand) {
  const Treated treated{1, 0, 0, 1, 0, 1};
  const std::vector<double> e{0.25, 0.25, 0.25, 0.5, 0.5, 0.75};
  const WeightRules plain{.stabilised = false};
  const auto expect = [&](const TreatmentWeights& found, const std::vector<double>& weights) {
    for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(found.weight[i], weights[i], 1e-12);
  };
  expect(treatment_weights(treated, e, plain), {4.0, 4.0 / 3.0, 4.0 / 3.0, 2.0, 2.0, 4.0 / 3.0});
  WeightRules att = plain;
  att.estimand = Estimand::att;
  expect(treatment_weights(treated, e, att), {1.0, 1.0 / 3.0, 1.0 / 3.0, 1.0, 1.0, 1.0});
  // Half of the patients had each treatment.
  expect(treatment_weights(treated, e, {}), {2.0, 2.0 / 3.0, 2.0 / 3.0, 1.0, 1.0, 2.0 / 3.0});
  // Among the treated 4, 2, 4/3: the lower quartile is 5/3, the upper one 3; among the others 4/3 and 5/3.
  const TreatmentWeights cut = treatment_weights(treated, e, {.stabilised = false, .truncate = 0.25});
  expect(cut, {3.0, 4.0 / 3.0, 4.0 / 3.0, 2.0, 5.0 / 3.0, 5.0 / 3.0});
  EXPECT_EQ(cut.truncated, 3u);
}

TEST(TreatmentWeights, ARowThatCountsTwiceIsTwoRows) {
  const WeightRules rules{.truncate = 0.2};
  const TreatmentWeights counted = treatment_weights(
      Treated{1, 0, 1, 0, 1}, std::vector<double>{0.2, 0.3, 0.6, 0.7, 0.5}, rules, std::vector<double>{2, 1, 1, 2, 0});
  const TreatmentWeights repeated =
      treatment_weights(Treated{1, 1, 0, 1, 0, 0}, std::vector<double>{0.2, 0.2, 0.3, 0.6, 0.7, 0.7}, rules);
  EXPECT_NEAR(counted.weight[0], repeated.weight[0], 1e-12);
  EXPECT_NEAR(counted.weight[1], repeated.weight[2], 1e-12);
  EXPECT_NEAR(counted.weight[2], repeated.weight[3], 1e-12);
  EXPECT_NEAR(counted.weight[3], repeated.weight[4], 1e-12);
  EXPECT_EQ(counted.weight[4], 0.0);
  EXPECT_EQ(counted.truncated, repeated.truncated);
}

// First: 0.1 to 0.5; second: 0.4 to 0.8. Common: 0.4 to 0.5; outside are 0.1, 0.2 and 0.8: three of six.
TEST(Overlap, ByHand) {
  const Overlap found = overlap(Treated{0, 0, 0, 1, 1, 1}, std::vector<double>{0.1, 0.2, 0.5, 0.4, 0.45, 0.8},
                                std::vector<double>{1, 1, 2, 1, 1, 1});
  EXPECT_EQ(found.first.n, 3u);
  EXPECT_DOUBLE_EQ(found.first.effective_n, 16.0 / 6.0);
  EXPECT_DOUBLE_EQ(found.second.effective_n, 3.0);
  EXPECT_EQ(found.first.largest_weight, 2.0);
  EXPECT_EQ(found.common_from, 0.4);
  EXPECT_EQ(found.common_to, 0.5);
  EXPECT_DOUBLE_EQ(found.outside, 0.5);
  EXPECT_FALSE(found.none());
  EXPECT_TRUE(overlap(Treated{0, 0, 1}, std::vector<double>{0.1, 0.2, 0.3}).none());
}

// A number: first 1, 2, 3 (variance 1), second 3, 5 (variance 2): difference 2, s = sqrt(3/2), for the treated sqrt(2).
// Yes or no: first 1 of 3 (variance 2/9), second 1 of 2 (1/4): difference 1/6.
TEST(StandardisedDifference, ByHand) {
  const Treated treated{0, 0, 0, 1, 1};
  const Covariates columns{5, 3, {1, 2, 3, 3, 5, 1, 0, 0, 1, 0, 4, 4, 4, 6, 6}};
  const std::vector<double> weight{1, 1, 2, 1, 3};
  const auto all = standardised_differences(treated, columns, Estimand::ate, weight);
  EXPECT_NEAR(all[0].before, 2.0 / std::sqrt(1.5), 1e-12);
  EXPECT_NEAR(all[0].after, (4.5 - 2.25) / std::sqrt(1.5), 1e-12);
  EXPECT_NEAR(all[1].before, (1.0 / 6.0) / std::sqrt(0.5 * (2.0 / 9.0 + 0.25)), 1e-12);
  EXPECT_NEAR(all[1].after, 0.0, 1e-12);
  EXPECT_TRUE(std::isnan(all[2].before));
  EXPECT_NEAR(standardised_differences(treated, columns, Estimand::att, weight)[0].before, std::sqrt(2.0), 1e-12);
  EXPECT_NEAR(standardised_differences(treated, columns, Estimand::ate)[0].after, 2.0 / std::sqrt(1.5), 1e-12);
}

TEST(TreatmentWeights, Errors) {
  const Treated treated{1, 0};
  const std::vector<double> e{0.5, 0.5};
  EXPECT_THROW((void)treatment_weights(treated, std::vector<double>{0.5, 1.0}), NotEstimable);
  EXPECT_THROW((void)treatment_weights(Treated{1, 1}, e), NotEstimable);
  EXPECT_THROW((void)treatment_weights(treated, std::vector<double>{0.5}), InvalidOption);
  EXPECT_THROW((void)treatment_weights(treated, e, {.truncate = 0.5}), InvalidOption);
  EXPECT_THROW((void)overlap(Treated{0, 0}, e), NotEstimable);
  EXPECT_THROW((void)standardised_differences(treated, {3, 1, {1, 2, 3}}, Estimand::ate), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
