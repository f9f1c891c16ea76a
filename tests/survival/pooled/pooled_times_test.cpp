#include "rtsurv/survival/pooled/pooled_times.hpp"

#include <gmock/gmock.h>

#include "rtsurv/survival/pooled/pooled_follow_up.hpp"
#include "survival/pooled/pooled_cohort.hpp"

namespace rtsurv::survival {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

void expect_same_table(const PooledTimes& a, const PooledTimes& b) {
  EXPECT_EQ(a.causes, b.causes);
  EXPECT_EQ(a.counts_patients, b.counts_patients);
  EXPECT_EQ(a.stratum, b.stratum);
  EXPECT_EQ(a.group, b.group);
  EXPECT_EQ(a.time, b.time);
  EXPECT_EQ(a.entering, b.entering);
  EXPECT_EQ(a.censored, b.censored);
  EXPECT_EQ(a.censored_squares, b.censored_squares);
  EXPECT_EQ(a.events, b.events);
  EXPECT_EQ(a.event_squares, b.event_squares);
  EXPECT_EQ(a.entering_subjects, b.entering_subjects);
  EXPECT_EQ(a.censored_subjects, b.censored_subjects);
  EXPECT_EQ(a.event_subjects, b.event_subjects);
}

// Six patients, entry-time(cause) x weight: 0-2(1) x 1, 0-2(0) x 2, 1-2(2) x 3, 0-3(1) x 1, 2-3(1) x 2, 0-4(0) x 1.
// At 2, group 0: an event of cause 1 and one of cause 2, two patients of weight 2 enter.
const PartedCohort six{{2, 2, 2, 3, 3, 4}, {0, 0, 1, 0, 2, 0}, {1, 2, 3, 1, 2, 1}, {1, 0, 2, 1, 1, 0}, {}, {}};

TEST(PooledTimes, has_the_sums_of_six_patients_by_hand) {
  const PooledTimes table = pooled_times(six.columns(), {}, 2);
  EXPECT_THAT(table.time, ElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(table.entering, ElementsAre(5, 3, 2, 0, 0));
  EXPECT_THAT(table.entering_subjects, ElementsAre(4, 1, 1, 0, 0));
  EXPECT_THAT(table.censored, ElementsAre(0, 0, 2, 0, 1));
  EXPECT_THAT(table.censored_squares, ElementsAre(0, 0, 4, 0, 1));
  EXPECT_THAT(table.events, ElementsAre(0, 0, 0, 0, 1, 3, 3, 0, 0, 0));
  EXPECT_THAT(table.event_squares, ElementsAre(0, 0, 0, 0, 1, 9, 5, 0, 0, 0));
  EXPECT_THAT(table.event_subjects, ElementsAre(0, 0, 0, 0, 1, 1, 2, 0, 0, 0));
  const TimeCounts counts = count_at_times(PooledFollowUp(table));
  EXPECT_THAT(counts.time, ElementsAre(2, 3, 4));
  EXPECT_THAT(counts.at_risk, ElementsAre(8, 4, 1));
  EXPECT_THAT(counts.events, ElementsAre(4, 3, 0));
  EXPECT_THAT(counts.censored, ElementsAre(2, 0, 1));
}

TEST(PooledTimes, is_the_same_table_however_the_cohort_is_cut_and_merged) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const PooledShape shape{.n = 60,
                            .causes = 1 + static_cast<int>(seed % 3),
                            .strata = 1 + static_cast<int>(seed % 2),
                            .entry = seed % 4 < 2,
                            .weights = seed % 5 < 2 ? Weights::none : Weights::counts};
    const PartedCohort cohort = random_parted_cohort(seed, shape);
    const PooledTimes whole = pooled_times(cohort.columns(), cohort.group, shape.causes);
    for (int parts = 1; parts <= 7; ++parts)
      expect_same_table(pooled_in_parts(cohort, shape.causes, parts, 100 * seed + static_cast<unsigned>(parts)), whole);
  }
}

