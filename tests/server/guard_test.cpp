// Who is let in. The rules: http/guard.hpp.
#include "http/guard.hpp"

#include <gtest/gtest.h>

namespace rtsurv::server {
namespace {

int status_of(const std::optional<Answer>& answer) { return answer ? static_cast<int>(answer->status) : 0; }

const Guard guard(8123);

TEST(Guard, KnowsItsOwnNamesOnly) {
  EXPECT_EQ(status_of(guard.refuse_stranger({.host = "127.0.0.1:8123"})), 0);
  EXPECT_EQ(status_of(guard.refuse_stranger({.host = "localhost:8123"})), 0);
  for (const char* host : {"", "127.0.0.1", "127.0.0.1:8124", "evil.example:8123", "localhost:8123.evil.example"})
    EXPECT_EQ(status_of(guard.refuse_stranger({.host = host})), 421) << host;
}

TEST(Guard, WantsAnOriginOfWhoWrites) {
  EXPECT_EQ(status_of(guard.refuse_stranger({.writes = true, .host = "localhost:8123"})), 403);
  EXPECT_EQ(
      status_of(guard.refuse_stranger({.writes = true, .host = "localhost:8123", .origin = "http://localhost:8123"})),
      0);
}

TEST(Guard, RefusesAnotherPage) {
  for (const char* origin : {"null", "http://evil.example", "https://localhost:8123", "http://127.0.0.1:8123"})
    EXPECT_EQ(status_of(guard.refuse_stranger({.host = "localhost:8123", .origin = origin})), 403) << origin;
  EXPECT_EQ(status_of(guard.refuse_stranger({.host = "localhost:8123", .fetch_site = "cross-site"})), 403);
  EXPECT_EQ(status_of(guard.refuse_stranger({.host = "localhost:8123", .fetch_site = "same-site"})), 403);
  EXPECT_EQ(status_of(guard.refuse_stranger({.host = "localhost:8123", .fetch_site = "none"})), 0);
}

std::string cookie_in(const Answer& answer) {
  for (const auto& [name, value] : answer.headers)
    if (name == "Set-Cookie") return value;
  return {};
}

TEST(Guard, OpensByItsLinkOnce) {
  Guard own(8123);
  const std::string link = own.link(), ticket = link.substr(link.rfind('/') + 1);
  EXPECT_EQ(ticket.size(), 64U);
  EXPECT_EQ(own.open("0" + ticket.substr(1) + "x", {}).status, http::status::forbidden);
  const Answer opened = own.open(ticket, {});
  EXPECT_EQ(opened.status, http::status::see_other);
  EXPECT_EQ(own.open(ticket, {}).status, http::status::forbidden);

  const std::string cookie = cookie_in(opened);
  EXPECT_NE(cookie.find("; HttpOnly; SameSite=Strict"), std::string::npos);
  const std::string pair = cookie.substr(0, cookie.find(';')), among = "a=1; " + pair + "; b=2";
  EXPECT_TRUE(own.knows({.cookies = pair}));
  EXPECT_TRUE(own.knows({.cookies = among}));
  EXPECT_FALSE(own.knows({.cookies = "rtsurv-8123="}));
  EXPECT_FALSE(own.knows({.cookies = "rtsurv-8123=" + ticket}));
  EXPECT_EQ(own.open(ticket, {.cookies = pair}).status, http::status::see_other);  // the same browser again
}

TEST(Guard, HasSecretsOfItsOwn) { EXPECT_NE(Guard(8123).link(), guard.link()); }

}  // namespace
}  // namespace rtsurv::server
