// Every rule of [[dose.response]], [dose.sweep], [recommend] and of the table of organs, broken once: the message and
// its place.

#include <gtest/gtest.h>

#include "rtsurv/study/prepare/organ_limits.hpp"
#include "study/protocol_file.hpp"
#include "table/files.hpp"

namespace rtsurv::study {
namespace {

using testing::problems_of;
using testing::smallest;

struct Broken {
  const char* name;
  std::string text;
  std::string message;  ///< all of it
};

std::string name_of(const ::testing::TestParamInfo<Broken>& broken) { return broken.param.name; }

// Lines 7 to 10, 11 to 14 and 15 to 18.
const std::string dose = "[dose]\ntotal = \"d\"\nfractions = \"n\"\nalpha_beta = 3.5\n";
const std::string effect = "[[effect]]\nvariable = \"high\"\nwithin = \"risk_group\"\nendpoint = \"OS\"\n";
const std::string cutpoint = "[[cutpoint]]\nname = \"high\"\nvariable = \"eqd2\"\nendpoint = \"OS\"\n";

std::string response(const std::string& keys) { return dose + "[[dose.response]]\n" + keys; }
std::string sweep(const std::string& keys) { return dose + "[dose.sweep]\n" + keys; }

/// A threshold and an endpoint in lines 16 and 17, the keys from line 18.
std::string recommend(const std::string& keys) {
  return dose + effect + "[recommend]\nthreshold = 63\nendpoint = \"OS\"\n" + keys;
}

class BrokenDoseOutcome : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenDoseOutcome, is_named_at_its_place) {
  EXPECT_EQ(problems_of(smallest + GetParam().text), GetParam().message);
}

const Broken responses[] = {
    {"endpoint_missing", response("landmark = 24\n"), "11:1: [[dose.response]] needs the key \"endpoint\""},
    {"endpoint_unknown", response("endpoint = \"OSS\"\nlandmark = 24\n"),
     "12:12: unknown endpoint \"OSS\"; did you mean \"OS\"?"},
    {"landmark_missing", response("endpoint = \"OS\"\n"),
     "12:12: [[dose.response]] needs the key \"landmark\", or a time above 0 in \"landmarks\" in [study]"},
    {"landmark_zero", response("endpoint = \"OS\"\nlandmark = 0\n"),
     "13:12: \"landmark\" in [[dose.response]] must be a time above 0"},
    {"landmark_type", response("endpoint = \"OS\"\nlandmark = \"24\"\n"),
     "13:12: \"landmark\" in [[dose.response]] must be a number, found text"},
    {"model", response("endpoint = \"OS\"\nlandmark = 24\nmodel = \"logistic\"\n"),
     "14:9: \"model\" in [[dose.response]] must be \"log_logistic\" or \"poisson\""},
    {"bins_none", response("endpoint = \"OS\"\nlandmark = 24\nbins = 0\n"),
     "14:8: \"bins\" in [[dose.response]] must be from 1 to 20"},
    {"bins_many", response("endpoint = \"OS\"\nlandmark = 24\nbins = 21\n"),
     "14:8: \"bins\" in [[dose.response]] must be from 1 to 20"},
    {"bins_type", response("endpoint = \"OS\"\nlandmark = 24\nbins = 2.5\n"),
     "14:8: \"bins\" in [[dose.response]] must be a whole number, found a number"},
    {"key", response("endpoint = \"OS\"\nlandmarks = 24\n"),
     "12:12: [[dose.response]] needs the key \"landmark\", or a time above 0 in \"landmarks\" in [study]\n"
     "13:1: unknown key \"landmarks\" in [[dose.response]]; did you mean \"landmark\"?"},
    {"one_table", dose + "[dose.response]\nendpoint = \"OS\"\nlandmark = 24\n",
     "11:1: \"response\" must be written [[dose.response]]; there may be several"},
};

const Broken sweeps[] = {
    {"order", sweep("from = 5.7\nto = 1.2\n"),
     "11:1: \"from\" and \"to\" in [dose.sweep] must keep 0 < from < to (Gy)"},
    {"from_zero", sweep("from = 0\n"), "11:1: \"from\" and \"to\" in [dose.sweep] must keep 0 < from < to (Gy)"},
    {"to_below_the_default", sweep("to = 1.2\n"),
     "11:1: \"from\" and \"to\" in [dose.sweep] must keep 0 < from < to (Gy)"},
    {"step_zero", sweep("step = 0\n"),
     "11:1: \"step\" in [dose.sweep] must be above 0 and give fewer than 1000 values"},
    {"step_fine", sweep("step = 0.001\n"),
     "11:1: \"step\" in [dose.sweep] must be above 0 and give fewer than 1000 values"},
    {"step_type", sweep("step = \"0.1\"\n"), "12:8: \"step\" in [dose.sweep] must be a number, found text"},
    {"to_infinite", sweep("to = inf\n"), "12:6: \"to\" in [dose.sweep] must be a finite number"},
    {"key", sweep("steps = 0.1\n"), "12:1: unknown key \"steps\" in [dose.sweep]; did you mean \"step\"?"},
    {"several_tables", dose + "[[dose.sweep]]\nfrom = 2\n",
     "11:1: \"sweep\" must be written [dose.sweep]; there is one only"},
};

const Broken recommendations[] = {
    {"dose_missing", effect + "[recommend]\nthreshold = 63\nendpoint = \"OS\"\n",
     "11:1: [recommend] needs the table [dose]"},
    {"threshold_missing", dose + effect + "[recommend]\nendpoint = \"OS\"\n",
     "15:1: [recommend] needs either \"threshold\" (an EQD2 in Gy) or \"cutpoint\" (the name of a [[cutpoint]])"},
    {"threshold_twice", recommend("cutpoint = \"high\"\n") + cutpoint,
     "15:1: [recommend] needs either \"threshold\" (an EQD2 in Gy) or \"cutpoint\" (the name of a [[cutpoint]]), not "
     "both"},
    {"threshold_zero", dose + effect + "[recommend]\nthreshold = 0\nendpoint = \"OS\"\n",
     "16:13: \"threshold\" in [recommend] must be above 0 (Gy)"},
    {"cutpoint_unknown", dose + effect + "[recommend]\ncutpoint = \"hihg\"\nendpoint = \"OS\"\n" + cutpoint,
     "15:1: [recommend] needs an [[effect]] of \"hihg\" within \"risk_group\" on the endpoint \"OS\": it tells which "
     "groups benefit\n"
     "16:12: unknown cut-point \"hihg\"; the cut-points are \"high\""},
    {"cutpoint_none", dose + effect + "[recommend]\ncutpoint = \"high\"\nendpoint = \"OS\"\n",
     "16:12: unknown cut-point \"high\"; no [[cutpoint]] has a name"},
    {"cutpoint_of_another_variable",
     dose + effect + "[recommend]\ncutpoint = \"high\"\nendpoint = \"OS\"\n" +
         "[[cutpoint]]\nname = \"high\"\nvariable = \"age\"\nendpoint = \"OS\"\n",
     "16:12: the cut-point \"high\" is none of \"eqd2\"; [recommend] needs a dose that a schedule can reach"},
    {"effect_missing", dose + "[recommend]\nthreshold = 63\nendpoint = \"OS\"\n",
     "11:1: [recommend] needs an [[effect]] within \"risk_group\" on the endpoint \"OS\": it tells which groups "
     "benefit"},
    {"effect_within_others", recommend("within = \"stage\"\n"),
     "15:1: [recommend] needs an [[effect]] within \"stage\" on the endpoint \"OS\": it tells which groups benefit"},
    {"effect_of_another_variable",
     dose + "[[effect]]\nvariable = \"age > 50\"\nwithin = \"risk_group\"\nendpoint = \"OS\"\n" +
         "[recommend]\ncutpoint = \"high\"\nendpoint = \"OS\"\n" + cutpoint,
     "15:1: [recommend] needs an [[effect]] of \"high\" within \"risk_group\" on the endpoint \"OS\": it tells which "
     "groups benefit"},
    {"endpoint_missing", dose + effect + "[recommend]\nthreshold = 63\n",
     "15:1: [recommend] needs the key \"endpoint\""},
    {"candidate_text", recommend("candidates = [\"45/10\", \"45-10\"]\n"),
     "18:24: \"candidates\" in [recommend]: schedule \"45-10\": write total dose/fractions, such as 45/15, or dose per "
     "fraction x fractions, such as 3x15; phases are joined by +, such as 50/25+16/8"},
    {"candidate_with_time", recommend("candidates = [\"45/15@19\"]\n"),
     "18:15: \"candidates\" in [recommend]: schedule \"45/15@19\": leave the overall time out; five days a week are "
     "assumed"},
    {"candidate_fractions", recommend("candidates = [\"45/1.5\"]\n"),
     "18:15: \"candidates\" in [recommend]: schedule \"45/1.5\": the number of fractions must be 1, 2, 3, ..."},
    {"candidate_of_centigray", recommend("candidates = [\"4500/15\"]\n"),
     "18:15: \"candidates\" in [recommend]: schedule \"4500/15\": 4500 is more than 200 Gy in total, which looks like "
     "cGy; write 4500cGy or 45"},
    {"short_text", recommend("short = [\"8\"]\n"),
     "18:10: \"short\" in [recommend]: schedule \"8\": write total dose/fractions, such as 45/15, or dose per fraction "
     "x fractions, such as 3x15; phases are joined by +, such as 50/25+16/8"},
    {"interval_order", recommend("alpha_beta = [5.7, 1.2]\n"),
     "18:14: \"alpha_beta\" in [recommend] must be an interval in Gy such as [1.2, 5.7], the lower end above 0 and "
     "first"},
    {"interval_zero", recommend("alpha_beta = [0, 5.7]\n"),
     "18:14: \"alpha_beta\" in [recommend] must be an interval in Gy such as [1.2, 5.7], the lower end above 0 and "
     "first"},
    {"interval_of_one", recommend("alpha_beta = [3.5]\n"),
     "18:14: \"alpha_beta\" in [recommend] must be an interval in Gy such as [1.2, 5.7], the lower end above 0 and "
     "first"},
    {"interval_type", recommend("alpha_beta = 3.5\n"),
     "18:14: \"alpha_beta\" in [recommend] must be an interval in Gy such as [1.2, 5.7], the lower end above 0 and "
     "first"},
    {"fractions_none", recommend("max_fractions = 0\n"),
     "18:17: \"max_fractions\" in [recommend] must be from 1 to 100"},
    {"fractions_many", recommend("max_fractions = 101\n"),
     "18:17: \"max_fractions\" in [recommend] must be from 1 to 100"},
    {"organs_type", recommend("organs = [\"organs.toml\"]\n"),
     "18:10: \"organs\" in [recommend] must be text, found a list"},
    {"key", recommend("candidate = [\"45/10\"]\n"),
     "18:1: unknown key \"candidate\" in [recommend]; did you mean \"candidates\"?"},
};

INSTANTIATE_TEST_SUITE_P(Response, BrokenDoseOutcome, ::testing::ValuesIn(responses), name_of);
INSTANTIATE_TEST_SUITE_P(Sweep, BrokenDoseOutcome, ::testing::ValuesIn(sweeps), name_of);
INSTANTIATE_TEST_SUITE_P(Recommend, BrokenDoseOutcome, ::testing::ValuesIn(recommendations), name_of);

TEST(DoseOutcomes, candidates_are_read_in_every_form) {
  EXPECT_EQ(problems_of(smallest + recommend("candidates = [\"4500cGy/15\", \"3x15\", \"50/25+16/8\"]\n")), "");
}

/// What is wrong with a table of organs, with "LINE:POSITION: " instead of the whole place.
std::string organ_problems(const std::string& text) {
  const table::TemporaryFile file("organs.toml", text);
  std::string message = table::message_of(ErrorKind::protocol, [&] { (void)read_organ_limits(file.path()); });
  for (std::size_t at = message.find(file.path()); at != std::string::npos; at = message.find(file.path()))
    message.erase(at, file.path().size() + 1);
  return message;
}

/// An [[organ]] in which one line is another.
std::string organ(const std::string& key, const std::string& line) {
  std::string text = "[[organ]]\n";
  for (const auto& [name, value] :
       {std::pair{"name", "\"Brachial plexus\""}, std::pair{"endpoint", "\"plexopathy\""},
        std::pair{"alpha_beta", "2.1"}, std::pair{"limit", "60"}, std::pair{"metric", "\"maximum dose\""},
        std::pair{"source", "\"a table\""}, std::pair{"verified", "true"}})
    text += name == key ? line : std::string(name) + " = " + value + "\n";
  return text;
}

class BrokenOrgans : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenOrgans, are_named_at_their_place) { EXPECT_EQ(organ_problems(GetParam().text), GetParam().message); }

