#include "rtsurv/survival/time/follow_up.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <random>

#include <gmock/gmock.h>

namespace rtsurv::survival {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Column = FollowUpProblem::Column;

struct Cohort {
  std::vector<double> time;
  std::vector<std::uint8_t> event;
  std::vector<double> entry = {}, weight = {};
  std::vector<int> stratum = {};

  [[nodiscard]] FollowUpColumns columns() const { return {time, event, entry, weight, stratum}; }
};

Cohort random_cohort(std::size_t n, unsigned seed) {
  std::mt19937 random(seed);
  Cohort cohort;
  for (std::size_t i = 0; i < n; ++i) {
    cohort.time.push_back(0.25 * static_cast<double>(1 + random() % 40));
    cohort.event.push_back(static_cast<std::uint8_t>(random() % 2));
    cohort.entry.push_back(cohort.time.back() - 0.25 * static_cast<double>(1 + random() % 4));
    cohort.weight.push_back(static_cast<double>(random() % 4));
    cohort.stratum.push_back(static_cast<int>(random() % 3) * 1000000);
  }
  return cohort;
}

std::vector<FollowUpProblem> problems_of(const Cohort& cohort) {
  try {
    const FollowUp follow_up(cohort.columns());
  } catch (const InvalidFollowUp& error) {
    return error.problems;
  }
  return {};
}

// Six patients: times 5 3 9 3 7 1, events 1 0 1 1 0 1. By time: 1, then both 3 in their order, 5, 7, 9.
TEST(FollowUp, orders_six_patients_by_time_and_remembers_who_they_are) {
  const Cohort cohort{{5, 3, 9, 3, 7, 1}, {1, 0, 1, 1, 0, 1}};
  const FollowUp follow_up(cohort.columns());
  EXPECT_THAT(follow_up.time(), ElementsAre(1, 3, 3, 5, 7, 9));
  EXPECT_THAT(follow_up.event(), ElementsAre(1, 0, 1, 1, 0, 1));
  EXPECT_THAT(follow_up.order(), ElementsAre(5, 1, 3, 0, 4, 2));
  EXPECT_EQ(follow_up.total_events(), 4.0);
  EXPECT_EQ(follow_up.caller_size(), 6U);
  EXPECT_TRUE(follow_up.entry().empty());
  EXPECT_TRUE(follow_up.weight().empty());
  EXPECT_TRUE(follow_up.stratum().empty());
}

TEST(FollowUp, orders_by_stratum_before_time) {
  const Cohort cohort{{5, 3, 9, 3, 7, 1}, {1, 0, 1, 1, 0, 1}, {}, {}, {0, 7, 0, 0, 7, 7}};
  const FollowUp follow_up(cohort.columns());
  EXPECT_THAT(follow_up.stratum(), ElementsAre(0, 0, 0, 7, 7, 7));
  EXPECT_THAT(follow_up.time(), ElementsAre(3, 5, 9, 1, 3, 7));
  EXPECT_THAT(follow_up.order(), ElementsAre(3, 0, 2, 5, 1, 4));
}

TEST(FollowUp, carries_every_column_of_a_patient_along_as_a_naive_sort_does) {
  const Cohort cohort = random_cohort(2000, 1);
  const FollowUp follow_up(cohort.columns());
  std::vector<std::size_t> order(cohort.time.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(cohort.stratum[a], cohort.time[a]) < std::pair(cohort.stratum[b], cohort.time[b]);
  });
  double events = 0.0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::size_t subject = order[i];
    ASSERT_EQ(follow_up.order()[i], subject);
    ASSERT_EQ(follow_up.time()[i], cohort.time[subject]);
    ASSERT_EQ(follow_up.event()[i], cohort.event[subject]);
    ASSERT_EQ(follow_up.entry()[i], cohort.entry[subject]);
    ASSERT_EQ(follow_up.weight()[i], cohort.weight[subject]);
    ASSERT_EQ(follow_up.stratum()[i], cohort.stratum[subject]);
    if (cohort.event[subject] == 1) events += cohort.weight[subject];
  }
  EXPECT_EQ(follow_up.total_events(), events);
}

TEST(FollowUp, of_nobody_is_empty) {
  const FollowUp follow_up(FollowUpColumns{});
  EXPECT_EQ(follow_up.size(), 0U);
  EXPECT_EQ(follow_up.total_events(), 0.0);
}

TEST(FollowUp, merges_times_that_differ_by_rounding_error) {
  const Cohort cohort{{66.18206708000001, 12, 66.18206708, 90}, {1, 0, 1, 1}};
  const FollowUp follow_up(cohort.columns());
  EXPECT_THAT(follow_up.time(), ElementsAre(12, 66.18206708, 66.18206708, 90));
}

