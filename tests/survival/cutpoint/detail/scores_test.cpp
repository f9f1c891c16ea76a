#include "rtsurv/survival/cutpoint/detail/scores.hpp"

#include <cmath>
#include <cstdint>
#include <random>

#include <gmock/gmock.h>

namespace rtsurv::survival {
using namespace detail;
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;

struct Cohort {
  std::vector<double> time;
  std::vector<std::uint8_t> event;

  [[nodiscard]] FollowUp follow_up() const { return FollowUp(time, event); }
};

// Six patients: 1, 2, 2+, 3, 4+, 5 (+ censored).
const Cohort six{{1, 2, 2, 3, 4, 5}, {1, 1, 0, 1, 0, 1}};

Cohort tied_cohort(unsigned seed, std::size_t n) {
  std::mt19937 random(seed);
  Cohort cohort;
  for (std::size_t i = 0; i < n; ++i) {
    cohort.time.push_back(static_cast<double>(random() % 12));
    cohort.event.push_back(random() % 3 > 0 ? 1 : 0);
  }
  return cohort;
}

// Largest ranks 1, 3, 3, 4, 5, 6: the events add 1/6, 1/4, 1/3 and 1/1 to the hazard.
TEST(MaxstatScores, log_rank_agrees_with_six_patients_by_hand) {
  const auto near = [](double twelfths) { return DoubleNear(twelfths / 12, 1e-15); };
  EXPECT_THAT(log_rank_scores(six.follow_up()), ElementsAre(near(10), near(7), near(-5), near(3), near(-9), near(-9)));
}

// At risk 6, 5, 5, 3, 2, 1; events so far 1, 2, 2, 3, 3, 4.
//   6 - 1 = 5,  5 - 2 = 3,  0 - 2,  3 - 3 = 0,  0 - 3,  1 - 4 = -3
// The second patient outlives one and is outlived by four, one of them censored at the same time: 4 - 1 = 3.
TEST(MaxstatScores, gehan_agrees_with_six_patients_by_hand) {
  EXPECT_THAT(gehan_scores(six.follow_up()), ElementsAre(5, 3, -2, 0, -3, -3));
}

TEST(MaxstatScores, log_rank_is_the_sum_over_earlier_events) {
  const FollowUp follow_up = tied_cohort(1, 60).follow_up();
  const std::vector<double> score = log_rank_scores(follow_up);
  const auto time = follow_up.time();
  const auto rank = [time](double t) { return static_cast<double>(std::ranges::upper_bound(time, t) - time.begin()); };
  for (std::size_t i = 0; i < 60; ++i) {
    double expected = follow_up.event()[i];
    for (std::size_t j = 0; j < 60; ++j)
      if (time[j] <= time[i]) expected -= follow_up.event()[j] / (60 - rank(time[j]) + 1);
    EXPECT_NEAR(score[i], expected, 1e-12);
  }
}

TEST(MaxstatScores, gehan_counts_the_pairs_whose_order_is_known) {
  const FollowUp follow_up = tied_cohort(2, 60).follow_up();
  const std::vector<double> score = gehan_scores(follow_up);
  const auto outlives = [&](std::size_t i, std::size_t j) {
    const bool later = follow_up.time()[i] > follow_up.time()[j];
    const bool censored_then = follow_up.time()[i] == follow_up.time()[j] && follow_up.event()[i] == 0;
    return follow_up.event()[j] == 1 && (later || censored_then);
  };
  for (std::size_t i = 0; i < 60; ++i) {
    double expected = 0;
    for (std::size_t j = 0; j < 60; ++j) expected += (outlives(j, i) ? 1 : 0) - (outlives(i, j) ? 1 : 0);
    EXPECT_EQ(score[i], expected);
  }
}

TEST(MaxstatScores, without_events_are_all_zero) {
  const Cohort censored{{1, 2, 3}, {0, 0, 0}};
  EXPECT_THAT(log_rank_scores(censored.follow_up()), Each(0.0));
  EXPECT_THAT(gehan_scores(censored.follow_up()), Each(0.0));
}

// (a + 9/12) * 6 / (19/12) = 6, 96/19 = 5.05, 24/19 = 1.3, 72/19 = 3.8, 0, 0
TEST(MaxstatScores, integers_agree_with_six_patients_by_hand) {
  EXPECT_THAT(integer_scores(log_rank_scores(six.follow_up()), 6), ElementsAre(6, 5, 1, 4, 0, 0));
}

TEST(MaxstatScores, integers_round_halves_to_the_even_neighbour) {
  EXPECT_THAT(integer_scores(std::vector{0.0, 0.125, 0.375, 1.0}, 4), ElementsAre(0, 0, 2, 4));  // 0, 0.5, 1.5, 4
}

TEST(MaxstatScores, integers_and_halves_are_not_rounded) {
  EXPECT_THAT(integer_scores(std::vector{-2.0, 7.0, 0.0}, 3), ElementsAre(0, 9, 2));
  EXPECT_THAT(integer_scores(std::vector{-0.5, 7.0, 0.0}, 3), ElementsAre(0, 15, 1));
}

TEST(MaxstatScores, equal_scores_become_zero) {
  EXPECT_THAT(integer_scores(std::vector{0.3, 0.3}, 2), ElementsAre(0, 0));
}

// The shares 1 / k of 200 events are whole multiples of 2^-60, so that their sums are exact in 64 bits.
TEST(MaxstatScores, log_rank_sums_without_losing_a_bit) {
  Cohort cohort;
  for (int i = 1; i <= 200; ++i) {
    cohort.time.push_back(i);
    cohort.event.push_back(1);
  }
  const std::vector<double> score = log_rank_scores(cohort.follow_up());
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < 200; ++i) {
    sum += static_cast<std::uint64_t>(std::ldexp(1.0 / static_cast<double>(200 - i), 60));
    EXPECT_EQ(score[i], 1.0 - std::ldexp(static_cast<double>(sum), -60)) << i;
  }
}

}  // namespace
}  // namespace rtsurv::survival
