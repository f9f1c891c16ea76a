// What a lock says in reports and to verify.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <nlohmann/json.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include "cli/study_folder.hpp"
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

class LockedReport : public tests::StudyFolder {
 protected:
  void tamper(const std::string& statements) {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(trail_path.c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, statements.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
    sqlite3_close(handle);
  }
};

TEST_F(LockedReport, IsInEveryLaterReport) {
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

TEST_F(LockedReport, GivesTheSameBytesWhateverWasDoneBetween) {
  ASSERT_EQ(lock().exit_code, 0);
  (void)run();
  EXPECT_EQ(run_program("validate " + protocol + " --replicates 5 --permutations 0 --quiet").exit_code, 0);
  (void)run("later");
  EXPECT_EQ(file_content(folder.path() / "report/results.json"), file_content(folder.path() / "later/results.json"));
  EXPECT_EQ(page(), page("later"));
  ASSERT_EQ(entries().size(), 4U);
  EXPECT_EQ(entries()[2].action, Action::validate);
}

TEST_F(LockedReport, ListsWhatWasChangedSince) {
  ASSERT_EQ(lock().exit_code, 0);
  change("[12]", "[24]");
  change("event = \"status = 1\"", "event = \"status = 0\"");
  add_patient();
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

TEST_F(LockedReport, DoesNotMindCommentsNorTheEndsOfLines) {
  ASSERT_EQ(lock().exit_code, 0);
  std::string windows = "# a comment\r\n";
  for (const char c : protocol_text) windows += c == '\n' ? "\r\n" : std::string(1, c);
  std::ofstream(protocol, std::ios::binary) << windows;
  EXPECT_THAT(run().out, HasSubstr("before outcomes were analysed; unchanged."));
}

TEST_F(LockedReport, InAFolderThatIsReadOnlyIsReadAllTheSame) {
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

TEST_F(LockedReport, GoesWithItsTrailIntoAnotherFolder) {
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

TEST_F(LockedReport, VerifyHoldsTheReportAgainstTheTrail) {
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

TEST_F(LockedReport, VerifyFindsALockThatIsNotTheReports) {
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

TEST_F(LockedReport, ABrokenTrailProvesNothing) {
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

TEST_F(LockedReport, SaysThatATrailCannotBeReadAndTheLockIsUnknown) {
  ASSERT_EQ(lock().exit_code, 0);
  (void)run();
  std::ofstream(trail_path)
      << "no database at all, but text that is longer than its header of a hundred bytes, and so no "
         "empty file either\n";
  const std::string sentence =
      "Whether the protocol was locked is unknown: the trail that belongs beside it cannot be read (file is not a "
      "database).";
  EXPECT_THAT(run("later").out,
              AllOf(HasSubstr("lock:    " + sentence + "\n"), HasSubstr("trail:   nothing recorded: ")));
  EXPECT_FALSE(results("later").contains("lock"));
  EXPECT_EQ(results("later")["lock_unknown"].get<std::string>(), "file is not a database");
  EXPECT_EQ(tests::schema_problems(results("later")), "");
  const std::string html = page("later");
  EXPECT_NE(html.find(sentence), html.rfind(sentence)) << "under trust and under limitations";
  EXPECT_THAT(run_program("run --json " + protocol).out, HasSubstr("\"lock_unknown\""));
  EXPECT_THAT(lock().err, HasSubstr("cannot read the trail: file is not a database; keep the file under another name"));
  const tests::Outcome found = verify();
  EXPECT_EQ(found.exit_code, 1);
  EXPECT_THAT(found.out, AllOf(HasSubstr("cannot read the trail"), Not(HasSubstr("lock is not that of the report"))));
}

TEST_F(LockedReport, SaysThatTheTrailIsOfAnotherProgram) {
  tamper("CREATE TABLE other(a)");
  EXPECT_THAT(run().out, HasSubstr("cannot be read (the file is no trail of rtsurv)."));
}

TEST_F(LockedReport, AnEmptyTrailIsOneWithoutEntries) {
  std::ofstream{trail_path};  // what is left of a process that died when it began the trail
  EXPECT_THAT(run_program("trail " + protocol).out, HasSubstr("0 entries, whole"));
  EXPECT_THAT(run().out, AllOf(HasSubstr(", entry 1\n"), Not(HasSubstr("lock:"))));
}

TEST_F(LockedReport, SaysThatALockIsLostOfWhichOnlyTheTextIsLeft) {
  ASSERT_EQ(lock().exit_code, 0);
  const auto lost = [](const std::string& state) {
    return state + ", although study-lock.txt beside the protocol is the text of a lock";
  };
  fs::remove(trail_path);
  EXPECT_THAT(run_program("trail " + protocol).err, HasSubstr("the trail: " + lost("there is none")));
  EXPECT_THAT(run_program("run --json " + protocol).out, HasSubstr(lost("there is none")));
  std::ofstream{trail_path};
  const tests::Outcome listed = run_program("trail " + protocol);
  EXPECT_EQ(listed.exit_code, 1);
  EXPECT_THAT(listed.out, AllOf(HasSubstr("0 entries, not whole\n  " + lost("it is empty")), Not(HasSubstr("Never"))));
  EXPECT_THAT(run().out,
              HasSubstr("is unknown: the trail that belongs beside it cannot be read (" + lost("it is empty")));
  EXPECT_EQ(results()["lock_unknown"].get<std::string>(), lost("it is empty"));
  EXPECT_EQ(verify().exit_code, 0);
  EXPECT_EQ(run_program("trail " + protocol).exit_code, 1);
  EXPECT_THAT(run("later").out, HasSubstr(lost("it has no lock")));
}

TEST_F(LockedReport, DoesNotOpenATrailThatIsNoFile) {
  for (const bool pipe : {true, false}) {
    if (pipe)
      ASSERT_EQ(mkfifo(trail_path.c_str(), 0600), 0);
    else
      fs::create_symlink(folder.path() / "nowhere", trail_path);
    const std::string why =
        pipe ? "it is no regular file, but a folder, a pipe or a device" : "it is a link that leads nowhere";
    EXPECT_THAT(run().out, AllOf(HasSubstr("cannot be read (" + why + ")."), HasSubstr("nothing recorded: ")));
    EXPECT_EQ(results()["lock_unknown"].get<std::string>(), why);
    EXPECT_THAT(run_program("trail " + protocol).err, HasSubstr("cannot read the trail: " + why));
    EXPECT_THAT(lock().err, HasSubstr("cannot read the trail: " + why));
    EXPECT_EQ(verify().exit_code, 1);
    fs::remove(trail_path);
    fs::remove_all(folder.path() / "report");
  }
  EXPECT_FALSE(fs::exists(folder.path() / "nowhere"));
}

}  // namespace
}  // namespace rtsurv::cli