TEST(PooledTimes, is_the_same_table_when_the_order_of_patients_changes) {
  const PartedCohort cohort = random_parted_cohort(5, {.strata = 2, .entry = true, .weights = Weights::counts});
  std::vector<std::size_t> order(cohort.time.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = (i * 37) % order.size();
  PartedCohort other;
  for (const std::size_t i : order) {
    other.time.push_back(cohort.time[i]);
    other.entry.push_back(cohort.entry[i]);
    other.weight.push_back(cohort.weight[i]);
    other.cause.push_back(cohort.cause[i]);
    other.stratum.push_back(cohort.stratum[i]);
    other.group.push_back(cohort.group[i]);
  }
  expect_same_table(pooled_times(other.columns(), other.group), pooled_times(cohort.columns(), cohort.group));
}

TEST(PooledTimes, of_nobody_has_no_rows_and_changes_nothing) {
  const PooledTimes nobody = pooled_times({}, {}, 2);
  EXPECT_EQ(nobody.size(), 0U);
  const PooledTimes table = pooled_times(six.columns(), {}, 2);
  expect_same_table(merged(nobody, table), table);
  expect_same_table(merged(table, nobody), table);
  EXPECT_EQ(merged(std::span<const PooledTimes>{}).size(), 0U);
  EXPECT_TRUE(count_at_times(PooledFollowUp(nobody)).time.empty());
}

TEST(PooledTimes, merges_a_list_of_parts) {
  const std::vector<int> part{0, 1, 2, 2, 1, 0};
  std::vector<PooledTimes> tables;
  for (int which = 0; which < 3; ++which) tables.push_back(pooled_times(six.part(part, which).columns(), {}, 2));
  expect_same_table(merged(tables), pooled_times(six.columns(), {}, 2));
}

TEST(PooledTimes, refuses_impossible_subjects) {
  const std::vector<double> time{1, -2}, late{0.5, 0.999999999}, two{1, 1};
  const std::vector<int> cause{0, 1}, none{-1, 0};
  EXPECT_THAT(
      [&] {
        static_cast<void>(pooled_times({time, cause}));
      },
      ThrowsMessage<InvalidFollowUp>(HasSubstr("subject 2: time must not be negative")));
  EXPECT_THAT(
      [&] {
        static_cast<void>(pooled_times({two, cause, late}));
      },
      ThrowsMessage<InvalidFollowUp>(HasSubstr("subject 2: entry must differ from the time")));
  EXPECT_THAT(
      [&] {
        static_cast<void>(pooled_times({two, std::vector<int>{0, 2}}));
      },
      ThrowsMessage<InvalidOption>(HasSubstr("number of causes")));
  EXPECT_THAT(
      [&] {
        static_cast<void>(pooled_times({two, cause}, none));
      },
      ThrowsMessage<InvalidOption>(HasSubstr("group codes must not be negative")));
  EXPECT_THAT(
      [&] {
        static_cast<void>(pooled_times({two, cause}, std::vector<int>{1}));
      },
      ThrowsMessage<InvalidOption>(HasSubstr("every subject needs a group")));
  EXPECT_THROW(static_cast<void>(pooled_times({two, cause}, {}, 0)), InvalidOption);
}

TEST(PooledTimes, refuses_tables_that_cannot_be) {
  const PooledTimes good = pooled_times(six.columns(), {}, 2);
  const auto refused = [&](const char* why, auto spoil) {
    PooledTimes table(good);
    spoil(table);
    EXPECT_THAT([&] { check(table); }, ThrowsMessage<InvalidOption>(HasSubstr(why)));
  };
  refused("differ in length", [](PooledTimes& t) { t.group.pop_back(); });
  refused("too short", [](PooledTimes& t) { t.events.pop_back(); });
  refused("negative value", [](PooledTimes& t) { t.censored[2] = -1.0; });
  refused("not finite", [](PooledTimes& t) { t.time[4] = std::numeric_limits<double>::infinity(); });
  refused("do not ascend", [](PooledTimes& t) { std::swap(t.time[1], t.time[2]); });
  refused("no subjects", [](PooledTimes& t) { t.event_subjects[5] = 0; });
  refused("a group is negative", [](PooledTimes& t) { t.group[0] = -1; });
  EXPECT_THROW(static_cast<void>(merged(good, pooled_times({}))), InvalidOption);
}

TEST(PooledFollowUp, refuses_more_subjects_who_enter_than_leave) {
  PooledTimes table = pooled_times(six.columns(), {}, 2);
  table.entering[3] = 2.0;
  table.entering_subjects[3] = 2;
  EXPECT_THAT([&] { PooledFollowUp{table}; }, ThrowsMessage<InvalidOption>(HasSubstr("than leave after it")));
}

TEST(PooledFollowUp, merges_near_ties_as_a_follow_up_does) {
  // The parts' own means differ, and with them what is near: only together 1000 and 1000.00001 are one time.
  const std::vector<double> first{1000, 1e6}, second{1000.00001, 1e6};
  const std::vector<int> cause{1, 1};
  const PooledFollowUp pooled(merged(pooled_times({first, cause}), pooled_times({second, cause})));
  EXPECT_THAT(pooled.table().time, ElementsAre(1000, 1e6));
  EXPECT_THAT(pooled.table().events, ElementsAre(2, 2));
  const std::vector<double> all{1000, 1e6, 1000.00001, 1e6};
  EXPECT_THAT(FollowUp(all, std::vector<int>{1, 1, 1, 1}).time(), ElementsAre(1000, 1000, 1e6, 1e6));
}

}  // namespace
}  // namespace rtsurv::survival
