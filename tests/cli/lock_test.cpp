// What may be locked, and the text of a lock.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/study_folder.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using tests::file_content;
using tests::run_program;
using tests::small::cohort;
using Action = trail::Entry::Action;

class Lock : public tests::StudyFolder {
 protected:
  std::string text(const std::string& name = "study-lock.txt") { return file_content(folder.path() / name); }
};

TEST_F(Lock, WithoutOneNothingIsSaidOfIt) {
  const tests::Outcome outcome = run();
  EXPECT_THAT(outcome.out,
              AllOf(HasSubstr("trail:   " + trail_path.string() + ", entry 1\n"), Not(HasSubstr("lock:"))));
  EXPECT_FALSE(results().contains("lock"));
  EXPECT_THAT(page(), Not(HasSubstr("locked")));
  ASSERT_EQ(entries().size(), 1U);
  EXPECT_EQ(entries()[0].action, Action::run);
  EXPECT_EQ(entries()[0].protocol_sha256, results()["manifest"]["protocol"]["sha256"].get<std::string>());
  EXPECT_EQ(entries()[0].data_sha256, results()["manifest"]["data"]["sha256"].get<std::string>());
}

TEST_F(Lock, NeedsNoTableYet) {
  fs::remove(data);
  ASSERT_EQ(lock().exit_code, 0);
  EXPECT_THAT(text(), HasSubstr("Table:    none yet\n"));
  (void)folder.file("cohort.csv", cohort());
  (void)run();
  EXPECT_TRUE(results()["lock"]["data_changed"].is_null());
  EXPECT_THAT(page(), HasSubstr("No table was there when it was locked."));
}

TEST_F(Lock, MustFitTheTableThatIsThere) {
  change("[\"site\"]", "[\"sight\"]");
  const tests::Outcome refused = lock();
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("sight"));
  EXPECT_FALSE(fs::exists(trail_path));
}

TEST_F(Lock, CanBeMendedUntilOutcomesAreAnalysed) {
  ASSERT_EQ(lock().exit_code, 0);
  EXPECT_THAT(lock().out, HasSubstr("Nothing to do. Protocol locked on "));
  EXPECT_EQ(entries().size(), 1U);
  change("[12]", "[24]");
  ASSERT_EQ(lock().exit_code, 0);
  EXPECT_THAT(run().out, HasSubstr("before outcomes were analysed; unchanged."));
  EXPECT_EQ(lock().exit_code, 0) << "nothing was changed";
  change("[24]", "[36]");
  for (const char* how : {"", "--after-outcomes"}) {
    const tests::Outcome refused = lock(how);
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_THAT(refused.err, HasSubstr("that lock stands"));
  }
  EXPECT_EQ(entries().size(), 3U);
}

TEST_F(Lock, AfterOutcomesSaysSo) {
  (void)run();
  const tests::Outcome refused = lock();
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, AllOf(HasSubstr("outcomes have been analysed (1 time)"), HasSubstr("--after-outcomes")));
  ASSERT_EQ(lock("--after-outcomes").exit_code, 0);
  EXPECT_THAT(run("later").out, HasSubstr(", after outcomes had been analysed; unchanged.\n"));
  EXPECT_EQ(results("later")["lock"]["after_outcomes"], true);
  EXPECT_THAT(page("later"), HasSubstr("it may have been chosen by them"));
  EXPECT_EQ(verify().exit_code, 0) << "the earlier report had no lock, and needs none: " << verify().out;
}

TEST_F(Lock, AfterOutcomesTakesANewTableBesideALockBeforeThem) {
  ASSERT_EQ(lock().exit_code, 0);
  (void)run();
  const std::string first = text();
  add_patient();
  const tests::Outcome refused = lock();
  EXPECT_EQ(refused.exit_code, 2) << refused.out;
  EXPECT_THAT(refused.err, AllOf(HasSubstr("that lock stands"), HasSubstr("--after-outcomes")));
  const tests::Outcome locked = lock("--after-outcomes");
  ASSERT_EQ(locked.exit_code, 0) << locked.err;
  EXPECT_THAT(locked.out, AllOf(HasSubstr("Locked: "), HasSubstr("entry 3"), HasSubstr("stands beside it")));
  ASSERT_EQ(entries().size(), 3U);
  EXPECT_EQ(entries()[2].action, Action::late_lock);
  EXPECT_NE(entries()[2].data_sha256, entries()[0].data_sha256);
  EXPECT_EQ(text(), first) << "the text of the first lock is kept";
  EXPECT_THAT(text("study-lock-3.txt"), HasSubstr("SHA-256 " + entries()[2].hash));
  EXPECT_THAT(lock("--after-outcomes").out, HasSubstr("Nothing to do. Protocol and table were locked on "));
  EXPECT_THAT(run("later").out, HasSubstr("before outcomes were analysed; unchanged, but the table is another one."));
}