const Broken organs[] = {
    {"name_missing", organ("name", ""), "1:1: [[organ]] needs the key \"name\""},
    {"endpoint_empty", organ("endpoint", "endpoint = \"\"\n"), "3:12: \"endpoint\" in [[organ]] is empty"},
    {"alpha_beta_missing", organ("alpha_beta", ""), "1:1: [[organ]] needs the key \"alpha_beta\""},
    {"alpha_beta_zero", organ("alpha_beta", "alpha_beta = 0\n"),
     "4:14: \"alpha_beta\" in [[organ]] must be above 0 (Gy)"},
    {"alpha_beta_type", organ("alpha_beta", "alpha_beta = \"2\"\n"),
     "4:14: \"alpha_beta\" in [[organ]] must be a number, found text"},
    {"limit_negative", organ("limit", "limit = -60\n"), "5:9: \"limit\" in [[organ]] must be above 0 (Gy)"},
    {"metric_missing", organ("metric", ""), "1:1: [[organ]] needs the key \"metric\""},
    {"source_missing", organ("source", ""), "1:1: [[organ]] needs the key \"source\""},
    {"verified_type", organ("verified", "verified = \"yes\"\n"),
     "8:12: \"verified\" in [[organ]] must be true or false, found text"},
    {"key", organ("limit", "limits = 60\n"), "5:1: unknown key \"limits\" in [[organ]]; did you mean \"limit\"?"},
    {"two_problems", organ("limit", "limit = 0\n") + organ("source", ""),
     "5:9: \"limit\" in [[organ]] must be above 0 (Gy)\n"
     "9:1: [[organ]] needs the key \"source\""},
    {"table", "[organ]\nname = \"Heart\"\n", "1:2: a table of limits holds [[organ]] tables only"},
    {"other_table", "[[organs]]\nname = \"Heart\"\n", "1:3: a table of limits holds [[organ]] tables only"},
    {"empty", "# nothing\n", "1:1: the table of limits has no [[organ]]"},
    {"syntax", "[[organ]]\nname = Heart\n",
     "2:8: this value is not understood; text needs quotes, as in event = \"status = 2\""},
};

