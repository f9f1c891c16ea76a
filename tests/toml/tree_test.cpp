#include "rtsurv/toml/tree.hpp"

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::toml {
namespace {

std::string problem_of(const std::string& bytes) {
  try {
    (void)parse_tree(bytes, "f");
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

const std::string too_deep = "tables and lists lie more than 50 deep in each other here";

// A key of 20,000 parts overflowed the stack when the tables were read or freed.
TEST(Nesting, OfKeysHeadersAndBracketsIsLimited) {
  const std::string dots = repeated("a.", 20'000) + "a";
  EXPECT_EQ(problem_of("b = 1\n" + dots + " = 1\n"), "f:2:102: " + too_deep);
  EXPECT_EQ(problem_of("[" + dots + "]\n"), "f:1:101: " + too_deep);
  EXPECT_EQ(problem_of("[[" + dots + "]]\n"), "f:1:100: " + too_deep);
  EXPECT_EQ(problem_of("a = " + repeated("[", 20'000)), "f:1:55: " + too_deep);
  EXPECT_EQ(problem_of("a = " + repeated("{ a.b = ", 20'000)), "f:1:205: " + too_deep);
  EXPECT_EQ(problem_of(repeated("\"\u00E4\" . ", 60) + "a = 1"), "f:1:305: " + too_deep);
}

TEST(Nesting, UpToTheLimitIsRead) {
  EXPECT_EQ(problem_of(repeated("a.", 50) + "a = 1\n"), "");
  EXPECT_EQ(problem_of("a = " + repeated("[", 50) + repeated("]", 50)), "");
}

TEST(Nesting, OfTextsCommentsNumbersAndManyKeysIsNone) {
  const std::string dots = repeated(".", 100), brackets = repeated("[{", 100);
  for (const std::string& text : {dots, brackets}) {
    EXPECT_EQ(problem_of("a = \"" + text + "\\\"" + text + "\"\n"), "");
    EXPECT_EQ(problem_of("a = '" + text + "\"'\n"), "");
    EXPECT_EQ(problem_of("a = \"\"\"\n" + text + "\"\n\\\"\"" + text + "\"\"\"\"\n"), "");
    EXPECT_EQ(problem_of("a = '''\n" + text + "\n''" + text + "'''\n"), "");
    EXPECT_EQ(problem_of("# " + text + " \"\n\"" + text + "\" = 1 # " + text), "");
  }
  EXPECT_EQ(problem_of("a = [" + repeated("1.5, ", 100) + "2.5]\nb = [\n" + repeated("1.5, # '\n", 100) + "]\n"), "");
  EXPECT_EQ(problem_of("a = [" + repeated("{ b.c = 1.5, d = [[2.5]] }, ", 100) + "]\n"), "");
  std::string keys;
  for (int i = 0; i < 100; ++i) keys += "a.b" + std::to_string(i) + " = 1.5\n";
  EXPECT_EQ(problem_of(keys), "");
}

TEST(Nesting, DoesNotHideTheFirstErrorOfSyntax) {
  const std::string deep = repeated("a.", 100) + "a = 1\n";
  for (const char* broken :
       {"[study\n", "a = [1, 2\nb = 3\n", "a = \"open\n", "a = { b = 1\n", "a = ]\n", "a = [1}\n"}) {
    const std::string alone = problem_of(broken);
    EXPECT_NE(alone, "") << broken;
    EXPECT_EQ(problem_of(broken + deep).substr(0, 6), alone.substr(0, 6)) << broken;
  }
}

TEST(Value, KeepsANumberAsWritten) {
  const Value tree = parse_tree("a = 1.50 # 2\nb = [0.010,1_000.0 ]\nc = { d = -3e2}\ne = +7\n\"\u00E4\" = 2.0", "f");
  EXPECT_EQ(tree.entries[0].value.text, "1.50");
  EXPECT_EQ(tree.entries[1].value.items[0].text, "0.010");
  EXPECT_EQ(tree.entries[1].value.items[1].text, "1_000.0");
  EXPECT_EQ(tree.entries[2].value.entries[0].value.text, "-3e2");
  EXPECT_EQ(tree.entries[3].value.text, "+7");
  EXPECT_EQ(tree.entries[4].value.text, "2.0");
}

TEST(Value, IsReadOnOneLineWithItsLettersComposed) {
  const Value tree = parse_tree("\"a\\nb\" = \"u\u0308 \\n x\"\ndata = \"u\u0308.csv\"\n", "f");
  EXPECT_EQ(tree.entries[0].key, "a b");
  EXPECT_EQ(tree.entries[0].value.text, "\u00FC x");
  EXPECT_EQ(tree.entries[1].value.as_read, "u\u0308.csv");
}

TEST(Value, TwoKeysThatBecomeOneAreRefused) {
  const std::string twins =
      "this key has been given before: the two differ only in line breaks, or in how their letters";
  EXPECT_EQ(problem_of("[columns]\n\"u\u0308\" = 1\n\"\u00FC\" = 2\n").substr(0, 7 + twins.size()), "f:3:1: " + twins);
  EXPECT_EQ(problem_of("a = [{ \"b c\" = 1, \"b\\nc\" = 2 }]\n").substr(0, 8 + twins.size()), "f:1:19: " + twins);
}

}  // namespace
}  // namespace rtsurv::toml
