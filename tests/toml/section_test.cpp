#include "rtsurv/toml/section.hpp"

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::toml {
namespace {

/// What a reader of "label" and "name" makes of a table.
std::string problems_of(const std::string& bytes) {
  const Value tree = parse_tree(bytes, "f");
  FileProblems problems("f");
  Section section(tree, "[table]", problems);
  (void)section.words("label");
  (void)section.text("name");
  section.report_unknown();
  try {
    problems.throw_if_any();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

/// A text of so many characters between what stands around it.
std::string with_length(const std::string& before, std::size_t length, const std::string& after) {
  std::string text = before;
  text.append(length, 'x');
  return text.append(after);
}

TEST(Section, WordsHaveALimitAndOtherTextsHaveNone) {
  EXPECT_EQ(problems_of(with_length("label = \"", 200, "\"")), "");
  EXPECT_EQ(problems_of(with_length("label = \"", 199, "\u00E4\"")), "");
  EXPECT_EQ(problems_of(with_length("name = \"a\"\nlabel = \"", 1'000'000, "\"")),
            "f:2:9: \"label\" in [table] has 1000000 characters; shorten it to at most 200");
  EXPECT_EQ(problems_of(with_length("name = \"", 1'000'000, "\"")), "");
}

TEST(Section, NamesOfFilesAreLeftAsTheyAre) {
  const Value tree = parse_tree("data = \"u\u0308\\n.csv\"\n", "f");
  FileProblems problems("f");
  Section section(tree, "[study]", problems);
  EXPECT_EQ(section.required_path("data").text, "u\u0308\n.csv");
  EXPECT_EQ(section.text("data")->text, "\u00FC .csv");
  EXPECT_FALSE(section.path("ledger"));
}

TEST(Section, ALongUnknownKeyIsCutInTheMessage) {
  EXPECT_EQ(problems_of(with_length("", 1'000'000, " = 1")),
            with_length("f:1:1: unknown key \"", 100, "...\" in [table]; its keys are \"label\", \"name\""));
}

}  // namespace
}  // namespace rtsurv::toml
