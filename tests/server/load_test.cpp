// Many calls and large bodies: everybody is answered and memory stays bounded.
#include <gtest/gtest.h>

#include <thread>

#include "server/app.hpp"

namespace rtsurv::tests {
namespace {

/// The program by itself has some 35 MB, most of it libraries.
#ifdef RTSURV_SANITIZED
constexpr double most_mb = 256.0;  // with what the sanitizers keep of each allocation
#else
constexpr double most_mb = 64.0;
#endif

TEST(ServerLoad, TwentyAtOnce) {
  const TemporaryFolder folder;
  const App app(folder.path());
  add_sample(app);
  const std::string protocol = app.get("/api/studies/gbsg/protocol").json()["protocol"].get<std::string>();
  std::vector<int> status(20);
  std::vector<std::thread> callers;
  for (std::size_t i = 0; i < status.size(); ++i)
    callers.emplace_back([&, i] {
      status[i] = i % 4 == 0   ? app.put("/api/studies/gbsg/protocol", protocol + "# " + std::to_string(i)).status
                  : i % 4 == 1 ? app.get("/api/studies/gbsg/columns").status
                  : i % 4 == 2 ? app.get("/api/studies/gbsg/check").status
                               : app.get("/api/studies").status;
    });
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(status, std::vector<int>(20, 200));
  EXPECT_LT(app.peak_mb(), most_mb);
}

TEST(ServerLoad, ALargeUploadIsNotHeldInMemory) {
  const TemporaryFolder folder;
  const App app(folder.path());
  constexpr std::size_t pieces = 200, piece = 1'000'000;
  const Connection connection(app.port());
  ASSERT_TRUE(connection.send(app.head("PUT", "/api/table?name=large.sav") +
                              "Connection: close\r\nContent-Length: " + std::to_string(pieces * piece) + "\r\n\r\n"));
  const std::string bytes(piece, 'x');
  for (std::size_t i = 0; i < pieces; ++i) ASSERT_TRUE(connection.send(bytes));
  EXPECT_EQ(connection.rest(120).substr(0, 12), "HTTP/1.1 422");  // no such file of SPSS
  EXPECT_LT(app.peak_mb(), most_mb);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace rtsurv::tests
