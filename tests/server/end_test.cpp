// How the server ends, and what is left of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "server.hpp"
#include "server/app.hpp"
#include "server/processes.hpp"

namespace rtsurv::tests {
namespace {

namespace fs = std::filesystem;

bool works_in(int process, const fs::path& folder) {
  std::error_code gone;
  const fs::path where = fs::read_symlink("/proc/" + std::to_string(process) + "/cwd", gone);
  return where.string().starts_with(folder.string());
}

/// The children of a server, one of which analyses in the folder.
std::vector<int> children_at_work(const App& app, const fs::path& folder) {
  EXPECT_TRUE(comes_true([&] {
    return std::ranges::any_of(children_of(app.process()), [&](int child) { return works_in(child, folder); });
  }));
  return children_of(app.process());
}

bool end_soon(const std::vector<int>& processes) {
  return comes_true([&] { return std::ranges::none_of(processes, is_running); });
}

/// The sample with its replicates, begun.
void begin(const App& app) {
  ASSERT_EQ(app.post("/api/sample").status, 201);
  ASSERT_EQ(app.post("/api/studies/gbsg/runs").status, 202);
}

bool has_hidden(const fs::path& folder) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    if (entry.path().filename().string().starts_with(".rtsurv-")) return true;
  return false;
}

TEST(ServerEnd, IsPeacefulOnSignals) {
  for (const int signal : {SIGTERM, SIGINT}) {
    const TemporaryFolder folder;
    App app(folder.path());
    begin(app);
    const std::vector<int> children = children_at_work(app, folder.path());
    EXPECT_EQ(app.end_by(signal), 0);
    EXPECT_TRUE(end_soon(children)) << "a child lives on";
    EXPECT_FALSE(has_hidden(folder.path()));
  }
}

TEST(ServerEnd, LosesNothingWhenItIsKilled) {
  const TemporaryFolder folder;
  {
    App app(folder.path());
    begin(app);
    ASSERT_EQ(app.put("/api/studies/gbsg/protocol", "[study]\ntitle = \"a step\"\n").status, 200);
    const std::vector<int> children = children_at_work(app, folder.path());
    EXPECT_EQ(app.end_by(SIGKILL), 128 + SIGKILL);
    EXPECT_TRUE(end_soon(children)) << "a child lives on";
    EXPECT_TRUE(has_hidden(folder.path()));
  }
  const App again(folder.path());
  EXPECT_FALSE(has_hidden(folder.path()));
  EXPECT_EQ(again.get("/api/studies").json()["studies"][0]["title"], "a step");
  EXPECT_TRUE(again.get("/api/studies/gbsg/protocol").json()["can_undo"].get<bool>());
  EXPECT_EQ(again.post("/api/studies/gbsg/undo").json()["protocol"],
            file_content(source_path("examples/gbsg/study.toml")));
}

TEST(ServerEnd, TakesTheChildThatWaitsWithIt) {
  const TemporaryFolder folder;
  App app(folder.path());
  std::vector<int> children;
  ASSERT_TRUE(comes_true([&] { return !(children = children_of(app.process())).empty(); }));
  EXPECT_EQ(app.end_by(SIGTERM), 0);
  EXPECT_TRUE(end_soon(children));
}

TEST(ServerEnd, ComesWhenNobodyCalls) {
  const TemporaryFolder folder;
  server::Server server({.program = program_path(), .folder = folder.path(), .idle = std::chrono::seconds(1)});
  const auto start = std::chrono::steady_clock::now();
  server.run();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(ServerEnd, MayBeAskedForFromAnotherThread) {
  const TemporaryFolder folder;
  server::Server server({.program = program_path(), .folder = folder.path()});
  std::thread other([&] { server.stop(); });
  server.run();
  other.join();
}

}  // namespace
}  // namespace rtsurv::tests