TEST(FollowUp, merges_entry_times_with_times) {
  const Cohort cohort{{10 + 1e-9, 20, 30}, {1, 1, 0}, {0, 10, 10 + 2e-9}};
  const FollowUp follow_up(cohort.columns());
  EXPECT_THAT(follow_up.time(), ElementsAre(10, 20, 30));
  EXPECT_THAT(follow_up.entry(), ElementsAre(0, 10, 10));
}

TEST(FollowUp, merges_across_strata) {
  const Cohort cohort{{5 + 1e-10, 5, 8}, {1, 1, 1}, {}, {}, {0, 1, 1}};
  EXPECT_THAT(FollowUp(cohort.columns()).time(), ElementsAre(5, 5, 8));
}

TEST(FollowUp, turns_minus_zero_into_zero) {
  const Cohort cohort{{-0.0}, {1}};
  EXPECT_FALSE(std::signbit(FollowUp(cohort.columns()).time()[0]));
}

TEST(FollowUp, names_every_impossible_subject_in_the_order_of_the_caller) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinite = std::numeric_limits<double>::infinity();
  const Cohort cohort{{-1, nan, 3, 4, 5, 6, 7},
                      {1, 1, 2, 1, 1, 1, 1},
                      {-2, 0, 0, 4, infinite, 0, 0},
                      {1, 1, 1, 1, 1, -1, nan},
                      {0, 0, 0, 0, -1, 0, 0}};
  const auto problems = problems_of(cohort);
  std::vector<std::pair<std::size_t, Column>> found;
  for (const FollowUpProblem& problem : problems) found.emplace_back(problem.index, problem.column);
  using P = std::pair<std::size_t, Column>;
  EXPECT_THAT(found,
              ElementsAre(P{0, Column::time}, P{1, Column::time}, P{2, Column::event}, P{3, Column::entry},
                          P{4, Column::entry}, P{4, Column::stratum}, P{5, Column::weight}, P{6, Column::weight}));
  EXPECT_EQ(problems[0].message, "must not be negative");
  EXPECT_EQ(problems[1].message, "must be finite");
  EXPECT_EQ(problems[3].message, "must be before the time");
}

TEST(FollowUp, refuses_an_entry_that_is_near_tied_with_its_time) {
  const auto problems = problems_of({{20, 10 + 1e-9, 5 + 1e-9}, {1, 1, 1}, {0, 10, 5}});
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].index, 1U);
  EXPECT_EQ(problems[1].index, 2U);
  EXPECT_EQ(problems[0].column, Column::entry);
}

TEST(FollowUp, says_what_is_wrong_without_quoting_a_value) {
  const Cohort cohort{{-123.5, 1}, {1, 1}};
  try {
    const FollowUp follow_up(cohort.columns());
    FAIL();
  } catch (const InvalidFollowUp& error) {
    EXPECT_EQ(error.kind(), ErrorKind::data);
    EXPECT_STREQ(error.what(), "subject 1: time must not be negative");
  }
}

TEST(FollowUp, prints_fifty_problems_and_counts_the_rest) {
  Cohort cohort;
  cohort.time.assign(60, -1.0);
  cohort.event.assign(60, 1);
  try {
    const FollowUp follow_up(cohort.columns());
    FAIL();
  } catch (const InvalidFollowUp& error) {
    EXPECT_EQ(error.problems.size(), 60U);
    EXPECT_THAT(error.what(), HasSubstr("subject 50: "));
    EXPECT_THAT(error.what(), Not(HasSubstr("subject 51: ")));
    EXPECT_THAT(error.what(), HasSubstr("and 10 more"));
  }
}

TEST(FollowUp, refuses_columns_of_different_length) {
  const std::vector<double> two{1, 2};
  const std::vector<std::uint8_t> two_events{1, 1};
  const std::vector<std::uint8_t> one_event{1};
  const std::vector<double> one{0};
  const std::vector<int> one_stratum{0};
  EXPECT_THROW(FollowUp(two, one_event), InvalidOption);
  EXPECT_THROW(FollowUp({two, two_events, one}), InvalidOption);
  EXPECT_THROW(FollowUp({two, two_events, {}, one}), InvalidOption);
  EXPECT_THROW(FollowUp({two, two_events, {}, {}, one_stratum}), InvalidOption);
}

