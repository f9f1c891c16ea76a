// A protocol that is locked, and the trail of what is done with it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <nlohmann/json.hpp>

#include <unistd.h>

#include "cli/small_study.hpp"
#include "program.hpp"
#include "rtsurv/trail/chain.hpp"
#include "schema.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using tests::file_content;
using tests::run_program;
using tests::TemporaryFolder;
using tests::small::cohort;
using tests::small::protocol_text;
using Action = trail::Entry::Action;

/// A protocol with its table, not yet run.
class Lock : public ::testing::Test {
 protected:
  void SetUp() override {
    protocol = folder.file("study.toml", protocol_text);
    data = folder.file("cohort.csv", cohort());
  }
  tests::Outcome lock(const std::string& options = {}) { return run_program("lock " + protocol + " " + options); }
  tests::Outcome run(const std::string& into = "report") {
    tests::Outcome outcome = run_program("run " + protocol + " --quiet --out " + (folder.path() / into).string());
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return outcome;
  }
  tests::Outcome verify(const std::string& options = {}) {
    return run_program("verify " + (folder.path() / "report").string() + " --quiet " + options);
  }
  nlohmann::json results(const std::string& from = "report") {
    return nlohmann::json::parse(file_content(folder.path() / from / "results.json"));
  }
  std::string page(const std::string& from = "report") { return file_content(folder.path() / from / "report.html"); }
  void change(const std::string& old, const std::string& text) {
    std::string changed = file_content(protocol);
    ASSERT_NE(changed.find(old), std::string::npos);
    changed.replace(changed.find(old), old.size(), text);
    std::ofstream(protocol, std::ios::binary) << changed;
  }
  void tamper(const std::string& statements) {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(trail_path.c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, statements.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
    sqlite3_close(handle);
  }
  std::vector<trail::Entry> entries() { return trail::read(trail_path).entries; }

  TemporaryFolder folder;
  std::string protocol, data;
  fs::path trail_path = folder.path() / "study.trail";
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

TEST_F(Lock, IsInEveryLaterReport) {
  const tests::Outcome locked = lock();
  ASSERT_EQ(locked.exit_code, 0) << locked.err;
  const std::string text = file_content(folder.path() / "study-lock.txt");
  EXPECT_THAT(text, AllOf(HasSubstr(", before outcomes were analysed\n"), HasSubstr("name = \"OS\"\n"),
                          HasSubstr("SHA-256 " + entries()[0].hash)));
  const std::string sentence =
      "Protocol locked on " + entries()[0].time.substr(0, 10) + ", before outcomes were analysed; unchanged.";
  EXPECT_THAT(run().out, HasSubstr("lock:    " + sentence + "\n"));
  const nlohmann::json results = this->results();
  EXPECT_EQ(tests::schema_problems(results), "");
  EXPECT_EQ(results["lock"]["entry_sha256"].get<std::string>(), entries()[0].hash);
  EXPECT_EQ(results["lock"]["data_changed"], false);
  EXPECT_THAT(results["lock"]["changed"], IsEmpty());
  EXPECT_THAT(page(), HasSubstr(sentence + " The table is the one that was there when it was locked."));
}

TEST_F(Lock, GivesTheSameBytesWhateverWasDoneBetween) {
  ASSERT_EQ(lock().exit_code, 0);
  (void)run();
  EXPECT_EQ(run_program("validate " + protocol + " --replicates 5 --permutations 0 --quiet").exit_code, 0);
  (void)run("later");
  EXPECT_EQ(file_content(folder.path() / "report/results.json"), file_content(folder.path() / "later/results.json"));
  EXPECT_EQ(page(), page("later"));
  ASSERT_EQ(entries().size(), 4U);
  EXPECT_EQ(entries()[2].action, Action::validate);
}

TEST_F(Lock, ListsWhatWasChangedSince) {
  ASSERT_EQ(lock().exit_code, 0);
  change("[12]", "[24]");
  change("event = \"status = 1\"", "event = \"status = 0\"");
  std::ofstream(data, std::ios::app) << "9,1,bone\n";
  const std::string said = run().out;
  EXPECT_THAT(said,
              HasSubstr("2 keys of it were changed since, and the table is another one. Changed: study/landmarks and "
                        "endpoint/OS/event.\n"));
  const nlohmann::json lock = results()["lock"];
  EXPECT_EQ(tests::schema_problems(results()), "");
  EXPECT_EQ(lock["changed"][0], (nlohmann::json{{"key", "study/landmarks"}, {"old", "[12]"}, {"new", "[24]"}}));
  EXPECT_EQ(lock["changed"][1]["new"], "\"status = 0\"");
  EXPECT_EQ(lock["data_changed"], true);
  EXPECT_THAT(page(), AllOf(HasSubstr("Keys of the protocol that were changed after its lock."),
                            HasSubstr("endpoint/OS/event"), HasSubstr("the table is another one")));
  EXPECT_EQ(verify().exit_code, 0) << verify().out;
}

TEST_F(Lock, DoesNotMindCommentsNorTheEndsOfLines) {
  ASSERT_EQ(lock().exit_code, 0);
  std::string windows = "# a comment\r\n";
  for (const char c : protocol_text) windows += c == '\n' ? "\r\n" : std::string(1, c);
  std::ofstream(protocol, std::ios::binary) << windows;
  EXPECT_THAT(run().out, HasSubstr("before outcomes were analysed; unchanged."));
}

TEST_F(Lock, NeedsNoTableYet) {
  fs::remove(data);
  ASSERT_EQ(lock().exit_code, 0);
  EXPECT_THAT(file_content(folder.path() / "study-lock.txt"), HasSubstr("Table:    none yet\n"));
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
  const std::string first = file_content(folder.path() / "study-lock.txt");
  std::ofstream(data, std::ios::app) << "9,1,bone\n";
  const tests::Outcome refused = lock();
  EXPECT_EQ(refused.exit_code, 2) << refused.out;
  EXPECT_THAT(refused.err, AllOf(HasSubstr("that lock stands"), HasSubstr("--after-outcomes")));
  const tests::Outcome locked = lock("--after-outcomes");
  ASSERT_EQ(locked.exit_code, 0) << locked.err;
  EXPECT_THAT(locked.out, AllOf(HasSubstr("Locked: "), HasSubstr("entry 3"), HasSubstr("stands beside it")));
  ASSERT_EQ(entries().size(), 3U);
  EXPECT_EQ(entries()[2].action, Action::late_lock);
  EXPECT_NE(entries()[2].data_sha256, entries()[0].data_sha256);
  EXPECT_EQ(file_content(folder.path() / "study-lock.txt"), first) << "the text of the first lock is kept";
  EXPECT_THAT(file_content(folder.path() / "study-lock-3.txt"), HasSubstr("SHA-256 " + entries()[2].hash));
  EXPECT_THAT(lock("--after-outcomes").out, HasSubstr("Nothing to do. Protocol and table were locked on "));
  EXPECT_THAT(run("later").out, HasSubstr("before outcomes were analysed; unchanged, but the table is another one."));
}

TEST_F(Lock, AfterOutcomesTakesANewTableInPlaceOfALockAfterThem) {
  (void)run();
  ASSERT_EQ(lock("--after-outcomes").exit_code, 0);
  std::ofstream(data, std::ios::app) << "9,1,bone\n";
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

TEST_F(Lock, RunsAtOnceAreAllRecorded) {
  ASSERT_EQ(lock().exit_code, 0);
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) threads.emplace_back([this, i] { (void)run("report-" + std::to_string(i)); });
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(entries().size(), 9U);
  EXPECT_THAT(trail::problems_of(trail::read(trail_path)), IsEmpty());
}

TEST_F(Lock, ARunThatWritesNoReportIsRecordedToo) {
  ASSERT_EQ(lock().exit_code, 0);
  ASSERT_EQ(run_program("run --json " + protocol).exit_code, 0);
  EXPECT_EQ(entries().size(), 2U);
}

TEST_F(Lock, ARunThatCannotRecordSaysSoAndGoesOn) {
  fs::create_directory(trail_path);  // also for root, to whom no folder is read-only
  const tests::Outcome outcome = run();
  EXPECT_THAT(outcome.out, HasSubstr("trail:   nothing recorded: "));
  EXPECT_TRUE(fs::exists(folder.path() / "report/report.html"));
  const tests::Outcome json = run_program("run --json " + protocol);
  EXPECT_EQ(json.exit_code, 0);
  EXPECT_EQ(tests::schema_problems(nlohmann::json::parse(json.out)), "");
  EXPECT_THAT(json.err, HasSubstr("trail: nothing recorded: "));
  EXPECT_EQ(lock().exit_code, 2) << "a lock that is not recorded is none";
}

TEST_F(Lock, InAFolderThatIsReadOnlyIsReadAllTheSame) {
  ASSERT_EQ(lock().exit_code, 0);
  const TemporaryFolder other;
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  fs::permissions(trail_path, fs::perms::owner_read);
  const tests::Outcome outcome =
      run_program("run " + protocol + " --quiet --out " + (other.path() / "report").string());
  fs::permissions(folder.path(), fs::perms::owner_all);
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.out, HasSubstr("before outcomes were analysed; unchanged."));
  const bool root = ::geteuid() == 0;  // whom no permission stops
  EXPECT_THAT(outcome.out, HasSubstr(root ? ", entry 2\n" : "trail:   nothing recorded: "));
}

TEST_F(Lock, GoesWithItsTrailIntoAnotherFolder) {
  ASSERT_EQ(lock().exit_code, 0);
  const fs::path other = folder.path() / "other";
  fs::create_directory(other);
  for (const char* name : {"study.toml", "study.trail", "cohort.csv"})
    fs::copy_file(folder.path() / name, other / name);
  const std::string call = "run " + (other / "study.toml").string() + " --quiet --out ";
  EXPECT_THAT(run_program(call + (other / "report").string()).out, HasSubstr("outcomes were analysed; unchanged."));
  fs::remove(other / "study.trail");
  EXPECT_THAT(run_program(call + (other / "later").string()).out,
              AllOf(HasSubstr(", entry 1\n"), Not(HasSubstr("lock:"))));
}

TEST_F(Lock, VerifyHoldsTheReportAgainstTheTrail) {
  ASSERT_EQ(lock().exit_code, 0);
  (void)run();
  const tests::Outcome sound = verify();
  EXPECT_EQ(sound.exit_code, 0) << sound.out;
  EXPECT_THAT(sound.out, AllOf(HasSubstr("study.trail: whole, 2 entries"), HasSubstr("written by entry 2\n"),
                               HasSubstr("study.trail, entry 3\n")));
  EXPECT_EQ(entries().back().action, Action::verify);
  tamper("DELETE FROM entry WHERE number >= 2");
  const tests::Outcome missing = verify();
  EXPECT_EQ(missing.exit_code, 1);
  EXPECT_THAT(missing.out, HasSubstr("no run of the trail wrote this results.json"));
}

TEST_F(Lock, VerifyFindsALockThatIsNotTheReports) {
  ASSERT_EQ(lock().exit_code, 0);
  change("[12]", "[24]");
  (void)run();
  nlohmann::ordered_json forged = nlohmann::ordered_json::parse(file_content(folder.path() / "report/results.json"));
  forged["lock"]["changed"] = nlohmann::json::array();
  std::ofstream(folder.path() / "report/results.json") << forged.dump(1) << "\n";
  const tests::Outcome found = verify();
  EXPECT_EQ(found.exit_code, 1);
  EXPECT_THAT(found.out, HasSubstr("the lock is not that of the report\n"));
  fs::remove(trail_path);
  EXPECT_THAT(verify().out, HasSubstr("the lock that the report names is not checked"));
  EXPECT_FALSE(fs::exists(trail_path)) << "verify begins no trail";
}

TEST_F(Lock, ABrokenTrailProvesNothing) {
  ASSERT_EQ(lock().exit_code, 0);
  (void)run();
  tamper("UPDATE entry SET time = '2020-01-01T00:00:00Z' WHERE number = 1");
  EXPECT_THAT(run("later").out, HasSubstr("it proves nothing"));
  EXPECT_EQ(results("later")["lock"]["trail_broken"], true);
  EXPECT_THAT(page("later"), Not(HasSubstr("before outcomes were analysed")));
  const tests::Outcome listed = run_program("trail " + protocol);
  EXPECT_EQ(listed.exit_code, 1);
  EXPECT_THAT(listed.out, HasSubstr("not whole\n  entry 1 was changed after it was written\n"));
  EXPECT_EQ(verify().exit_code, 1);
  EXPECT_THAT(lock().err, HasSubstr("the trail is not whole"));
}

TEST_F(Lock, TrailListsWhatWasDone) {
  EXPECT_EQ(run_program("trail " + protocol).exit_code, 2) << "there is none yet";
  ASSERT_EQ(lock().exit_code, 0);
  (void)run();
  change("[12]", "[24]");
  (void)run("later");
  const tests::Outcome listed = run_program("trail " + protocol);
  EXPECT_EQ(listed.exit_code, 0);
  EXPECT_THAT(listed.out,
              AllOf(HasSubstr("3 entries, whole\n"), HasSubstr("changed in the protocol: study/landmarks\n"),
                    HasSubstr("Since the lock, entry 1: 2 runs with 2 versions of the protocol.\n")));
  const nlohmann::json json = nlohmann::json::parse(run_program("trail " + protocol + " --format json").out);
  EXPECT_EQ(tests::schema_problems(json, "trail"), "");
  EXPECT_EQ(json["runs_since"], 2);
  EXPECT_EQ(json["entries"][2]["changed"][0], "study/landmarks");
}

}  // namespace
}  // namespace rtsurv::cli
