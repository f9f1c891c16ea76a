#include "rtsurv/survival/curve/kaplan_meier.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <set>

#include <gmock/gmock.h>

#include "oracle/oracle.hpp"
#include "survival/cohort.hpp"

namespace rtsurv::survival {
namespace {

using testing::DoubleEq;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsNan;
using testing::Optional;

const double infinite = std::numeric_limits<double>::infinity();

// Six patients: 1, 2, 2+, 3, 4+, 5 (+ censored).
//   t  at risk  events   S                       Greenwood's sum
//   1     6       1      5/6                     1/30
//   2     5       1      5/6 * 4/5 = 2/3         1/30 + 1/20 = 1/12
//   3     3       1      2/3 * 2/3 = 4/9         1/12 + 1/6 = 1/4      se = 4/9 * 1/2 = 2/9
//   4     2       0      4/9
//   5     1       1      0
const Cohort six{{1, 2, 2, 3, 4, 5}, {1, 1, 0, 1, 0, 1}};

TEST(KaplanMeier, agrees_with_six_patients_by_hand) {
  const KaplanMeier curve = kaplan_meier(six.follow_up());
  EXPECT_EQ(curve.n, 6.0);
  EXPECT_EQ(curve.events, 4.0);
  EXPECT_THAT(curve.time, ElementsAre(1, 2, 3, 4, 5));
  EXPECT_THAT(curve.at_risk, ElementsAre(6, 5, 3, 2, 1));
  EXPECT_THAT(curve.events_at, ElementsAre(1, 1, 1, 0, 1));
  EXPECT_THAT(curve.censored, ElementsAre(0, 1, 0, 1, 0));
  EXPECT_THAT(curve.survival,
              ElementsAre(DoubleEq(5.0 / 6), DoubleEq(2.0 / 3), DoubleEq(4.0 / 9), DoubleEq(4.0 / 9), 0.0));
  EXPECT_THAT(curve.std_error, ElementsAre(DoubleEq(5.0 / 6 * std::sqrt(1.0 / 30)), DoubleEq(std::sqrt(1.0 / 27)),
                                           DoubleEq(2.0 / 9), DoubleEq(2.0 / 9), IsNan()));
  EXPECT_NEAR(curve.lower[2], 4.0 / 9 * std::exp(-1.959963984540054 / 2), 1e-12);
  EXPECT_EQ(curve.upper[2], 1.0);
  EXPECT_TRUE(std::isnan(curve.lower[4]) && std::isnan(curve.upper[4]));
  EXPECT_EQ(curve.median.estimate, 3.0);
}

TEST(KaplanMeier, reads_plain_and_log_log_limits_off_the_same_error) {
  const double z = 1.959963984540054;
  const KaplanMeier plain = kaplan_meier(six.follow_up(), {.confidence_type = ConfidenceType::plain});
  EXPECT_NEAR(plain.lower[2], 4.0 / 9 - z * 2 / 9, 1e-12);
  EXPECT_NEAR(plain.upper[2], 4.0 / 9 + z * 2 / 9, 1e-12);
  EXPECT_EQ(plain.upper[0], 1.0);
  const KaplanMeier log_log = kaplan_meier(six.follow_up(), {.confidence_type = ConfidenceType::log_log});
  EXPECT_NEAR(log_log.lower[2], std::pow(4.0 / 9, std::exp(z / 2 / -std::log(4.0 / 9))), 1e-12);
  EXPECT_NEAR(log_log.upper[2], std::pow(4.0 / 9, std::exp(-z / 2 / -std::log(4.0 / 9))), 1e-12);
}

TEST(KaplanMeier, is_a_right_continuous_step_at_the_times_asked_for) {
  const std::vector<double> at{0.5, 2.0, 2.5, 5.0};
  const auto found = kaplan_meier(six.follow_up(), {.at = at}).at;
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].at_risk, 6.0);
  EXPECT_THAT(found[0].survival, Optional(1.0));
  EXPECT_THAT(found[0].std_error, Optional(0.0));
  EXPECT_THAT(found[0].lower, Optional(1.0));
  EXPECT_THAT(found[0].upper, Optional(1.0));
  EXPECT_EQ(found[1].at_risk, 5.0);
  EXPECT_THAT(found[1].survival, Optional(DoubleEq(2.0 / 3)));
  EXPECT_EQ(found[2].at_risk, 3.0);
  EXPECT_THAT(found[2].survival, Optional(DoubleEq(2.0 / 3)));
  EXPECT_EQ(found[3].at_risk, 1.0);
  EXPECT_THAT(found[3].survival, Optional(0.0));
  EXPECT_FALSE(found[3].std_error || found[3].lower || found[3].upper);
}

