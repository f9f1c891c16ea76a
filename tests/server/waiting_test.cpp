// The child that waits for the next analysis.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "program.hpp"
#include "runs/program.hpp"
#include "server/processes.hpp"

namespace rtsurv::tests {
namespace {

using server::asio::io_context;

server::Ended end_of(io_context& context, server::Child& child) {
  std::optional<server::Ended> ended;
  server::asio::co_spawn(
      context, [&]() -> server::awaitable<void> { ended = co_await child.wait(); },
      [](const std::exception_ptr& failure) { EXPECT_FALSE(failure); });
  context.restart();
  context.run();
  return ended.value();
}

constexpr const char* protocol = R"([study]
title = "Two"
data = "two.csv"
time_unit = "months"
[[endpoint]]
name = "OS"
time = "months"
event = "died = 1"
)";

server::Errand errand_in(const TemporaryFolder& folder) {
  return {
      .arguments = {"run", "study.toml", "--stdin", "--json", "--quiet"}, .folder = folder.path(), .input = protocol};
}

TEST(WaitingChild, DoesAsOneThatIsStarted) {
  const TemporaryFolder folder;
  (void)folder.file("two.csv", "months,died\n1,1\n2,0\n");
  io_context context;
  server::Child started(context.get_executor(), program_path(), errand_in(folder));
  server::WaitingChild waiting(context.get_executor(), program_path());
  const auto called = waiting.call(errand_in(folder));
  ASSERT_TRUE(called);
  const server::Ended one = end_of(context, started), other = end_of(context, *called);
  EXPECT_EQ(one.exit_code, 0) << one.err;
  EXPECT_EQ(other.exit_code, 0) << other.err;
  EXPECT_EQ(other.out, one.out);
  EXPECT_EQ(other.err, one.err);
  EXPECT_THAT(other.out, testing::HasSubstr("Two"));
}

TEST(WaitingChild, FailsAsOneThatIsStarted) {
  const TemporaryFolder folder;
  io_context context;
  server::WaitingChild waiting(context.get_executor(), program_path());
  const auto called = waiting.call({.arguments = {"check", "none.toml"}, .folder = folder.path()});
  ASSERT_TRUE(called);
  const server::Ended ended = end_of(context, *called);
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, testing::HasSubstr("none.toml"));
}

TEST(WaitingChild, SaysThatItsFolderHasGone) {
  io_context context;
  server::WaitingChild waiting(context.get_executor(), program_path());
  const auto called = waiting.call({.arguments = {"--version"}, .folder = "/nowhere/at/all"});
  ASSERT_TRUE(called);
  const server::Ended ended = end_of(context, *called);
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, testing::HasSubstr("/nowhere/at/all"));
}

/// The only one of this process.
int child() {
  const std::vector<int> children = children_of(::getpid());
  EXPECT_EQ(children.size(), 1U);
  return children.empty() ? -1 : children[0];
}

TEST(WaitingChild, GivesWayWhereItIsAskedTo) {
  const TemporaryFolder folder;
  io_context context;
  server::WaitingChild waiting(context.get_executor(), program_path());
  const int process = child();
  const auto called =
      waiting.call({.arguments = {"serve", "--no-browser"}, .folder = folder.path(), .gives_way = true});
  ASSERT_TRUE(called);
  EXPECT_TRUE(comes_true([&] { return ::getpriority(PRIO_PROCESS, static_cast<id_t>(process)) > 0; }));
  called->stop();
  (void)end_of(context, *called);
}

TEST(WaitingChild, IsReplacedWhenItHasEnded) {
  const TemporaryFolder folder;
  io_context context;
  server::Program program(context.get_executor(), program_path(), 1);
  program.be_ready();
  const int process = child();
  ::kill(process, SIGKILL);
  // Its command line has gone before its line is closed: only once it can be waited for is it closed.
  siginfo_t ended{};
  ASSERT_EQ(::waitid(P_PID, static_cast<id_t>(process), &ended, WEXITED | WNOWAIT), 0);
  const auto started = program.start({.arguments = {"--version"}, .folder = folder.path()});
  EXPECT_THAT(end_of(context, *started).out, testing::HasSubstr("rtsurv"));
}

TEST(WaitingChild, IsTheOneThatIsCalled) {
  const TemporaryFolder folder;
  io_context context;
  server::Program program(context.get_executor(), program_path(), 1);
  program.be_ready();
  program.be_ready();
  const int process = child();
  const auto called = program.start({.arguments = {"serve", "--no-browser"}, .folder = folder.path()});
  EXPECT_EQ(child(), process);
}

TEST(WaitingChild, EndsWithItsHolder) {
  io_context context;
  int process = 0;
  {
    const server::WaitingChild waiting(context.get_executor(), program_path());
    process = child();
    EXPECT_TRUE(comes_true([&] { return is_running(process); }));
  }
  EXPECT_FALSE(is_running(process));
}

}  // namespace
}  // namespace rtsurv::tests
