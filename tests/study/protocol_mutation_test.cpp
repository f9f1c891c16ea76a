// Whatever a file holds, parse_protocol() returns or throws an Error that says something.

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "study/protocol_file.hpp"

namespace rtsurv::study {
namespace {

using testing::smallest;

const std::string seed_text = smallest + R"([columns]
age = { label = "Age", levels = [1, 2.5, "x"], labels = { "1" = "one" } }
[dose]
total = "d"
fractions = 'n'
alpha_beta = 3.5
[derive]
"odd name" = """a
 or b"""
[risk_groups]
factors = ["a", "b"]
groups = { "Low" = [0], "High" = [1, 2] }
[univariable]
endpoints = ["OS"]
factors = ["a", "age > 50"]
[multivariable]
endpoints = ["OS"]
select = "logrank p < 0.05"
)";

/// One random edit: a byte changed, a piece cut, doubled or moved, or a piece of TOML put in.
std::string mutate(std::string text, std::mt19937& random) {
  constexpr std::array<const char*, 16> pieces{"[", "]",  "[[", "\"",     "'",   "=",     "{",   "}",
                                               ",", "\n", "#",  "\"\"\"", "nan", "1e999", "\\u", "\xF0\x9F\x98\x80"};
  if (text.empty()) return pieces[random() % pieces.size()];
  const std::size_t at = random() % text.size();
  const std::size_t length = random() % 12;
  switch (random() % 5) {
    case 0:
      text[at] = static_cast<char>(random() % 256);
      return text;
    case 1:
      return text.erase(at, length);
    case 2:
      return text.insert(at, text.substr(random() % text.size(), length));
    case 3:
      return text.substr(at) + text.substr(0, at);
    default:
      return text.insert(at, pieces[random() % pieces.size()]);
  }
}

TEST(ProtocolMutation, never_crashes_and_always_says_why) {
  std::mt19937 random(20240229);
  int read = 0;
  for (int trial = 0; trial < 4000; ++trial) {
    std::string text = seed_text;
    for (unsigned edits = 1 + random() % 4; edits > 0; --edits) text = mutate(text, random);
    try {
      (void)parse_protocol(text, "p");
      ++read;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::protocol) << text;
      EXPECT_GT(std::string(error.what()).size(), 8U) << text;
    }
  }
  EXPECT_GT(read, 0);
  EXPECT_LT(read, 4000);
}

TEST(ProtocolMutation, deep_nesting_is_an_error_and_no_overflow) {
  EXPECT_FALSE(testing::problems_of("[study]\nlandmarks = " + std::string(100000, '[')).empty());
  EXPECT_FALSE(testing::problems_of("[study]\ndata = " + std::string(5000, '{')).empty());
}

}  // namespace
}  // namespace rtsurv::study