// All of `six` have died or were censored by 5; of the others nobody knows what happened after 4.
TEST(KaplanMeier, is_known_after_its_last_time_only_where_it_has_come_to_zero) {
  for (const ConfidenceType type : {ConfidenceType::log, ConfidenceType::plain, ConfidenceType::log_log}) {
    const KaplanMeier dead = kaplan_meier(six.follow_up(), {.confidence_type = type, .at = {5.1, 1000.0}});
    EXPECT_EQ(dead.known_until(), infinite);
    for (const SurvivalAt& at : dead.at) {
      EXPECT_EQ(at.at_risk, 0.0);
      EXPECT_THAT(at.survival, Optional(0.0));
      EXPECT_FALSE(at.std_error || at.lower || at.upper);
    }
  }
  const Cohort cohort{{1, 3, 4, 4}, {1, 1, 1, 0}};
  const KaplanMeier censored = kaplan_meier(cohort.follow_up(), {.at = {4.1}});
  EXPECT_EQ(censored.known_until(), 4.0);
  EXPECT_EQ(censored.at[0].at_risk, 0.0);
  EXPECT_FALSE(censored.at[0].survival || censored.at[0].std_error || censored.at[0].lower || censored.at[0].upper);
}

TEST(KaplanMeier, has_no_log_log_limits_while_everybody_lives) {
  const std::vector<double> at{0.5, 1.5};
  const Cohort cohort{{1, 2, 3}, {0, 1, 1}};
  const KaplanMeier curve = kaplan_meier(cohort.follow_up(), {.confidence_type = ConfidenceType::log_log, .at = at});
  EXPECT_TRUE(std::isnan(curve.lower[0]) && std::isnan(curve.upper[0]));
  EXPECT_EQ(curve.std_error[0], 0.0);
  for (const SurvivalAt& estimate : curve.at) {
    EXPECT_THAT(estimate.survival, Optional(1.0));
    EXPECT_FALSE(estimate.lower || estimate.upper);
  }
}

/// The definition, one time after another, every count from scratch.
std::vector<double> naive_survival(const Cohort& cohort) {
  std::set<double> times;
  for (std::size_t i = 0; i < cohort.time.size(); ++i)
    if (cohort.weight.empty() || cohort.weight[i] > 0.0) times.insert(cohort.time[i]);
  std::vector<double> curve;
  double survival = 1.0;
  for (const double time : times) {
    double at_risk = 0.0, events = 0.0;
    for (std::size_t i = 0; i < cohort.time.size(); ++i) {
      const double weight = cohort.weight.empty() ? 1.0 : cohort.weight[i];
      const bool entered = cohort.entry.empty() || cohort.entry[i] < time;
      if (entered && cohort.time[i] >= time) at_risk += weight;
      if (cohort.time[i] == time && cohort.event[i] == 1) events += weight;
    }
    if (events > 0.0) survival *= (at_risk - events) / at_risk;
    curve.push_back(survival);
  }
  return curve;
}