TEST_F(Lock, AfterOutcomesTakesANewTableInPlaceOfALockAfterThem) {
  (void)run();
  ASSERT_EQ(lock("--after-outcomes").exit_code, 0);
  add_patient();
  EXPECT_EQ(lock().exit_code, 2);
  EXPECT_THAT(lock("--after-outcomes").out, HasSubstr("Locked: "));
  EXPECT_EQ(entries().size(), 3U);
  EXPECT_THAT(run("later").out, HasSubstr(", after outcomes had been analysed; unchanged.\n"));
}

TEST_F(Lock, KnowsTheOutcomesOfAReportInItsFolder) {
  const std::string out = (folder.path() / "first").string();
  ASSERT_EQ(run_program("run " + data + " --time time --event \"status = 1\" --quiet --out " + out).exit_code, 0);
  EXPECT_FALSE(fs::exists(folder.path() / "first/study.trail")) << "the folder is the report's";
  EXPECT_THAT(run_program("lock " + out + "/study.toml").err, HasSubstr("outcomes have been analysed"));
}

TEST_F(Lock, DoesNotWriteOverAFileOfTheUser) {
  std::ofstream(place("study-lock.txt")) << "Protocol locked in the drawer.\n";
  const tests::Outcome refused = lock();
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, AllOf(HasSubstr("study-lock.txt"), HasSubstr("nothing is written over it")));
  EXPECT_EQ(text(), "Protocol locked in the drawer.\n");
  EXPECT_FALSE(fs::exists(trail_path)) << "nothing is locked either";
}

TEST_F(Lock, DoesNotWriteOverTheTextOfATrailThatIsGone) {
  ASSERT_EQ(lock().exit_code, 0);
  const std::string first = text();
  fs::remove(trail_path);
  EXPECT_EQ(lock().exit_code, 2);
  EXPECT_EQ(text(), first);
}

TEST_F(Lock, WritesItsTextAgainWhereItIsMissingOrOfAnEarlierLock) {
  ASSERT_EQ(lock().exit_code, 0);
  const std::string first = text();
  fs::remove(place("study-lock.txt"));  // as after a process that was killed between trail and text
  EXPECT_THAT(lock().out, AllOf(HasSubstr("Nothing to do. "), HasSubstr("to keep where nobody writes")));
  EXPECT_EQ(text(), first);
  EXPECT_THAT(lock().out, Not(HasSubstr("to keep"))) << "it is there";
  change("[12]", "[24]");
  ASSERT_EQ(lock().exit_code, 0);
  EXPECT_THAT(text(), HasSubstr("SHA-256 " + entries()[1].hash));
  std::ofstream(place("study-lock.txt")) << first;
  EXPECT_THAT(lock().out, HasSubstr("Nothing to do. "));
  EXPECT_THAT(text(), AllOf(HasSubstr("SHA-256 " + entries()[1].hash), HasSubstr("[24]")));
}

TEST_F(Lock, LeavesWhatTheUserWroteBelowItsText) {
  ASSERT_EQ(lock().exit_code, 0);
  std::ofstream(place("study-lock.txt"), std::ios::app) << "\nRegistered as 4711.\n";
  EXPECT_EQ(lock().exit_code, 0);
  EXPECT_THAT(text(), HasSubstr("Registered as 4711."));
}

TEST_F(Lock, WritesTheTextBesideALockAgain) {
  ASSERT_EQ(lock().exit_code, 0);
  (void)run();
  add_patient();
  ASSERT_EQ(lock("--after-outcomes").exit_code, 0);
  const std::string beside = text("study-lock-3.txt");
  fs::remove(place("study-lock-3.txt"));
  ASSERT_EQ(lock("--after-outcomes").exit_code, 0);
  EXPECT_EQ(text("study-lock-3.txt"), beside);
}

}  // namespace
}  // namespace rtsurv::cli
