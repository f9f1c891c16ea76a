#include "rtsurv/starter/text.hpp"

#include <gtest/gtest.h>

#include "rtsurv/unicode/one_line.hpp"
#include "study/protocol_file.hpp"

namespace rtsurv::starter {
using namespace study;
namespace {

TEST(StarterText, toml_texts_read_back_equal_on_one_line) {
  for (const std::string& text : {std::string("plain"), std::string("say \"hi\""), std::string("it's \"both\""),
                                  std::string("back\\slash"), std::string("new\nline\ttab\x7F"), std::string("größe"),
                                  std::string("]\n[study]\nseed = 2"), std::string("''' \"\"\"")}) {
    const Protocol protocol =
        testing::read_text(testing::smallest + "[derive]\n" + toml_key(text) + " = " + toml_text(text) + "\n");
    ASSERT_EQ(protocol.derivations.size(), 1U) << text;
    EXPECT_EQ(protocol.derivations[0].name.text, unicode::one_line(text));
    EXPECT_EQ(protocol.derivations[0].expression.text, unicode::one_line(text));
  }
}

TEST(StarterText, toml_keys_are_bare_when_they_may_be) {
  EXPECT_EQ(toml_key("prior_lines-2"), "prior_lines-2");
  EXPECT_EQ(toml_key("ph.ecog"), "\"ph.ecog\"");
  EXPECT_EQ(toml_key(""), "\"\"");
}

TEST(StarterText, sql_names_are_quoted_when_they_must_be) {
  EXPECT_EQ(sql_name("age"), "age");
  EXPECT_EQ(sql_name("Age_2"), "Age_2");
  EXPECT_EQ(sql_name("2age"), "\"2age\"");
  EXPECT_EQ(sql_name("wt.loss"), "\"wt.loss\"");
  EXPECT_EQ(sql_name("Order"), "\"Order\"");
  EXPECT_EQ(sql_name("say \"hi\""), "\"say \"\"hi\"\"\"");
  EXPECT_EQ(sql_text("it's"), "'it''s'");
}

TEST(StarterText, long_lists_are_broken_into_lines_that_stay_in_their_comment) {
  const std::vector<std::string> names(20, "a_rather_long_column_name");
  const std::string list = toml_list(names, 12, "# ");
  std::size_t lines = 1;
  for (std::size_t at = list.find('\n'); at != std::string::npos; at = list.find('\n', at + 1), ++lines) {
    EXPECT_EQ(list.substr(at + 1, 14), "#            \"");
    EXPECT_LE(list.find('\n', at + 1) == std::string::npos ? 0 : list.find('\n', at + 1) - at, 119U);
  }
  EXPECT_EQ(lines, 7U);
  EXPECT_EQ(toml_list({}, 12), "[]");
  EXPECT_EQ(toml_list({"a", "b"}, 12), "[\"a\", \"b\"]");
}

TEST(StarterText, comments_stay_on_their_line) { EXPECT_EQ(in_comment("a\nseed = 2\r"), "a seed = 2 "); }

}  // namespace
}  // namespace rtsurv::starter
