#include "rtsurv/core/late_library.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Property;
using ::testing::StartsWith;
using ::testing::Throws;

TEST(LateLibrary, gives_functions_by_their_names) {
  double (*cosine)(double) = nullptr;
  LateLibrary("libm.so.6", "mathematics").find(cosine, "cos");
  EXPECT_EQ(cosine(0.0), 1.0);
}

TEST(LateLibrary, says_what_is_missing_and_what_to_do) {
  const auto refused =
      Throws<Error>(AllOf(Property(&Error::kind, ErrorKind::io),
                          Property(&Error::what, AllOf(StartsWith("this; install that: "), HasSubstr("nothing")))));
  EXPECT_THAT([] { LateLibrary("libnothing.so", "this; install that"); }, refused);
  const LateLibrary library("libm.so.6", "this; install that");
  void (*function)() = nullptr;
  EXPECT_THAT([&] { library.find(function, "nothing_of_this_name"); }, refused);
}

}  // namespace
}  // namespace rtsurv