TEST(FollowUpSubset, equals_the_follow_up_of_the_chosen_subjects) {
  const Cohort cohort = random_cohort(500, 2);
  const FollowUp all(cohort.columns());
  std::vector<std::uint8_t> keep(500);
  Cohort chosen;
  std::vector<std::size_t> index;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    keep[i] = i % 3 == 0 ? 1 : 0;
    if (keep[i] == 0) continue;
    chosen.time.push_back(cohort.time[i]);
    chosen.event.push_back(cohort.event[i]);
    chosen.entry.push_back(cohort.entry[i]);
    chosen.weight.push_back(cohort.weight[i]);
    chosen.stratum.push_back(cohort.stratum[i]);
    index.push_back(i);
  }
  const FollowUp subset = all.subset(keep);
  const FollowUp expected(chosen.columns());
  EXPECT_THAT(subset.time(), testing::ElementsAreArray(expected.time()));
  EXPECT_THAT(subset.event(), testing::ElementsAreArray(expected.event()));
  EXPECT_THAT(subset.entry(), testing::ElementsAreArray(expected.entry()));
  EXPECT_THAT(subset.weight(), testing::ElementsAreArray(expected.weight()));
  EXPECT_THAT(subset.stratum(), testing::ElementsAreArray(expected.stratum()));
  EXPECT_EQ(subset.total_events(), expected.total_events());
  for (std::size_t i = 0; i < subset.size(); ++i) ASSERT_EQ(subset.order()[i], index[expected.order()[i]]);
  EXPECT_EQ(subset.caller_size(), 500U);
}

TEST(FollowUpSubset, of_a_subset_still_speaks_of_the_caller) {
  const Cohort cohort{{5, 3, 9, 3}, {1, 0, 1, 1}};
  const std::vector<std::uint8_t> without_first{0, 1, 1, 1}, without_last{1, 1, 1, 0};
  const FollowUp subset = FollowUp(cohort.columns()).subset(without_first).subset(without_last);
  EXPECT_THAT(subset.order(), ElementsAre(1, 2));
  EXPECT_EQ(subset.total_events(), 1.0);
}

TEST(FollowUpSubset, needs_a_choice_for_every_subject) {
  const Cohort cohort{{5, 3}, {1, 0}};
  const std::vector<std::uint8_t> keep{1};
  EXPECT_THROW((void)FollowUp(cohort.columns()).subset(keep), InvalidOption);
}

TEST(FollowUpReversed, exchanges_events_and_censorings) {
  const Cohort cohort{{5, 3, 9}, {1, 0, 1}, {}, {2, 3, 4}};
  const FollowUp reversed = FollowUp(cohort.columns()).reversed();
  EXPECT_THAT(reversed.time(), ElementsAre(3, 5, 9));
  EXPECT_THAT(reversed.event(), ElementsAre(1, 0, 0));
  EXPECT_EQ(reversed.total_events(), 3.0);
}

TEST(FollowUp, takes_times_and_events_of_any_container) {
  const std::vector<double> time{3, 1, 2};
  const FollowUp expected({.time = time, .event = std::vector<std::uint8_t>{1, 0, 1}});
  const auto same = [&](const FollowUp& follow_up) {
    return std::ranges::equal(follow_up.time(), expected.time()) &&
           std::ranges::equal(follow_up.event(), expected.event()) && follow_up.total_events() == 2.0;
  };
  EXPECT_TRUE(same(FollowUp(time, std::vector<std::uint8_t>{1, 0, 1})));
  EXPECT_TRUE(same(FollowUp(time, std::vector<int>{1, 0, 1})));
  EXPECT_TRUE(same(FollowUp(time, std::vector<bool>{true, false, true})));
  EXPECT_TRUE(same(FollowUp(std::array<double, 3>{3, 1, 2}, std::array<bool, 3>{true, false, true})));
  EXPECT_TRUE(same(FollowUp(std::span<const double>(time), std::array<char, 3>{1, 0, 1})));
}

TEST(FollowUp, refuses_events_that_are_no_truth_value_in_any_container) {
  const std::vector<double> time{1, 2};
  EXPECT_THROW(FollowUp(time, std::vector<int>{1, 257}), InvalidFollowUp);
  EXPECT_THROW(FollowUp(time, std::vector<int>{-1, 0}), InvalidFollowUp);
  EXPECT_THROW(FollowUp(time, std::vector<int>{1}), InvalidOption);
}

TEST(FollowUp, keeps_its_order_with_other_events) {
  const std::vector<double> time{3, 1, 2};
  const FollowUp other = FollowUp(time, std::vector<int>{1, 1, 1}).with_events(std::vector<std::uint8_t>{1, 0, 0});
  EXPECT_TRUE(std::ranges::equal(other.event(), std::vector<std::uint8_t>{0, 0, 1}));
  EXPECT_EQ(other.total_events(), 1.0);
  EXPECT_THROW((void)other.with_events(std::vector<std::uint8_t>{1, 0}), InvalidOption);
  EXPECT_THROW((void)other.with_events(std::vector<std::uint8_t>{1, 0, 2}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