TEST(KaplanMeier, equals_its_definition_with_and_without_entry_and_weights) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const Cohort cohort = random_cohort(seed, seed % 2 == 1, seed % 4 > 1);
    EXPECT_EQ(kaplan_meier(cohort.follow_up()).survival, naive_survival(cohort)) << seed;
  }
}

TEST(KaplanMeier, counts_late_entrants_at_risk_at_any_time_as_by_definition) {
  const Cohort cohort = random_cohort(3, true, true);
  std::vector<double> at;
  for (int i = 0; i < 60; ++i) at.push_back(0.25 * i);
  for (const SurvivalAt& estimate : kaplan_meier(cohort.follow_up(), {.at = at}).at) {
    double at_risk = 0.0;
    for (std::size_t i = 0; i < cohort.time.size(); ++i)
      if (cohort.entry[i] < estimate.time && estimate.time <= cohort.time[i]) at_risk += cohort.weight[i];
    EXPECT_EQ(estimate.at_risk, at_risk) << estimate.time;
  }
}

void expect_same_curve(const KaplanMeier& a, const KaplanMeier& b) {
  EXPECT_EQ(a.time, b.time);
  EXPECT_EQ(a.at_risk, b.at_risk);
  EXPECT_EQ(a.events_at, b.events_at);
  EXPECT_EQ(a.censored, b.censored);
  EXPECT_EQ(a.survival, b.survival);
  oracle::expect_close(a.std_error, b.std_error, 1e-14);
  EXPECT_EQ(a.median.estimate, b.median.estimate);
}

TEST(KaplanMeier, does_not_depend_on_the_order_of_patients) {
  const Cohort cohort = random_cohort(5, true, true);
  Cohort backwards = cohort;
  std::ranges::reverse(backwards.time);
  std::ranges::reverse(backwards.event);
  std::ranges::reverse(backwards.entry);
  std::ranges::reverse(backwards.weight);
  expect_same_curve(kaplan_meier(cohort.follow_up()), kaplan_meier(backwards.follow_up()));
}

TEST(KaplanMeier, ignores_strata) {
  Cohort cohort = random_cohort(6, true, true);
  const KaplanMeier whole = kaplan_meier(cohort.follow_up());
  for (std::size_t i = 0; i < cohort.time.size(); ++i) cohort.stratum.push_back(static_cast<int>(i % 3));
  expect_same_curve(kaplan_meier(cohort.follow_up()), whole);
}

TEST(KaplanMeier, keeps_survival_and_halves_the_variance_when_everybody_counts_twice) {
  Cohort cohort = random_cohort(7, true, false);
  const KaplanMeier once = kaplan_meier(cohort.follow_up());
  cohort.weight.assign(cohort.time.size(), 2.0);
  const KaplanMeier twice = kaplan_meier(cohort.follow_up());
  oracle::expect_close(twice.survival, once.survival, 1e-14);
  for (std::size_t i = 0; i < once.time.size(); ++i)
    oracle::expect_close(twice.std_error[i], once.std_error[i] / std::sqrt(2.0), 1e-12);
}

TEST(KaplanMeier, scales_its_times_with_the_unit) {
  Cohort cohort = random_cohort(8, false, false);
  const KaplanMeier months = kaplan_meier(cohort.follow_up());
  for (double& time : cohort.time) time *= 32.0;
  const KaplanMeier days = kaplan_meier(cohort.follow_up());
  EXPECT_EQ(days.survival, months.survival);
  EXPECT_EQ(days.median.estimate.value(), 32.0 * months.median.estimate.value());
}

TEST(KaplanMeier, does_not_see_patients_of_weight_zero) {
  const Cohort cohort{{1, 2, 3}, {1, 1, 0}, {}, {1, 0, 1}};
  const KaplanMeier curve = kaplan_meier(cohort.follow_up());
  EXPECT_THAT(curve.time, ElementsAre(1, 3));
  EXPECT_EQ(curve.n, 2.0);
  EXPECT_EQ(curve.events, 1.0);
}

