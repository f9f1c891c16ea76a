// How the server ends, and what is left of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <sstream>
#include <thread>

#include "server.hpp"
#include "server/app.hpp"

namespace rtsurv::tests {
namespace {

namespace fs = std::filesystem;

/// Whether a process is called with this text among its arguments.
bool is_running(const std::string& argument) {
  std::error_code gone;
  for (const fs::directory_entry& process : fs::directory_iterator("/proc", gone)) {
    const std::string name = process.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ostringstream call;
    call << std::ifstream(process.path() / "cmdline").rdbuf();  // nothing of a process that has ended meanwhile
    if (call.str().find(argument) != std::string::npos) return true;
  }
  return false;
}

/// Waits, ten seconds at most, for the process to be there or gone.
bool comes_to(bool running, const std::string& argument) {
  constexpr int patience = 2000;
  for (int i = 0; i < patience && is_running(argument) != running; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return is_running(argument) == running;
}

bool ends_soon(const std::string& argument) { return comes_to(false, argument); }

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
    EXPECT_TRUE(comes_to(true, (folder.path() / ".rtsurv-").string()));
    EXPECT_EQ(app.end_by(signal), 0);
    EXPECT_TRUE(ends_soon((folder.path() / ".rtsurv-").string())) << "a child lives on";
    EXPECT_FALSE(has_hidden(folder.path()));
  }
}

TEST(ServerEnd, LosesNothingWhenItIsKilled) {
  const TemporaryFolder folder;
  {
    App app(folder.path());
    begin(app);
    ASSERT_EQ(app.put("/api/studies/gbsg/protocol", "[study]\ntitle = \"a step\"\n").status, 200);
    EXPECT_EQ(app.end_by(SIGKILL), 128 + SIGKILL);
    EXPECT_TRUE(ends_soon((folder.path() / ".rtsurv-").string())) << "a child lives on";
    EXPECT_TRUE(has_hidden(folder.path()));
  }
  const App again(folder.path());
  EXPECT_FALSE(has_hidden(folder.path()));
  EXPECT_EQ(again.get("/api/studies").json()["studies"][0]["title"], "a step");
  EXPECT_TRUE(again.get("/api/studies/gbsg/protocol").json()["can_undo"].get<bool>());
  EXPECT_EQ(again.post("/api/studies/gbsg/undo").json()["protocol"],
            file_content(source_path("examples/gbsg/study.toml")));
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
