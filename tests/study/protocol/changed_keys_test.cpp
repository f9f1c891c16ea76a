#include "rtsurv/study/protocol/changed_keys.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::study {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string protocol =
    "[study]\nseed = 1\nlandmarks = [12, 24]\n"
    "[[endpoint]]\nname = \"OS\"\nevent = \"died\"\n[[endpoint]]\nname = \"LC\"\nevent = \"failed\"\n"
    "[[effect]]\nvariable = \"dose\"\n";

std::string with(const std::string& old, const std::string& text) {
  std::string changed = protocol;
  return changed.replace(changed.find(old), old.size(), text);
}

TEST(ChangedKeys, names_what_was_changed_added_and_taken_out) {
  EXPECT_THAT(changed_keys(protocol, with("seed = 1", "seed = 2")), ElementsAre("study/seed"));
  EXPECT_THAT(changed_keys(protocol, with("24]", "36]")), ElementsAre("study/landmarks"));
  EXPECT_THAT(changed_keys(protocol, with("\"failed\"", "\"failed\"\nentry = \"months\"")),
              ElementsAre("endpoint/LC/entry"));
  EXPECT_THAT(changed_keys(protocol, with("variable = \"dose\"", "within = \"group\"")),
              ElementsAre("effect/1/variable", "effect/1/within"));
}

TEST(ChangedKeys, sees_a_value_that_becomes_a_text_and_a_truth_that_turns) {
  EXPECT_THAT(changed_keys(protocol, with("seed = 1", "seed = \"1\"")), ElementsAre("study/seed"));
  EXPECT_THAT(changed_keys("a = true", "a = false"), ElementsAre("a"));
}

TEST(ChangedKeys, names_an_endpoint_by_its_name_wherever_it_stands) {
  EXPECT_THAT(changed_keys(protocol, with("[[endpoint]]\nname = \"OS\"\nevent = \"died\"\n", "")),
              ElementsAre("endpoint/OS/name", "endpoint/OS/event"));
}

TEST(ChangedKeys, says_what_the_values_were_and_are) {
  const auto one = [](const std::string& before, const std::string& after) {
    const std::vector<results::ChangedKey> changed = changed_values(before, after);
    EXPECT_EQ(changed.size(), 1U);
    return changed.empty() ? std::string()
                           : changed[0].before.value_or("none") + " > " + changed[0].after.value_or("none");
  };
  EXPECT_EQ(one("a = 'x = \"1\"'", "a = 'y'"), R"("x = \"1\"" > "y")");
  EXPECT_EQ(one("a = 3.50", "a = 4"), "3.50 > 4");
  EXPECT_EQ(one("a = [1, 2]\nb = true", "a = [1, 2]"), "true > none");
  EXPECT_EQ(one("", "a = [{ b = ['x'], c = 1 }, 2]"), R"(none > [{b = ["x"], c = 1}, 2])");
}

TEST(ChangedKeys, sees_a_table_without_keys_come_and_go) {
  EXPECT_THAT(changed_keys(protocol, protocol + "[dose.sweep]\n"), ElementsAre("dose/sweep"));
}

TEST(ChangedKeys, sees_endpoints_change_places) {
  const std::string swapped =
      "[study]\nseed = 1\nlandmarks = [12, 24]\n"
      "[[endpoint]]\nname = \"LC\"\nevent = \"failed\"\n[[endpoint]]\nname = \"OS\"\nevent = \"died\"\n"
      "[[effect]]\nvariable = \"dose\"\n";
  const std::vector<results::ChangedKey> changed = changed_values(protocol, swapped);
  ASSERT_EQ(changed.size(), 1U);
  EXPECT_EQ(changed[0].key, "endpoint");
  EXPECT_EQ(changed[0].before, R"(["OS", "LC"])");
  EXPECT_EQ(changed[0].after, R"(["LC", "OS"])");
}

TEST(ChangedKeys, do_not_see_how_a_number_is_written_nor_how_lines_end) {
  EXPECT_THAT(changed_keys("a = 3.5\nb = 12", "a = 3.50\nb = 12.0"), IsEmpty());
  EXPECT_THAT(changed_keys("a = 9007199254740993", "a = 9007199254740992"), ElementsAre("a"));
  std::string windows;
  for (const char c : protocol + "note = \"\"\"one\ntwo\"\"\"\n") windows += c == '\n' ? "\r\n" : std::string(1, c);
  EXPECT_THAT(changed_keys(protocol + "note = \"\"\"one\ntwo\"\"\"\n", windows), IsEmpty());
}

TEST(ChangedKeys, do_not_see_comments_and_blanks) {
  EXPECT_THAT(changed_keys(protocol, with("seed = 1", "seed    = 1  # any")), IsEmpty());
  EXPECT_THROW((void)changed_keys(protocol, "[study"), Error);
}

}  // namespace
}  // namespace rtsurv::study
