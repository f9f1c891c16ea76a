// Problems of single keys of [study] and of "select", and of files that have several.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/protocol_file.hpp"
#include "table/files.hpp"

namespace rtsurv::study {
namespace {

using testing::problems_of;
using testing::smallest;

const std::string not_a_selection =
    R"("select" in [multivariable] must read "logrank p < NUMBER" or "gray p < NUMBER", such as "logrank p < 0.05", )"
    "with a NUMBER above 0 and up to 1";

class WrongSelection : public ::testing::TestWithParam<const char*> {};

TEST_P(WrongSelection, is_told_the_one_form) {
  const std::string text = smallest +
                           "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"a\"]\n"
                           "[multivariable]\nendpoints = [\"OS\"]\nselect = \"" +
                           GetParam() + "\"\n";
  EXPECT_EQ(problems_of(text), "12:10: " + not_a_selection);
}

INSTANTIATE_TEST_SUITE_P(Each, WrongSelection,
                         ::testing::Values("p < 0.05", "logrank p <= 0.05", "logrank p < 0,05", "logrank p < 5 %",
                                           "logrank p < 0", "logrank p < -1", "logrank p < 1.01", "logrank p < nan",
                                           "logrankp < 0.05", "log-rank p < 0.05", "logrank p < 0.05 x", "logrank p <",
                                           "logrank", "cox p < 0.05", "grayp < 0.05", "gray p <", "gray p < 2"));

TEST(Periods, must_lie_above_zero_and_the_message_says_so) {
  for (const char* periods : {"[-3]", "[0]"})
    EXPECT_EQ(
        problems_of(smallest + "[multivariable]\nendpoints = [\"OS\"]\nfactors = [\"a\"]\nperiods = " + periods + "\n"),
        "10:12: each item of \"periods\" in [multivariable] must be a time above 0");
}

struct StudyKey {
  const char* name;
  const char* key;
  const char* message;
};

class BrokenStudyKey : public ::testing::TestWithParam<StudyKey> {};

TEST_P(BrokenStudyKey, is_named_at_its_place) {
  const std::string text = std::string("[study]\n") + GetParam().key + "\n" + smallest.substr(smallest.find("[["));
  EXPECT_EQ(problems_of(text), GetParam().message);
}

const StudyKey study_keys[] = {
    {"no_data", "seed = 1", "1:1: [study] needs the key \"data\""},
    {"empty_data", "data = ''", "2:8: \"data\" in [study] is empty"},
    {"standard_input", "data = '-'", "2:8: \"data\" in [study] must be a file, not standard input"},
    {"time_unit", "data = 'c'\ntime_unit = 'month'",
     "3:13: \"time_unit\" in [study] must be \"days\", \"weeks\", \"months\" or \"years\""},
    {"landmarks_type", "data = 'c'\nlandmarks = 12",
     "3:13: \"landmarks\" in [study] must be a list of numbers, found a whole number"},
    {"landmark_type", "data = 'c'\nlandmarks = ['12']",
     "3:14: each item of \"landmarks\" in [study] must be a number, found text"},
    {"landmark_negative", "data = 'c'\nlandmarks = [12, -1]",
     "3:18: each item of \"landmarks\" in [study] must be a time of 0 or later"},
    {"landmark_infinite", "data = 'c'\nlandmarks = [inf, nan]",
     "3:14: each item of \"landmarks\" in [study] must be a time of 0 or later\n"
     "3:19: each item of \"landmarks\" in [study] must be a time of 0 or later"},
    {"seed_type", "data = 'c'\nseed = 1.5", "3:8: \"seed\" in [study] must be a whole number, found a number"},
    {"seed_negative", "data = 'c'\nseed = -1", "3:8: \"seed\" in [study] must be 0 or more"},
    {"missing_type", "data = 'c'\nmissing = 'NA'", "3:11: \"missing\" in [study] must be a list of texts, found text"},
    {"id_type", "data = 'c'\nid = 1", "3:6: \"id\" in [study] must be text, found a whole number"},
};

INSTANTIATE_TEST_SUITE_P(Each, BrokenStudyKey, ::testing::ValuesIn(study_keys),
                         [](const auto& key) { return std::string(key.param.name); });

TEST(ProtocolErrors, an_empty_file_lacks_a_study_and_an_endpoint) {
  EXPECT_EQ(problems_of(""),
            "1:1: the protocol needs the table [study]\n1:1: the protocol needs the table [[endpoint]]");
}

TEST(ProtocolErrors, a_key_outside_any_table_is_told_where_to_go) {
  EXPECT_EQ(problems_of("title = \"t\"\nexclude = 3\n" + smallest),
            "1:1: the key \"title\" stands outside any table; put it below its header, such as [study]\n"
            "2:1: \"exclude\" must be written [[exclude]]; there may be several");
}

TEST(ProtocolErrors, ten_mistakes_give_ten_messages_in_the_order_of_the_file) {
  EXPECT_EQ(problems_of(R"([study]
data = "cohort.csv"
time_unit = "moons"
seed = "x"
[[endpoint]]
name = "OS"
tim = "t"
event = "e"
[dose]
total = "d"
fractions = "n"
[univariable]
endpoints = ["OSX"]
factors = []
[multivariable]
endpoints = ["OS"]
factors = ["a", "a"]
[[cutpoint]]
name = "c"
variable = "v"
endpoint = "OS"
p_method = "best"
[effects]
)"),
            R"(3:13: "time_unit" in [study] must be "days", "weeks", "months" or "years"
4:8: "seed" in [study] must be a whole number, found text
5:1: [[endpoint]] needs either "time" (a duration) or "from" and "to" (two dates)
7:1: unknown key "tim" in [[endpoint]]; did you mean "time"?
9:1: [dose] needs the key "alpha_beta": BED and EQD2 rest on it and no data can tell it; write the value in Gy, such as alpha_beta = 3.5
13:14: unknown endpoint "OSX"; did you mean "OS"?
14:11: "factors" in [univariable] is an empty list
17:17: "a" stands twice in "factors" in [multivariable]
22:12: "p_method" in [[cutpoint]] must be one of "condMC", "HL", "Lau92", "Lau94", "exactGauss", "exact"
23:2: unknown table "effects"; did you mean [[effect]]?)");
}

TEST(ProtocolErrors, no_more_than_fifty_are_listed) {
  std::string text = smallest + "[derive]\n";
  for (int i = 0; i < 60; ++i) text += "column_" + std::to_string(i) + " = 1\n";
  EXPECT_THAT(problems_of(text), ::testing::EndsWith("\nand 10 more"));
}

TEST(ProtocolErrors, name_the_file_as_given) {
  const table::TemporaryFile file("study.toml", smallest + "[pharmacology]\n");
  try {
    (void)read_protocol(file.path());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::protocol);
    EXPECT_THAT(error.what(), ::testing::StartsWith(file.path() + ":7:2: unknown table"));
  }
}

}  // namespace
}  // namespace rtsurv::study
