// A lock in words: the same on terminal and page.
#include "rtsurv/report/words/lock.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.hpp"
#include "rtsurv/report/html/report.hpp"
#include "rtsurv/report/text/text.hpp"

namespace rtsurv::report {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

results::Lock unchanged() {
  results::Lock lock;
  lock.date = "2026-11-28";
  lock.entry_sha256 = std::string(64, 'e');
  lock.data_changed = false;
  return lock;
}

results::Lock changed() {
  results::Lock lock = unchanged();
  lock.changed = {{"endpoint/OS/event", "\"status = 1\"", "\"status <> 0\""}, {"study/seed", std::nullopt, "2"}};
  return lock;
}

TEST(LockWords, SayWhetherAnythingWasChanged) {
  EXPECT_EQ(lock_sentence(unchanged()), "Protocol locked on 2026-11-28, before outcomes were analysed; unchanged.");
  EXPECT_EQ(lock_limits(unchanged()), "");
  EXPECT_EQ(lock_sentence(changed()),
            "Protocol locked on 2026-11-28, before outcomes were analysed; 2 keys of it were changed since.");
  EXPECT_THAT(lock_limits(changed()), HasSubstr("was not planned before it"));
}

TEST(LockWords, SayThatTheTableIsAnotherOne) {
  results::Lock lock = unchanged();
  lock.data_changed = true;
  EXPECT_EQ(to_text(lock),
            "Protocol locked on 2026-11-28, before outcomes were analysed; unchanged, but the table is another one.\n");
  EXPECT_THAT(lock_methods(lock), HasSubstr("before outcomes were analysed; the table is another one (entry"));
  lock.changed = changed().changed;
  EXPECT_THAT(lock_sentence(lock), HasSubstr("; 2 keys of it were changed since, and the table is another one."));
  EXPECT_THAT(lock_methods(lock), HasSubstr("; 2 keys of it were changed since, and the table is another one (entry"));
  lock.data_changed = std::nullopt;
  EXPECT_THAT(lock_sentence(lock) + lock_methods(lock), Not(HasSubstr("another one")));
}

TEST(LockWords, SayThatOutcomesWereKnown) {
  results::Lock lock = unchanged();
  lock.after_outcomes = true;
  EXPECT_THAT(lock_sentence(lock), HasSubstr("after outcomes had been analysed; unchanged"));
  EXPECT_THAT(lock_limits(lock), HasSubstr("it may have been chosen by them"));
}

TEST(LockWords, ClaimNothingForABrokenTrail) {
  results::Lock lock = unchanged();
  lock.trail_broken = true;
  for (const std::string& text : {lock_sentence(lock), lock_methods(lock), lock_limits(lock)})
    EXPECT_THAT(text, Not(HasSubstr("before outcomes")));
  EXPECT_THAT(lock_sentence(lock), HasSubstr("it proves nothing"));
}

TEST(LockWords, SayWhyALockIsUnknown) {
  EXPECT_EQ(lock_unknown_sentence(""), "");
  EXPECT_EQ(
      lock_unknown_sentence("disk I/O error"),
      "Whether the protocol was locked is unknown: the trail that belongs beside it cannot be read (disk I/O error).");
}

TEST(LockWords, NameAtMostFiveKeysOnATerminal) {
  results::Lock lock = changed();
  EXPECT_THAT(to_text(lock), HasSubstr("Changed: endpoint/OS/event and study/seed.\n"));
  lock.changed.resize(9, {"a/b", "1", "2"});
  EXPECT_THAT(to_text(lock), HasSubstr(" and 4 more.\n"));
}

TEST(LockWords, AreTheSameInTheReport) {
  results::Study study = fixture::bare();
  EXPECT_THAT(html_report(study, {}), Not(HasSubstr("locked")));
  study.lock = changed();
  const std::string page = html_report(study, {});
  EXPECT_THAT(page, AllOf(HasSubstr(lock_sentence(*study.lock)), HasSubstr(lock_data_sentence(*study.lock)),
                          HasSubstr(lock_methods(*study.lock)), HasSubstr(lock_limits(*study.lock)),
                          HasSubstr(study.lock->entry_sha256)));
  EXPECT_THAT(page, AllOf(HasSubstr("status &lt;&gt; 0"), HasSubstr("not there")));
  study.endpoints.clear();
  EXPECT_THAT(html_report(study, {}), HasSubstr(lock_sentence(*study.lock)));
}

}  // namespace
}  // namespace rtsurv::report
