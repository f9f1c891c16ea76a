#include "rtsurv/survival/pooled/pooled_estimates.hpp"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>

#include "survival/pooled/pooled_cohort.hpp"

namespace rtsurv::survival {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

constexpr double tolerance = 1e-10;

void expect_same(double actual, double expected, const char* what) {
  if (std::isnan(expected))
    EXPECT_TRUE(std::isnan(actual)) << what;
  else
    EXPECT_NEAR(actual, expected, tolerance * std::max(1.0, std::fabs(expected))) << what;
}

void expect_same(const std::optional<double>& actual, const std::optional<double>& expected, const char* what) {
  ASSERT_EQ(actual.has_value(), expected.has_value()) << what;
  if (expected) expect_same(*actual, *expected, what);
}

void expect_same(const std::vector<double>& actual, const std::vector<double>& expected, const char* what) {
  ASSERT_EQ(actual.size(), expected.size()) << what;
  for (std::size_t i = 0; i < actual.size(); ++i) expect_same(actual[i], expected[i], what);
}

void expect_same(const Estimate& actual, const Estimate& expected, const char* what) {
  expect_same(actual.estimate, expected.estimate, what);
  expect_same(actual.lower, expected.lower, what);
  expect_same(actual.upper, expected.upper, what);
}

void expect_same(const KaplanMeier& actual, const KaplanMeier& expected) {
  expect_same(actual.n, expected.n, "n");
  expect_same(actual.events, expected.events, "events");
  expect_same(actual.time, expected.time, "time");
  expect_same(actual.at_risk, expected.at_risk, "at risk");
  expect_same(actual.events_at, expected.events_at, "events at");
  expect_same(actual.censored, expected.censored, "censored");
  expect_same(actual.survival, expected.survival, "survival");
  expect_same(actual.std_error, expected.std_error, "error");
  expect_same(actual.lower, expected.lower, "lower");
  expect_same(actual.upper, expected.upper, "upper");
  expect_same(actual.median, expected.median, "median");
  ASSERT_EQ(actual.at.size(), expected.at.size());
  for (std::size_t i = 0; i < actual.at.size(); ++i) {
    expect_same(actual.at[i].at_risk, expected.at[i].at_risk, "at risk then");
    expect_same(actual.at[i].survival, expected.at[i].survival, "survival then");
    expect_same(actual.at[i].std_error, expected.at[i].std_error, "error then");
    expect_same(actual.at[i].lower, expected.at[i].lower, "lower then");
    expect_same(actual.at[i].upper, expected.at[i].upper, "upper then");
  }
}

void expect_same(const ChiSquareTest& actual, const ChiSquareTest& expected) {
  // A chi-square magnifies what rounding leaves where its variance is small.
  EXPECT_NEAR(actual.chi_square, expected.chi_square, 1e-9 * std::max(1.0, expected.chi_square));
  EXPECT_EQ(actual.df, expected.df);
  EXPECT_NEAR(actual.p, expected.p, 1e-9);
}

/// What a call gives, or the message with which it refuses.
template <typename Call>
auto outcome(Call call) -> std::pair<std::optional<decltype(call())>, std::string> {
  try {
    return {call(), ""};
  } catch (const Error& error) {
    return {std::nullopt, error.what()};
  }
}

struct Case {
  PooledShape shape;
  PartedCohort cohort;
  PooledFollowUp pooled;
};

/// Every kind of cohort, in 1 to 7 parts.
template <typename Test>
void for_each_cohort(std::vector<Weights> weights, std::vector<bool> entry, Test test) {
  unsigned seed = 0;
  for (const Weights weight : weights)
    for (const bool with_entry : entry)
      for (int repeat = 0; repeat < 30; ++repeat, ++seed) {
        const PooledShape shape{.n = 10 + 7 * (seed % 11),
                                .causes = 1 + static_cast<int>(seed % 3),
                                .groups = 1 + static_cast<int>(seed % 4),
                                .strata = 1 + static_cast<int>(seed % 3),
                                .entry = with_entry,
                                .weights = weight};
        const PartedCohort cohort = random_parted_cohort(seed, shape);
        const PooledTimes table = pooled_in_parts(cohort, shape.causes, 1 + repeat % 7, seed);
        SCOPED_TRACE("seed " + std::to_string(seed));
        test(Case{shape, cohort, PooledFollowUp(table)});
      }
}

std::vector<std::uint8_t> in_group(const PartedCohort& cohort, int group) {
  std::vector<std::uint8_t> keep;
  for (const int code : cohort.group) keep.push_back(code == group ? 1 : 0);
  return keep;
}

const std::vector<double> times{-1.0, 0.0, 0.5, 2.2, 5.0, 11.5, 12.0, 40.0};

TEST(PooledKaplanMeier, equals_the_curve_of_the_subjects) {
  for (const auto& [weights, entry] : {std::pair{std::vector{Weights::none, Weights::counts}, std::vector{false, true}},
                                       std::pair{std::vector{Weights::shares}, std::vector{false}}})
    for_each_cohort(weights, entry, [](const Case& at) {
      const FollowUp any = at.cohort.follow_up(at.shape.causes).any();
      for (const ConfidenceType type : {ConfidenceType::plain, ConfidenceType::log, ConfidenceType::log_log})
        for (const MedianRule rule : {MedianRule::middle, MedianRule::first}) {
          const KaplanMeierOptions options{.confidence_type = type, .at = times, .median_rule = rule};
          expect_same(kaplan_meier(at.pooled, options), kaplan_meier(any, options));
        }
      for (int g = 0; g < at.shape.groups; ++g)
        expect_same(kaplan_meier(at.pooled.only_group(g)), kaplan_meier(any.subset(in_group(at.cohort, g))));
      for (int k = 1; k <= at.shape.causes; ++k)
        expect_same(kaplan_meier(at.pooled.only_cause(k)), kaplan_meier(at.cohort.follow_up(at.shape.causes).only(k)));
    });
}

TEST(PooledKaplanMeier, has_the_same_follow_up_time) {
  for_each_cohort({Weights::none, Weights::counts}, {false, true}, [](const Case& at) {
    const FollowUp any = at.cohort.follow_up(at.shape.causes).any();
    for (const auto quantile : {ObservedQuantile::type2, ObservedQuantile::type6, ObservedQuantile::type7}) {
      const FollowUpTime actual = follow_up_time(at.pooled, {.quantile = quantile});
      const FollowUpTime expected = follow_up_time(any, {.quantile = quantile});
      expect_same(actual.reverse_kaplan_meier, expected.reverse_kaplan_meier, "reverse");
      expect_same(actual.observed_median, expected.observed_median, "observed");
      expect_same(actual.q1, expected.q1, "q1");
      expect_same(actual.q3, expected.q3, "q3");
    }
  });
}

TEST(PooledKaplanMeier, takes_entries_before_the_first_event_with_weights_that_are_no_counts) {
  PartedCohort cohort = random_parted_cohort(3, {.weights = Weights::shares});
  for (std::size_t i = 0; i < cohort.time.size(); ++i) cohort.entry.push_back(-0.1 * static_cast<double>(i % 4) - 0.1);
  expect_same(kaplan_meier(PooledFollowUp(pooled_in_parts(cohort, 1, 3, 1))), kaplan_meier(cohort.follow_up().any()));
  cohort.time[0] = 12.0;
  cohort.entry[0] = 6.0;
  cohort.weight[0] = 0.5;
  EXPECT_THAT([&] { static_cast<void>(kaplan_meier(PooledFollowUp(pooled_in_parts(cohort, 1, 3, 1)))); },
              ThrowsMessage<InvalidOption>(HasSubstr("delayed entry cannot be had from sums")));
}

TEST(PooledKaplanMeier, refuses_what_sums_do_not_tell) {
  const PartedCohort cohort = random_parted_cohort(4, {});
  const PooledFollowUp pooled(pooled_in_parts(cohort, 1, 2, 1));
  EXPECT_THAT([&] { static_cast<void>(kaplan_meier(pooled, {.cluster = cohort.group})); },
              ThrowsMessage<InvalidOption>(HasSubstr("clusters")));
  EXPECT_THROW(static_cast<void>(kaplan_meier(pooled, {.confidence_level = 1.0})), InvalidOption);
  EXPECT_THROW(static_cast<void>(pooled.only_cause(2)), InvalidOption);
  EXPECT_THROW(static_cast<void>(follow_up_time(PooledFollowUp({}))), NotEstimable);
}

TEST(PooledLogRank, equals_the_test_of_the_subjects) {
  const std::vector<LogRankOptions> tests{
      {}, {.rho = 1.0}, {.gamma = 1.0}, {.weight = LogRankWeight::at_risk}, {.weight = LogRankWeight::root_at_risk}};
  int compared = 0;
  for_each_cohort({Weights::none, Weights::counts, Weights::shares}, {false, true}, [&](const Case& at) {
    const FollowUp any = at.cohort.follow_up(at.shape.causes).any();
    for (const LogRankOptions& options : tests) {
      const auto [actual, why] = outcome([&] { return log_rank(at.pooled, options); });
      const auto [expected, reason] = outcome([&] { return log_rank(any, at.cohort.group, options); });
      EXPECT_EQ(why, reason);
      if (!actual || !expected) continue;
      ++compared;
      expect_same(actual->n, expected->n, "n");
      expect_same(actual->observed, expected->observed, "observed");
      expect_same(actual->expected, expected->expected, "expected");
      expect_same(actual->test, expected->test);
    }
  });
  EXPECT_GT(compared, 500);
}

TEST(PooledCumulativeIncidence, equals_the_curves_of_the_subjects) {
  for (const auto& [weights, entry] : {std::pair{std::vector{Weights::none, Weights::counts}, std::vector{false, true}},
                                       std::pair{std::vector{Weights::shares}, std::vector{false}}})
    for_each_cohort(weights, entry, [](const Case& at) {
      for (int g = 0; g < at.shape.groups; ++g) {
        const CauseFollowUp subjects = at.cohort.follow_up(at.shape.causes).subset(in_group(at.cohort, g));
        const auto actual = cumulative_incidence(at.pooled.only_group(g), {.at = times});
        const auto expected = cumulative_incidence(subjects, {.at = times});
        ASSERT_EQ(actual.size(), expected.size());
        for (std::size_t k = 0; k < actual.size(); ++k) {
          expect_same(actual[k].events, expected[k].events, "events");
          expect_same(actual[k].time, expected[k].time, "time");
          expect_same(actual[k].events_at, expected[k].events_at, "events at");
          expect_same(actual[k].cif, expected[k].cif, "cif");
          // The error is a root of a difference: near 0 it keeps half of the digits.
          ASSERT_EQ(actual[k].std_error.size(), expected[k].std_error.size());
          for (std::size_t i = 0; i < actual[k].std_error.size(); ++i)
            EXPECT_NEAR(std::pow(actual[k].std_error[i], 2), std::pow(expected[k].std_error[i], 2), 1e-13);
          for (std::size_t i = 0; i < times.size(); ++i) expect_same(actual[k].at[i].cif, expected[k].at[i].cif, "at");
        }
      }
    });
}

TEST(PooledGrayTest, equals_the_test_of_the_subjects) {
  int compared = 0;
  for_each_cohort({Weights::none, Weights::counts, Weights::shares}, {false, true}, [&](const Case& at) {
    for (int cause = 0; cause <= at.shape.causes; ++cause) {
      const auto [actual, why] = outcome([&] { return gray_test(at.pooled, cause); });
      const auto [expected, reason] =
          outcome([&] { return gray_test(at.cohort.follow_up(at.shape.causes), at.cohort.group, cause); });
      EXPECT_EQ(why, reason);
      if (!actual || !expected) continue;
      ++compared;
      EXPECT_EQ(actual->chi_square, expected->chi_square);  // sums of counts are exact
      EXPECT_EQ(actual->df, expected->df);
    }
  });
  EXPECT_GT(compared, 50);
}

}  // namespace
}  // namespace rtsurv::survival