TEST(KaplanMeier, stays_at_zero_when_an_event_empties_the_risk_set_before_others_enter) {
  const Cohort cohort{{2, 3, 7, 8, 9}, {1, 1, 1, 0, 1}, {0, 0, 5, 5, 6}};
  const KaplanMeier curve = kaplan_meier(cohort.follow_up());
  EXPECT_THAT(curve.at_risk, ElementsAre(2, 1, 3, 2, 1));
  EXPECT_THAT(curve.survival, ElementsAre(0.5, 0, 0, 0, 0));
  EXPECT_THAT(curve.std_error, ElementsAre(DoubleNear(std::sqrt(0.125), 1e-15), IsNan(), IsNan(), IsNan(), IsNan()));
  EXPECT_EQ(curve.median.estimate, 2.5);
}

TEST(KaplanMeier, goes_on_when_a_censoring_empties_the_risk_set_before_others_enter) {
  const Cohort cohort{{2, 3, 7, 8, 9}, {1, 0, 1, 0, 1}, {0, 0, 5, 5, 6}};
  const KaplanMeier curve = kaplan_meier(cohort.follow_up());
  EXPECT_THAT(curve.survival, ElementsAre(0.5, 0.5, DoubleEq(1.0 / 3), DoubleEq(1.0 / 3), 0));
}

// 1.1 + 0.9 + 0.1 - (1.1 + 0.9) is not 0.1: at 3 nobody but the patient who fails is at risk, whatever the rounding.
TEST(KaplanMeier, reaches_zero_with_real_weights_and_late_entry) {
  const Cohort cohort{{1, 2, 3, 9, 10}, {0, 0, 1, 1, 0}, {0, 0, 0, 3, 4}, {0.1, 0.2, 0.1, 0.9, 1.1}};
  const KaplanMeier curve = kaplan_meier(cohort.follow_up());
  EXPECT_EQ(curve.at_risk[2], curve.events_at[2]);
  EXPECT_EQ(curve.survival[2], 0.0);
}

TEST(KaplanMeier, is_one_everywhere_without_events) {
  const std::vector<double> at{2.0};
  const KaplanMeier curve = kaplan_meier(Cohort{{1, 3}, {0, 0}}.follow_up(), {.at = at});
  EXPECT_THAT(curve.survival, ElementsAre(1, 1));
  EXPECT_THAT(curve.std_error, ElementsAre(0, 0));
  EXPECT_THAT(curve.at[0].survival, Optional(1.0));
  EXPECT_FALSE(curve.median.estimate || curve.median.lower || curve.median.upper);
}

TEST(KaplanMeier, allows_an_event_at_time_zero) {
  const KaplanMeier curve = kaplan_meier(Cohort{{0, 1}, {1, 0}}.follow_up());
  EXPECT_THAT(curve.time, ElementsAre(0, 1));
  EXPECT_THAT(curve.survival, ElementsAre(0.5, 0.5));
}

TEST(KaplanMeier, of_nobody_is_empty) {
  const std::vector<double> at{1.0};
  const KaplanMeier curve = kaplan_meier(Cohort{}.follow_up(), {.at = at});
  EXPECT_EQ(curve.n, 0.0);
  EXPECT_TRUE(curve.time.empty());
  EXPECT_EQ(curve.at[0].at_risk, 0.0);
  EXPECT_FALSE(curve.at[0].survival);
  EXPECT_THROW((void)follow_up_time(Cohort{}.follow_up()), NotEstimable);
}

TEST(KaplanMeier, refuses_options_outside_their_domain) {
  for (const double level : {0.0, 1.0, 95.0, -0.5, std::nan("")})
    EXPECT_THROW((void)kaplan_meier(six.follow_up(), {.confidence_level = level}), InvalidOption);
  const std::vector<double> at{infinite};
  EXPECT_THROW((void)kaplan_meier(six.follow_up(), {.at = at}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
