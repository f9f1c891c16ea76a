// The search in a resample against maxstat() on repeated rows.
#include "rtsurv/survival/cutpoint/cut_finder.hpp"

#include <cmath>
#include <limits>
#include <random>

#include <gmock/gmock.h>

#include "rtsurv/survival/cutpoint/maxstat.hpp"

namespace rtsurv::survival {
namespace {

struct Cohort {
  std::vector<double> time, x, weight;
  std::vector<std::uint8_t> event;
};

Cohort random_cohort(unsigned seed, unsigned values_of_x) {
  std::mt19937 random(seed);
  Cohort cohort;
  for (int i = 0; i < 80; ++i) {
    cohort.time.push_back(static_cast<double>(1 + random() % 30));
    cohort.event.push_back(random() % 3 != 0 ? 1 : 0);
    cohort.x.push_back(static_cast<double>(random() % values_of_x));
    cohort.weight.push_back(static_cast<double>(random() % 4));
  }
  return cohort;
}

Maxstat on_repeated_rows(const Cohort& cohort, MaxstatP p_method = MaxstatP::lausen94) {
  Cohort rows;
  for (std::size_t i = 0; i < cohort.time.size(); ++i)
    for (int k = 0; k < static_cast<int>(cohort.weight[i]); ++k) {
      rows.time.push_back(cohort.time[i]);
      rows.event.push_back(cohort.event[i]);
      rows.x.push_back(cohort.x[i]);
    }
  return maxstat(FollowUp({.time = rows.time, .event = rows.event}), rows.x, {.p_method = p_method});
}

TEST(CutFinder, FindsWhatMaxstatFindsOnRepeatedRows) {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    const Cohort cohort = random_cohort(seed, seed % 2 == 0 ? 6 : 60);
    const CutFinder finder(FollowUp({.time = cohort.time, .event = cohort.event}), cohort.x, {});
    const auto found = finder.search(cohort.weight);
    const Maxstat expected = on_repeated_rows(cohort);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->cut, expected.cutpoint) << seed;
    EXPECT_NEAR(found->statistic, expected.statistic, 1e-10 * expected.statistic) << seed;
  }
}

// Both are rounded: at HL the cut of maxstat() is that of integer scores.
TEST(CutFinder, SearchesIntegerScoresAsMaxstatWithHl) {
  std::size_t moved = 0;
  for (unsigned seed = 1; seed <= 200; ++seed) {
    const Cohort cohort = random_cohort(seed, 60);
    const FollowUp follow_up({.time = cohort.time, .event = cohort.event});
    const auto found = CutFinder(follow_up, cohort.x, {}, CutScores::integers).search(cohort.weight);
    const Maxstat expected = on_repeated_rows(cohort, MaxstatP::hothorn_lausen);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->cut, expected.cutpoint) << seed;
    EXPECT_NEAR(found->statistic, expected.statistic, 1e-10 * expected.statistic) << seed;
    if (found->cut != CutFinder(follow_up, cohort.x, {}).search(cohort.weight)->cut) ++moved;
  }
  EXPECT_GT(moved, 0U);
}

TEST(CutFinder, LeavesOutUnknownValues) {
  Cohort cohort = random_cohort(5, 60);
  for (std::size_t i = 0; i < 20; ++i) {
    cohort.x[i] = std::numeric_limits<double>::quiet_NaN();
    cohort.weight[i] = 0.0;
  }
  const auto found =
      CutFinder(FollowUp({.time = cohort.time, .event = cohort.event}), cohort.x, {}).search(cohort.weight);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->cut, on_repeated_rows(cohort).cutpoint);
}

TEST(CutFinder, FindsNothingWhereThereIsNothingToFind) {
  const std::vector<double> time{1, 2, 3, 4}, x{1, 1, 2, 2}, first_two{2, 2, 0, 0}, all{1, 1, 1, 1}, same{3, 3, 3, 3};
  const std::vector<std::uint8_t> event{1, 1, 1, 0}, none{0, 0, 0, 0};
  EXPECT_FALSE(CutFinder(FollowUp({.time = time, .event = event}), x, {}).search(first_two));
  EXPECT_FALSE(CutFinder(FollowUp({.time = time, .event = none}), x, {}).search(all));
  EXPECT_FALSE(CutFinder(FollowUp({.time = time, .event = event}), same, {}).search(all));
  EXPECT_TRUE(CutFinder(FollowUp({.time = time, .event = event}), x, {}).search(all));
}

TEST(CutFinder, RefusesColumnsThatDoNotFit) {
  const std::vector<double> time{1, 2}, x{1}, fits{1, 2}, few{1};
  const std::vector<std::uint8_t> event{1, 1};
  const FollowUp follow_up({.time = time, .event = event});
  EXPECT_THROW(CutFinder(follow_up, x, {}), InvalidOption);
  EXPECT_THROW((void)CutFinder(follow_up, fits, {}).search(few), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
