#include "http/uri.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rtsurv::server {
namespace {

using testing::ElementsAre, testing::IsEmpty, testing::Pair, testing::UnorderedElementsAre;

TEST(Uri, IsTakenApart) {
  EXPECT_THAT(parse_target("/")->path, IsEmpty());
  EXPECT_THAT(parse_target("/api/studies/")->path, ElementsAre("api", "studies"));
  const auto target = parse_target("/a%20b/%ED%95%9C?name=x%2By+z&rows=5&flag").value();
  EXPECT_THAT(target.path, ElementsAre("a b", "한"));
  EXPECT_THAT(target.query, UnorderedElementsAre(Pair("name", "x+y z"), Pair("rows", "5"), Pair("flag", "")));
}

TEST(Uri, LeavesNoFolder) {
  for (const char* text : {"", "api", "http://127.0.0.1/", "/a/../b", "/%2e%2e/b", "/a/./b", "/a//b", "/a%2fb",
                           "/a%5cb", "/a%00", "/a%", "/a%2", "/a%zz", "/a?x=%g1"})
    EXPECT_FALSE(parse_target(text)) << text;
}

TEST(Uri, IsWrittenAndReadBack) {
  const std::string odd = "a b/ü%한\"'<>&=?+";
  const auto target = parse_target("/x?name=" + percent_encoded(odd));
  EXPECT_EQ(target->query.at("name"), odd);
}

}  // namespace
}  // namespace rtsurv::server
