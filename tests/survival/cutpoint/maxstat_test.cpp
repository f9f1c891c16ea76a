#include "rtsurv/survival/cutpoint/maxstat.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include <gmock/gmock.h>

namespace rtsurv::survival {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pointwise;
using testing::SizeIs;

struct Cohort {
  std::vector<double> time;
  std::vector<std::uint8_t> event;
  std::vector<double> x;

  [[nodiscard]] FollowUp follow_up() const { return FollowUp(time, event); }
};

Maxstat search(const Cohort& cohort, const MaxstatOptions& options = {.p_method = MaxstatP::lausen94}) {
  return maxstat(cohort.follow_up(), cohort.x, options);
}

std::string message_of(const Cohort& cohort, const MaxstatOptions& options) {
  try {
    search(cohort, options);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

Cohort random_cohort(unsigned seed, std::size_t n, unsigned distinct) {
  std::mt19937 random(seed);
  Cohort cohort;
  for (std::size_t i = 0; i < n; ++i) {
    cohort.time.push_back(static_cast<double>(1 + random() % (2 * distinct)));
    cohort.event.push_back(random() % 3 > 0 ? 1 : 0);
    cohort.x.push_back(static_cast<double>(random() % distinct));
  }
  return cohort;
}

// Six patients: 1, 2, 2+, 3, 4+, 5 (+ censored), x rises with time.
//   scores a          10/12    7/12   -5/12   3/12   -9/12   -9/12,  mean -1/24
//   24 (a - mean)        21      15      -9      7     -17     -17,  sum of squares 1374
//   x                    10      20      20     30      40      50
//   24 (S_m - E)         21              27     34      17
//   24^2 variance  5/30 1374    9/30 1374    8/30 1374    5/30 1374
const Cohort six{{1, 2, 2, 3, 4, 5}, {1, 1, 0, 1, 0, 1}, {10, 20, 20, 30, 40, 50}};

TEST(Maxstat, agrees_with_six_patients_by_hand) {
  const Maxstat result = search(six);
  EXPECT_THAT(result.cut, ElementsAre(10, 20, 30, 40));
  EXPECT_THAT(result.candidate_statistic,
              ElementsAre(DoubleNear(21 / std::sqrt(229), 1e-14), DoubleNear(27 / std::sqrt(412.2), 1e-14),
                          DoubleNear(34 / std::sqrt(366.4), 1e-14), DoubleNear(17 / std::sqrt(229), 1e-14)));
  EXPECT_EQ(result.cutpoint, 30);
  EXPECT_EQ(result.statistic, result.candidate_statistic[2]);
  EXPECT_EQ(result.n_low, 4U);
  EXPECT_EQ(result.n_high, 2U);
}

// Integer scores 6, 5, 1, 4, 0, 0: mean 8/3, sum of squares about it 106/3; at x = 30: 16 - 32/3 = 16/3.
TEST(Maxstat, with_hl_searches_the_integer_scores) {
  const Maxstat result = search(six, {.p_method = MaxstatP::hothorn_lausen});
  EXPECT_EQ(result.cutpoint, 30);
  EXPECT_NEAR(result.statistic, 16.0 / 3 / std::sqrt(8.0 / 30 * 106 / 3), 1e-14);
}

TEST(Maxstat, with_gehan_scores_cuts_elsewhere) {
  const Maxstat result = search(six, {.score = MaxstatScore::gehan, .p_method = MaxstatP::lausen94});
  // Scores 5, 3, -2, 0, -3, -3 with mean 0 and sum of squares 56; sums 5, 6, 6, 3.
  EXPECT_EQ(result.cutpoint, 10);
  EXPECT_NEAR(result.statistic, 5 / std::sqrt(5.0 / 30 * 56), 1e-14);
}

TEST(Maxstat, takes_the_first_of_equal_maxima) {
  // Scores 1/3, -2/3, -2/3, 1/3 in the order of x: the same statistic at both ends.
  const Cohort symmetric{{1, 2, 2, 1}, {1, 0, 0, 1}, {1, 2, 3, 4}};
  const Maxstat result = search(symmetric);
  ASSERT_THAT(result.candidate_statistic, SizeIs(3));
  EXPECT_NEAR(result.candidate_statistic[0], result.candidate_statistic[2], 1e-12);
  EXPECT_EQ(result.cutpoint, 1);
}

TEST(Maxstat, searches_only_cuts_within_the_proportions) {
  const Cohort cohort = random_cohort(3, 100, 90);
  const Maxstat result =
      search(cohort, {.p_method = MaxstatP::lausen94, .min_proportion = 0.25, .max_proportion = 0.7});
  for (const double cut : result.cut) {
    const auto low = std::ranges::count_if(cohort.x, [cut](double x) { return x <= cut; });
    EXPECT_GE(low, 25);
    EXPECT_LE(low, 70);
  }
}

TEST(Maxstat, never_cuts_above_the_largest_value) {
  const Maxstat result = search(six, {.p_method = MaxstatP::lausen94, .min_proportion = 0, .max_proportion = 1});
  EXPECT_THAT(result.cut, ElementsAre(10, 20, 30, 40));
}

TEST(Maxstat, does_not_depend_on_the_order_of_the_patients) {
  Cohort cohort = random_cohort(4, 80, 20);
  const Maxstat expected = search(cohort, {.replicates = 999});
  std::vector<std::size_t> order(80);
  std::iota(order.begin(), order.end(), 0U);
  std::shuffle(order.begin(), order.end(), std::mt19937(5));
  const Cohort original = cohort;
  for (std::size_t i = 0; i < 80; ++i) {
    cohort.time[i] = original.time[order[i]];
    cohort.event[i] = original.event[order[i]];
    cohort.x[i] = original.x[order[i]];
  }
  const Maxstat shuffled = search(cohort, {.replicates = 999});
  EXPECT_EQ(shuffled.candidate_statistic, expected.candidate_statistic);
  EXPECT_EQ(shuffled.cutpoint, expected.cutpoint);
  EXPECT_EQ(shuffled.p, expected.p);
}

TEST(Maxstat, does_not_depend_on_the_units_of_time_and_x) {
  Cohort cohort = random_cohort(6, 80, 20);
  const Maxstat expected = search(cohort);
  for (double& t : cohort.time) t *= 30.4375;
  for (double& x : cohort.x) x = std::exp(x);
  const Maxstat changed = search(cohort);
  EXPECT_EQ(changed.candidate_statistic, expected.candidate_statistic);
  EXPECT_EQ(changed.cutpoint, std::exp(expected.cutpoint));
}

TEST(Maxstat, of_a_reversed_covariate_mirrors_the_candidates) {
  Cohort cohort = random_cohort(7, 81, 200);
  std::iota(cohort.x.begin(), cohort.x.end(), 0.0);
  std::vector<double> expected = search(cohort).candidate_statistic;
  for (double& x : cohort.x) x = -x;
  std::ranges::reverse(expected);
  // m from 8 to 72 of 81 on one side are 9 to 73 on the other.
  const MaxstatOptions mirrored{
      .p_method = MaxstatP::lausen94, .min_proportion = 9.0 / 81, .max_proportion = 73.5 / 81};
  EXPECT_THAT(search(cohort, mirrored).candidate_statistic, Pointwise(DoubleNear(1e-12), expected));
}

TEST(Maxstat, of_a_subset_uses_its_patients_only) {
  const Cohort cohort = random_cohort(8, 60, 15);
  std::vector<std::uint8_t> keep(60);
  Cohort kept;
  for (std::size_t i = 0; i < 60; ++i) {
    keep[i] = i % 3 > 0 ? 1 : 0;
    if (keep[i] == 0) continue;
    kept.time.push_back(cohort.time[i]);
    kept.event.push_back(cohort.event[i]);
    kept.x.push_back(cohort.x[i]);
  }
  const Maxstat subset = maxstat(cohort.follow_up().subset(keep), cohort.x, {.p_method = MaxstatP::lausen94});
  EXPECT_EQ(subset.candidate_statistic, search(kept).candidate_statistic);
}

TEST(Maxstat, searches_a_hundred_thousand_patients) {
  const Maxstat result = search(random_cohort(9, 100'000, 1'000'000));
  EXPECT_GT(result.cut.size(), 70'000U);
  EXPECT_GT(result.statistic, 0.0);
}

// x is the order of the deaths: the statistic is far beyond 38, where the normal tail leaves the range of double.
TEST(Maxstat, never_reports_a_p_of_zero) {
  Cohort cohort;
  for (int i = 1; i <= 4000; ++i) {
    cohort.time.push_back(i);
    cohort.event.push_back(1);
    cohort.x.push_back(std::floor(i / 200.0));
  }
  for (const MaxstatP method : {MaxstatP::lausen92, MaxstatP::lausen94, MaxstatP::exact_gauss})
    EXPECT_EQ(search(cohort, {.p_method = method}).p, std::numeric_limits<double>::min());
  EXPECT_EQ(search(cohort, {.replicates = 99}).p, 0.01);
}

TEST(Maxstat, simulates_by_default_and_gives_its_error) {
  const Cohort cohort = random_cohort(11, 30, 10);
  const Maxstat simulated = search(cohort, {});
  EXPECT_NEAR(*simulated.p_std_error, std::sqrt(simulated.p * (1 - simulated.p) / 99'999), 1e-12);
  EXPECT_FALSE(search(cohort).p_std_error.has_value());
}

TEST(Maxstat, of_two_patients_has_one_cut) {
  const Cohort two{{1, 2}, {1, 0}, {3, 4}};
  const Maxstat result = search(two, {.p_method = MaxstatP::exact});
  EXPECT_EQ(result.cutpoint, 3);
  EXPECT_NEAR(result.statistic, 1.0, 1e-15);
  EXPECT_EQ(result.p, 1.0);
}

TEST(Maxstat, refuses_what_it_cannot_search) {
  const Cohort cohort = random_cohort(10, 20, 8);
  const std::vector<double> entry(20, 0.5);
  const std::vector<double> weight(20, 2.0);
  const std::vector<int> stratum(20, 1);
  EXPECT_THROW((void)maxstat(FollowUp({cohort.time, cohort.event, entry}), cohort.x), InvalidOption);
  EXPECT_THROW((void)maxstat(FollowUp({cohort.time, cohort.event, {}, weight}), cohort.x), InvalidOption);
  EXPECT_THROW((void)maxstat(FollowUp({cohort.time, cohort.event, {}, {}, stratum}), cohort.x), InvalidOption);
  EXPECT_THROW((void)maxstat(cohort.follow_up(), std::span(cohort.x).first(19)), InvalidOption);
  Cohort unknown = cohort;
  unknown.x[3] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(search(unknown), InvalidOption);
}

TEST(Maxstat, refuses_options_outside_their_range) {
  EXPECT_THROW(search(six, {.min_proportion = 0.5, .max_proportion = 0.5}), InvalidOption);
  EXPECT_THROW(search(six, {.min_proportion = -0.1}), InvalidOption);
  EXPECT_THROW(search(six, {.max_proportion = 90}), InvalidOption);
  EXPECT_THROW(search(six, {.min_proportion = std::numeric_limits<double>::quiet_NaN()}), InvalidOption);
  EXPECT_THROW(search(six, {.replicates = 0}), InvalidOption);
  EXPECT_THROW(search(six, {.p_method = MaxstatP::lausen92, .min_proportion = 0}), InvalidOption);
}

TEST(Maxstat, says_why_there_is_no_cut) {
  Cohort constant = six;
  std::ranges::fill(constant.x, 4.0);
  EXPECT_THAT(message_of(constant, {}), HasSubstr("one value only"));
  EXPECT_THAT(message_of(six, {.min_proportion = 0.34, .max_proportion = 0.4}), HasSubstr("34 to 40 %"));
  Cohort censored = six;
  std::ranges::fill(censored.event, std::uint8_t{0});
  EXPECT_THAT(message_of(censored, {}), HasSubstr("same score"));
  EXPECT_THROW(search(Cohort{}), NotEstimable);
}

}  // namespace
}  // namespace rtsurv::survival
