// What is refused, and what no caller can break.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "server/app.hpp"

namespace rtsurv::tests {
namespace {

using testing::AnyOf, testing::HasSubstr, testing::IsEmpty, testing::Not, testing::StartsWith;

/// A server on an empty folder.
class Stranger : public testing::Test {
 protected:
  TemporaryFolder folder;
  App app{folder.path()};
};

TEST_F(Stranger, GetsInByTheLinkAlone) {
  EXPECT_THAT(app.url(), StartsWith("http://127.0.0.1:"));
  EXPECT_EQ(app.get("/api/studies").status, 200);
  EXPECT_EQ(app.call({.target = "/api/studies", .as_page = false}).status, 403);
  EXPECT_EQ(app.call({.target = "/", .as_page = false}).status, 403);
  EXPECT_EQ(app.call({.target = app.url().substr(app.url().find("/open")), .as_page = false}).status, 403);
  EXPECT_EQ(app.call({.target = "/api/studies",
                      .headers = {{"Cookie", "rtsurv-" + std::to_string(app.port()) + "=" + std::string(64, '0')}}})
                .status,
            403);
}

TEST_F(Stranger, IsKnownByHostAndOrigin) {
  for (const char* host : {"evil.example", "127.0.0.1", "localhost:1"})
    EXPECT_EQ(app.call({.target = "/api/studies", .headers = {{"Host", host}}}).status, 421) << host;
  EXPECT_EQ(app.call({.target = "/api/studies", .headers = {{"Origin", "http://evil.example"}}}).status, 403);
  EXPECT_EQ(app.call({.target = "/api/studies", .headers = {{"Sec-Fetch-Site", "cross-site"}}}).status, 403);
  for (const char* method : {"POST", "PUT", "DELETE", "PATCH"})
    EXPECT_EQ(app.call({.method = method, .target = "/api/dose", .body = "{}", .headers = {{"Origin", ""}}}).status,
              403)
        << method;
}

TEST_F(Stranger, LeavesNoFolder) {
  for (const char* target : {"/api/studies/../../etc/passwd", "/api/studies/%2e%2e/protocol", "/..%2f..%2fetc%2fpasswd",
                             "/api/studies/..%5c..%5cx/protocol", "/api/studies//protocol", "/%00"})
    EXPECT_EQ(app.get(target).status, 400) << target;
  EXPECT_EQ(app.get("/etc/passwd").status, 404);
  for (const char* name : {"..%2Fout.csv", "%2Fetc%2Fx.csv", ".hidden.csv", "a%0Ab.csv", ""})
    EXPECT_EQ(app.put(std::string("/api/table?name=") + name, cohort()).status, 400) << name;
  EXPECT_EQ(app.post("/api/dose", R"({"from": "/etc/passwd"})").status, 400);
  EXPECT_EQ(app.post("/api/dose", R"({"schedules": ["--from=/etc/passwd"]})").status, 400);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST_F(Stranger, IsToldWhichMethodsThereAre) {
  const Reply wrong = app.put("/api/dose", "{}");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.headers.at("Allow"), "POST");
  EXPECT_EQ(app.get("/api/nothing").status, 404);
  EXPECT_EQ(app.call({.method = "TRACE", .target = "/api/studies"}).status, 405);
}

TEST_F(Stranger, RunsNoScript) {
  const Reply reply = app.get("/");
  const std::string policy = reply.headers.at("Content-Security-Policy");
  EXPECT_THAT(policy, StartsWith("default-src 'none'; script-src 'self'; style-src 'self';"));
  EXPECT_THAT(policy, AllOf(HasSubstr("frame-ancestors 'none'"), Not(HasSubstr("unsafe")), Not(HasSubstr("http"))));
  EXPECT_EQ(reply.headers.at("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(reply.headers.at("Cross-Origin-Resource-Policy"), "same-origin");
}

TEST_F(Stranger, BreaksNothingByBrokenRequests) {
  for (const std::string& bytes :
       {std::string("\x16\x03\x01 not HTTP\r\n\r\n"), "GET / HTTP/1.1\r\nX: " + std::string(20000, 'x') + "\r\n\r\n",
        std::string("GET / HTTP/1.1\r\nHost"), app.head("PUT", "/api/table?name=x.csv") + "Content-Length: -1\r\n\r\n",
        app.head("PUT", "/api/table?name=x.csv") + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nx"})
    EXPECT_THAT(app.raw(bytes), AnyOf(IsEmpty(), StartsWith("HTTP/1.1 4")));
  EXPECT_EQ(app.get("/api/studies").status, 200);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST_F(Stranger, SendsNoMoreThanIsRead) {
  (void)app.post("/api/sample");
  EXPECT_EQ(app.put("/api/studies/gbsg/protocol", std::string(2'000'000, '#')).status, 413);
  // Announced to be too long: refused before it is sent.
  EXPECT_THAT(app.raw(app.head("PUT", "/api/table?name=x.csv") + "Content-Length: 9000000000\r\n\r\nx"),
              StartsWith("HTTP/1.1 413"));
  // In pieces, whose sum nobody knows.
  std::string pieces;
  for (int i = 0; i < 40; ++i) pieces += "10000\r\n" + std::string(65536, '#') + "\r\n";
  EXPECT_EQ(app.call({.method = "POST",
                      .target = "/api/studies/gbsg/try",
                      .body = pieces + "0\r\n\r\n",
                      .headers = {{"Transfer-Encoding", "chunked"}, {"Content-Length", ""}}})
                .status,
            413);
  EXPECT_EQ(app.get("/api/studies").json()["studies"].size(), 1U);
}

TEST_F(Stranger, WhoIsSlowStopsNobody) {
  std::vector<std::unique_ptr<Connection>> slow;
  for (int i = 0; i < 100; ++i) {
    slow.push_back(std::make_unique<Connection>(app.port()));
    slow.back()->send(i % 2 == 0 ? "GET /api/studies HT"
                                 : app.head("PUT", "/api/table?name=x.csv") + "Content-Length: 1000\r\n\r\nid,time");
  }
  EXPECT_EQ(app.get("/api/studies").status, 200);
}

/// Texts of a table that would act if anything took them for HTML.
TEST_F(Stranger, ActsByNoTextOfATable) {
  const std::string evil = "<img src=x onerror=alert(1)>";
  std::string table = "time,dead," + evil + "\n";
  for (int i = 0; i < 60; ++i)
    table += std::to_string(i + 1) + "," + std::to_string(i % 2) + "," + (i % 3 == 0 ? evil : "mild") + "\n";
  const Reply made = app.put("/api/table?name=%3Cimg%20onerror%3D1%3E.csv", table);
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string study = "%3Cimg%20onerror%3D1%3E";
  const Reply columns = app.get("/api/studies/" + study + "/columns");
  EXPECT_EQ(columns.headers.at("Content-Type"), "application/json");
  EXPECT_EQ(columns.json()["columns"][2]["name"], evil);
  const Reply tried = app.post("/api/studies/" + study + "/try?figures=first",
                               app.get("/api/studies/" + study + "/protocol").json()["protocol"].get<std::string>());
  ASSERT_EQ(tried.status, 200) << tried.body;
  const std::string run = tried.json()["run"].get<std::string>();
  const nlohmann::json pictures = tried.json()["figures"];
  EXPECT_EQ(pictures.size(), 1U);
  for (const auto& [name, picture] : pictures.items())
    EXPECT_THAT(picture.get<std::string>(), Not(HasSubstr("<img"))) << name;
  const Reply report = app.get("/api/runs/" + run + "/report.html");
  EXPECT_THAT(report.body, AllOf(HasSubstr("&lt;img src=x onerror"), Not(HasSubstr("<img src=x"))));
  EXPECT_THAT(report.headers.at("Content-Security-Policy"),
              AllOf(StartsWith("default-src 'none'"), HasSubstr("sandbox"), Not(HasSubstr("script-src"))));
}

}  // namespace
}  // namespace rtsurv::tests
