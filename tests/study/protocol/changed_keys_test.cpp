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

TEST(ChangedKeys, do_not_see_comments_and_blanks) {
  EXPECT_THAT(changed_keys(protocol, with("seed = 1", "seed    = 1  # any")), IsEmpty());
  EXPECT_THROW((void)changed_keys(protocol, "[study"), Error);
}

}  // namespace
}  // namespace rtsurv::study