INSTANTIATE_TEST_SUITE_P(Each, BrokenOrgans, ::testing::ValuesIn(organs), name_of);

TEST(Organs, are_read_as_written) {
  const table::TemporaryFile file("organs.toml", organ("", "") + organ("limit", "") + organ("verified", ""));
  const OrganLimits read = read_organ_limits(file.path());
  ASSERT_EQ(read.limits.size(), 3U);
  EXPECT_EQ(read.limits[0].organ, "Brachial plexus");
  EXPECT_EQ(read.limits[0].endpoint, "plexopathy");
  EXPECT_EQ(read.limits[0].alpha_beta_gy, 2.1);
  EXPECT_EQ(read.limits[0].limit_eqd2_gy, 60.0);
  EXPECT_EQ(read.limits[0].metric, "maximum dose");
  EXPECT_EQ(read.limits[0].source, "a table");
  EXPECT_TRUE(read.limits[0].verified);
  EXPECT_FALSE(read.limits[1].limit_eqd2_gy);
  EXPECT_FALSE(read.limits[2].verified);
  EXPECT_EQ(read.sha256.size(), 64U);
}

TEST(Organs, of_no_file_are_an_error_of_reading) {
  const table::TemporaryFile file("organs.toml");
  EXPECT_NE(table::message_of(ErrorKind::io, [&] { (void)read_organ_limits(file.folder() + "/none.toml"); })
                .find("none.toml"),
            std::string::npos);
}

}  // namespace
}  // namespace rtsurv::study
