// The file of a trail, written by this program and by others.
#include "rtsurv/trail/trail.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "program.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/core/version.hpp"
#include "rtsurv/table/read/hash.hpp"
#include "rtsurv/trail/chain.hpp"

namespace rtsurv::trail {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Action = Entry::Action;

class TrailFile : public ::testing::Test {
 protected:
  /// Carries out SQL on the file, as anybody could.
  void tamper(const std::string& statements) const {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, statements.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
    sqlite3_close(handle);
  }
  Entry add(Action action, const std::string& protocol = "[study]\n") const {
    return append(path,
                  {.action = action,
                   .protocol = protocol,
                   .data_sha256 = {},
                   .results_sha256 = {},
                   .seed = 3,
                   .time = std::chrono::sys_days{std::chrono::year{2026} / 11 / 28} + std::chrono::seconds{62421}});
  }

  rtsurv::tests::TemporaryFolder folder;
  std::filesystem::path path = folder.path() / "study.trail";
};

TEST_F(TrailFile, KeepsWhatWasDone) {
  const Entry first = add(Action::lock), second = add(Action::run, "[other]\r\n");
  const Trail trail = read(path);
  ASSERT_EQ(trail.entries.size(), 2U);
  EXPECT_EQ(trail.entries[0].time, "2026-11-28T17:20:21Z");
  EXPECT_EQ(trail.entries[0].action, Action::lock);
  EXPECT_EQ(trail.entries[0].version, version());
  EXPECT_EQ(trail.entries[0].commit, commit());
  EXPECT_EQ(trail.entries[0].seed, 3U);
  EXPECT_EQ(trail.entries[0].hash, first.hash);
  EXPECT_EQ(trail.entries[1].previous, first.hash);
  EXPECT_EQ(trail.protocols.at(second.protocol_sha256), "[other]\r\n");
  EXPECT_THAT(problems_of(trail), IsEmpty());
}

TEST_F(TrailFile, LiesBesideItsProtocol) {
  EXPECT_EQ(path_of("a/study.toml"), std::filesystem::path("a/study.trail"));
  EXPECT_EQ(path_of("plan"), std::filesystem::path("plan.trail"));
}

TEST_F(TrailFile, IsWholeAfterManyAtOnce) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([this, i] {
      for (int k = 0; k < 5; ++k) (void)add(Action::run, std::to_string(i));
    });
  for (std::thread& one : threads) one.join();
  const Trail trail = read(path);
  EXPECT_EQ(trail.entries.size(), 40U);
  EXPECT_EQ(trail.protocols.size(), 8U);
  EXPECT_THAT(problems_of(trail), IsEmpty());
}

TEST_F(TrailFile, ShowsWhatWasDoneToItWithSql) {
  for (int i = 0; i < 4; ++i) (void)add(Action::run);
  tamper("UPDATE entry SET action = 'verify' WHERE number = 2");
  EXPECT_THAT(problems_of(read(path)).at(0), HasSubstr("entry 2 was changed"));
  tamper("DELETE FROM entry WHERE number = 2");
  EXPECT_THAT(problems_of(read(path)).at(0), "entry 2 is missing");
  (void)add(Action::run);
  EXPECT_EQ(problems_of(read(path)).size(), 1U) << "a broken chain goes on, and stays broken where it was";
}

TEST_F(TrailFile, ShowsValuesThatNobodyCanHaveWritten) {
  for (int i = 0; i < 2; ++i) (void)add(Action::run);
  tamper("UPDATE entry SET action = 'other' WHERE number = 1; UPDATE entry SET seed = '3x' WHERE number = 2");
  EXPECT_THAT(problems_of(read(path)),
              ElementsAre("entry 1 was changed after it was written", "entry 2 was changed after it was written"));
}

TEST_F(TrailFile, RefusesWhatIsNoTrail) {
  EXPECT_THROW((void)read(path), Error);
  std::filesystem::create_directory(path);
  EXPECT_THROW((void)add(Action::run), Error);
  std::filesystem::remove(path);
  std::ofstream(path) << "a text of more than a hundred bytes, which is no database: " << std::string(200, '-');
  EXPECT_THROW((void)add(Action::run), Error);
  std::filesystem::remove(path);
  tamper("CREATE TABLE mine(a)");
  EXPECT_THROW((void)add(Action::run), Error);
  EXPECT_THROW((void)read(path), Error);
}

TEST_F(TrailFile, RefusesALaterFormat) {
  (void)add(Action::run);
  tamper("PRAGMA user_version = 2");
  try {
    (void)add(Action::run);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::io);
    EXPECT_THAT(error.what(), HasSubstr("a later version of rtsurv wrote it"));
  }
}

TEST_F(TrailFile, SaysNothingOfPersonsAndMachines) {
  (void)add(Action::run);
  const std::string bytes = rtsurv::tests::file_content(path);
  for (const char* name : {"USER", "HOSTNAME", "HOME", "PWD"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || std::string(value).size() <= 4) continue;
    EXPECT_EQ(bytes.find(value), std::string::npos) << name;
  }
}

// A process that dies inside SQLite's commit leaves a journal, without which the file is half written.
TEST_F(TrailFile, IsReadAfterAProcessDiedInTheMiddle) {
  (void)add(Action::lock);
  const pid_t process = ::fork();
  if (process == 0) {
    sqlite3* handle = nullptr;
    sqlite3_open(path.c_str(), &handle);
    sqlite3_exec(handle,
                 "pragma cache_size=1; pragma cache_spill=1; begin immediate; create table half(a);"
                 "insert into half with recursive n(i) as (select 1 union all select i + 1 from n where i < 50)"
                 " select hex(zeroblob(2500)) from n",
                 nullptr, nullptr, nullptr);
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(process, &status, 0);
  ASSERT_TRUE(std::filesystem::exists(path.string() + "-journal"));
  EXPECT_EQ(read(path).entries.size(), 1U);
}

}  // namespace
}  // namespace rtsurv::trail
