// Every way in which the program ends early: the exit code, the message, and what stays on the disk.
#include "ending.hpp"

#include <chrono>
#include <new>
#include <stdexcept>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "examples.hpp"
#include "program.hpp"
#include "rtsurv/core/error.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;
using tests::RunningProgram;
using tests::source_path;
using tests::TemporaryFolder;

template <typename Failure>
Ending ending(Failure failure) {
  return ending_of(std::make_exception_ptr(std::move(failure)));
}

TEST(Ending, gives_each_kind_of_error_its_code_and_only_its_own_words) {
  for (const auto kind : {ErrorKind::not_estimable, ErrorKind::numerical}) {
    EXPECT_EQ(ending(Error(kind, "why")).exit_code, 1);
    EXPECT_EQ(ending(Error(kind, "why")).message, "why");
  }
  for (const auto kind : {ErrorKind::usage, ErrorKind::protocol, ErrorKind::data, ErrorKind::io})
    EXPECT_EQ(ending(Error(kind, "why")).exit_code, 2);
}

TEST(Ending, calls_every_other_exception_its_own_fault) {
  for (const Ending& own : {ending(std::bad_alloc()), ending(std::runtime_error("boost::math")), ending(42)}) {
    EXPECT_EQ(own.exit_code, 70);
    EXPECT_THAT(own.message, AllOf(StartsWith("internal error: "), HasSubstr("please report")));
  }
  EXPECT_THAT(ending(std::runtime_error("boost::math")).message, HasSubstr("boost::math"));
}

/// Waits until the folder holds something; false when the program ends before.
bool wait_for_entry(const fs::path& folder, RunningProgram& program) {
  while (fs::is_empty(folder)) {
    if (program.is_over()) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

class Interrupted : public testing::TestWithParam<int> {};

TEST_P(Interrupted, run_ends_with_the_code_of_the_signal_and_leaves_nothing) {
  const TemporaryFolder place;
  RunningProgram program({"run", tests::example_path("gbsg/study.toml"), "--out", place.path() / "out"});
  ASSERT_TRUE(wait_for_entry(place.path(), program));
  EXPECT_EQ(program.end_by(GetParam()), 128 + GetParam());
  EXPECT_TRUE(fs::is_empty(place.path()));
}

INSTANTIATE_TEST_SUITE_P(BySignal, Interrupted, testing::Values(SIGINT, SIGTERM, SIGHUP));

TEST(Ending, a_killed_run_costs_the_next_one_nothing) {
  const TemporaryFolder place;
  const std::vector<std::string> call{"run", tests::example_path("gbsg/study.toml"), "--out", place.path() / "out"};
  RunningProgram killed(call);
  ASSERT_TRUE(wait_for_entry(place.path(), killed));
  EXPECT_EQ(killed.end_by(SIGKILL), 128 + SIGKILL);
  EXPECT_FALSE(fs::is_empty(place.path()));
  const fs::path left = fs::directory_iterator(place.path())->path();
  RunningProgram next(call);
  while (fs::exists(left) && !next.is_over()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  EXPECT_EQ(next.end_by(SIGINT), 130);
  EXPECT_TRUE(fs::is_empty(place.path()));
}

TEST(Ending, a_long_computation_is_interrupted_at_once) {
  RunningProgram program({"cutpoint", tests::example_path("gbsg/cohort.csv"), "--time", "rfstime", "--event", "status",
                          "--x", "age", "--replicates", "1000000"});
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  ASSERT_FALSE(program.is_over());
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(program.end_by(SIGINT), 130);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

}  // namespace
}  // namespace rtsurv::cli
