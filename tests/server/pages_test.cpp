// The files that are part of the program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/app.hpp"
#include "web/files.hpp"

namespace rtsurv::tests {
namespace {

TEST(ServedPages, AreKnownByTheirTag) {
  const TemporaryFolder folder;
  const App app(folder.path());
  const Reply page = app.get("/");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.headers.at("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(page.headers.at("Cache-Control"), "no-cache");
  const std::string tag = page.headers.at("ETag");
  const Reply known = app.call({.target = "/", .headers = {{"If-None-Match", tag}}});
  EXPECT_EQ(known.status, 304);
  EXPECT_EQ(known.body, "");
  EXPECT_EQ(app.call({.method = "HEAD", .target = "/"}).body, "");
}

TEST(ServedPages, AreAllServed) {
  const TemporaryFolder folder;
  const App app(folder.path());
  for (const server::WebFile& file : server::pages()) {
    const Reply reply = app.get("/" + std::string(file.path));
    EXPECT_EQ(reply.status, 200) << file.path;
    EXPECT_EQ(reply.body, file.bytes) << file.path;
  }
}

}  // namespace
}  // namespace rtsurv::tests
