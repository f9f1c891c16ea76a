#include "rtsurv/survival/time/runs.hpp"

#include <ranges>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

using Ends = std::vector<std::pair<std::size_t, std::size_t>>;

template <typename Range>
Ends ends(Range&& runs) {
  Ends result;
  for (const Run run : runs) result.emplace_back(run.begin, run.end);
  return result;
}

const std::vector<double> values{1, 1, 2, 3, 3, 3};

TEST(Runs, are_of_equal_neighbours_in_both_directions) {
  const Runs<double> runs(values, {0, 6});
  EXPECT_THAT(ends(runs), ElementsAre(Pair(0, 2), Pair(2, 3), Pair(3, 6)));
  EXPECT_THAT(ends(runs | std::views::reverse), ElementsAre(Pair(3, 6), Pair(2, 3), Pair(0, 2)));
}

TEST(Runs, stay_within_the_subjects_asked_for) {
  const Runs<double> runs(values, {1, 5});
  EXPECT_THAT(ends(runs), ElementsAre(Pair(1, 2), Pair(2, 3), Pair(3, 5)));
  EXPECT_THAT(ends(runs | std::views::reverse), ElementsAre(Pair(3, 5), Pair(2, 3), Pair(1, 2)));
}

TEST(Runs, of_no_column_are_one_and_of_no_subjects_none) {
  EXPECT_THAT(ends(Runs<int>({}, {0, 4})), ElementsAre(Pair(0, 4)));
  EXPECT_THAT(ends(Runs<int>({}, {0, 4}) | std::views::reverse), ElementsAre(Pair(0, 4)));
  EXPECT_THAT(ends(Runs<int>({}, {0, 0})), IsEmpty());
  EXPECT_THAT(ends(Runs<double>(values, {2, 2})), IsEmpty());
}

TEST(FollowUpRuns, visit_every_subject_by_stratum_then_by_time) {
  const std::vector<double> time{3, 1, 3, 2, 1, 3};
  const std::vector<std::uint8_t> event(6, 1);
  const std::vector<int> stratum{7, 0, 7, 0, 7, 0};
  const FollowUp follow_up({.time = time, .event = event, .stratum = stratum});
  EXPECT_THAT(ends(follow_up.strata()), ElementsAre(Pair(0, 3), Pair(3, 6)));
  EXPECT_THAT(ends(follow_up.ties({0, 3})), ElementsAre(Pair(0, 1), Pair(1, 2), Pair(2, 3)));
  EXPECT_THAT(ends(follow_up.ties({3, 6})), ElementsAre(Pair(3, 4), Pair(4, 6)));
  EXPECT_EQ(follow_up.stratum_of(0), 0);
  EXPECT_EQ(follow_up.stratum_of(3), 7);
  const FollowUp one(time, event);
  EXPECT_THAT(ends(one.strata()), ElementsAre(Pair(0, 6)));
  EXPECT_EQ(one.stratum_of(5), 0);
  EXPECT_EQ(one.weight_of(5), 1.0);
}

}  // namespace
}  // namespace rtsurv::survival
