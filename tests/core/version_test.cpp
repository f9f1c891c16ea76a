#include "rtsurv/core/version.hpp"

#include <gmock/gmock.h>

namespace rtsurv {
namespace {

using testing::MatchesRegex;
using testing::StartsWith;

TEST(Version, is_three_numbers) { EXPECT_THAT(std::string(version()), MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+")); }

TEST(Commit, is_twelve_hexadecimal_digits_perhaps_dirty_or_unknown) {
  EXPECT_THAT(std::string(commit()), MatchesRegex("unknown|[0-9a-f]{12}(-dirty)?"));
}

TEST(Compiler, names_itself) {
  EXPECT_THAT(std::string(compiler()), testing::AnyOf(StartsWith("g++ "), StartsWith("clang++ ")));
}

}  // namespace
}  // namespace rtsurv
