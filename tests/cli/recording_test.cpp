// What is recorded in a trail, by processes at once and by such as are killed.
#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/study_folder.hpp"
#include "rtsurv/trail/chain.hpp"
#include "schema.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using tests::run_program;

using Recording = tests::StudyFolder;

TEST_F(Recording, RunsAtOnceAreAllRecorded) {
  ASSERT_EQ(lock().exit_code, 0);
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) threads.emplace_back([this, i] { (void)run("report-" + std::to_string(i)); });
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(entries().size(), 9U);
  EXPECT_THAT(trail::problems_of(trail::read(trail_path)), IsEmpty());
}

TEST_F(Recording, ARunThatCannotRecordSaysSoAndGoesOn) {
  fs::create_directory(trail_path);  // also for root, to whom no folder is read-only
  const tests::Outcome outcome = run();
  EXPECT_THAT(outcome.out, HasSubstr("trail:   nothing recorded: "));
  EXPECT_TRUE(fs::exists(folder.path() / "report/report.html"));
  const tests::Outcome json = run_program("run --json " + protocol);
  EXPECT_EQ(json.exit_code, 0);
  const nlohmann::json results = nlohmann::json::parse(json.out);
  EXPECT_EQ(tests::schema_problems(results), "");
  EXPECT_TRUE(results.contains("lock_unknown"));
  EXPECT_THAT(run_program("validate " + protocol + " --replicates 2 --permutations 0 --quiet").err,
              HasSubstr("trail: nothing recorded: "));
  EXPECT_EQ(lock().exit_code, 2) << "a lock that is not recorded is none";
}

TEST_F(Recording, TrailListsWhatWasDone) {
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

TEST_F(Recording, ARunThatWritesNoReportIsNotRecorded) {
  ASSERT_EQ(lock().exit_code, 0);
  const tests::Outcome json = run_program("run --json " + protocol);
  EXPECT_EQ(json.exit_code, 0);
  EXPECT_EQ(nlohmann::json::parse(json.out)["lock"]["entry_sha256"].get<std::string>(), entries()[0].hash);
  EXPECT_EQ(entries().size(), 1U) << "a program that calls it for every change of a draft would flood the trail";
  change("[12]", "[24]");
  EXPECT_EQ(lock().exit_code, 0) << "nothing is known of outcomes";
}

TEST_F(Recording, AProcessThatIsKilledLeavesAWholeTrail) {
  ASSERT_EQ(lock().exit_code, 0);
  const std::vector<std::vector<std::string>> calls{
      {"run", protocol, "--quiet", "--out", place("report")},
      {"validate", protocol, "--quiet", "--replicates", "2", "--permutations", "0"},
      {"lock", protocol, "--after-outcomes"}};
  for (int i = 0; i < 12; ++i) {
    add_patient();
    tests::RunningProgram killed(calls[static_cast<std::size_t>(i) % calls.size()]);
    std::this_thread::sleep_for(std::chrono::milliseconds(10 + 37 * i % 200));
    EXPECT_NE(killed.end_by(SIGKILL), 127);
    const tests::Outcome listed = run_program("trail " + protocol);
    EXPECT_EQ(listed.exit_code, 0) << listed.out << listed.err;
  }
  EXPECT_THAT(run().out, HasSubstr("Protocol locked on "));
  EXPECT_THAT(trail::problems_of(trail::read(trail_path)), IsEmpty());
}

}  // namespace
}  // namespace rtsurv::cli
