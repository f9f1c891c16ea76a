#include "rtsurv/trail/locked.hpp"

#include <gtest/gtest.h>

#include "trail/entries.hpp"

namespace rtsurv::trail {
namespace {

using Action = Entry::Action;
using tests::trail_of;

TEST(Locked, IsTheLastLockBeforeOutcomes) {
  const Trail trail = trail_of({{Action::lock, "a"}, {Action::lock, "b"}, {Action::run, "b"}, {Action::verify, "b"}});
  const auto locked = lock_of(trail.entries);
  ASSERT_TRUE(locked);
  EXPECT_EQ(locked->entry.number, 2U);
  EXPECT_FALSE(locked->after_outcomes);
}

TEST(Locked, ALaterLockTakesNoEarlierOnesPlace) {
  const Trail trail =
      trail_of({{Action::lock, "a"}, {Action::run, "b"}, {Action::lock, "b"}, {Action::late_lock, "c"}});
  EXPECT_EQ(lock_of(trail.entries)->entry.number, 1U);
}

TEST(Locked, AnyAnalysisBeforeItMakesItLate) {
  for (const Action action : {Action::run, Action::validate, Action::verify}) {
    const Trail trail = trail_of({{action, "a"}, {Action::lock, "a"}});
    ASSERT_TRUE(lock_of(trail.entries));
    EXPECT_TRUE(lock_of(trail.entries)->after_outcomes);
  }
}

TEST(Locked, ItsCallerMaySayThatOutcomesWereKnown) {
  const Trail trail = trail_of({{Action::late_lock, "a"}});
  EXPECT_TRUE(lock_of(trail.entries)->after_outcomes);
  const Trail twice = trail_of({{Action::late_lock, "a"}, {Action::run, "a"}, {Action::late_lock, "b"}});
  EXPECT_EQ(lock_of(twice.entries)->entry.number, 3U);
}

TEST(Locked, IsThatOfTheTimeOfARun) {
  const Trail trail = trail_of({{Action::run, "a"}, {Action::late_lock, "a"}, {Action::run, "a"}});
  EXPECT_FALSE(lock_of(trail.entries, 1));
  EXPECT_EQ(lock_of(trail.entries, 3)->entry.number, 2U);
  EXPECT_FALSE(lock_of({}));
}

TEST(Locked, CountsRunsAndProtocolsThatFollowed) {
  const Trail trail = trail_of({{Action::run, "a"},
                                {Action::late_lock, "a"},
                                {Action::run, "a"},
                                {Action::verify, "d"},
                                {Action::validate, "b"},
                                {Action::run, "b"}});
  EXPECT_EQ(followed(trail.entries, 2).runs, 3U);
  EXPECT_EQ(followed(trail.entries, 2).protocols, 2U);
  EXPECT_EQ(followed(trail.entries, 0).runs, 4U);
}

}  // namespace
}  // namespace rtsurv::trail
