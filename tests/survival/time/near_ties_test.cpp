#include "rtsurv/survival/time/near_ties.hpp"

#include <gmock/gmock.h>

namespace rtsurv::survival {
namespace {

using testing::ElementsAre;

TEST(RunStarts, are_empty_when_no_two_times_are_near) {
  EXPECT_TRUE(run_starts(std::vector<double>{}).empty());
  EXPECT_TRUE(run_starts(std::vector<double>{0.0, 0.0, 0.0}).empty());
  EXPECT_TRUE(run_starts(std::vector<double>{1.0, 1.0, 2.0, 3.5}).empty());
}

TEST(RunStarts, join_times_that_differ_in_the_last_digits) {
  EXPECT_THAT(run_starts(std::vector<double>{12.0, 66.18206708, 66.18206708000001, 90.0}),
              ElementsAre(12.0, 66.18206708, 90.0));
}

// Distinct times 1, 1000, 1000 + 2e-5, 1000 + 4e-5, 1000 + 6e-5, 5000 have the mean 1500.17, so that a gap of 2e-5 is
// 1.33e-8 of it, within 1.49e-8; the ends of the chain, 6e-5 apart, are joined through their neighbours.
TEST(RunStarts, chain_neighbours_by_the_gap_relative_to_the_mean) {
  EXPECT_THAT(run_starts(std::vector<double>{1.0, 1000.0, 1000.00002, 1000.00004, 1000.00006, 5000.0}),
              ElementsAre(1.0, 1000.0, 5000.0));
  EXPECT_TRUE(run_starts(std::vector<double>{1.0, 1000.0, 1000.00004, 1000.00008, 1000.00012, 5000.0}).empty());
}

TEST(RunStarts, take_the_mean_over_distinct_times) {
  // Distinct mean 1500.25; if the six ones counted, the mean would be below 700 and the gap of 2e-5 too wide.
  EXPECT_THAT(run_starts(std::vector<double>{1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1000.0, 1000.00002, 4000.0}),
              ElementsAre(1.0, 1000.0, 4000.0));
}

TEST(RunStarts, join_small_times_by_the_absolute_gap) {
  EXPECT_THAT(run_starts(std::vector<double>{0.0, 5e-9, 1e-8}), ElementsAre(0.0));
}

TEST(MergeRuns, moves_each_time_to_the_first_of_its_run) {
  std::vector<double> times{1.0, 2.0, 2.0 + 1e-9, 2.0 + 2e-9, 3.0};
  merge_runs(times, run_starts(times));
  EXPECT_THAT(times, ElementsAre(1.0, 2.0, 2.0, 2.0, 3.0));
}

TEST(MergeRuns, leaves_times_alone_without_starts) {
  std::vector<double> times{1.0, 2.0};
  merge_runs(times, {});
  EXPECT_THAT(times, ElementsAre(1.0, 2.0));
}

}  // namespace
}  // namespace rtsurv::survival
