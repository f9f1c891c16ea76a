// cuminc and finegray on a bundled cohort: JSON that conforms, tables that people read, calls that are refused.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "places.hpp"
#include "program.hpp"
#include "schema.hpp"

namespace rtsurv::cli {
namespace {

using nlohmann::json;
using tests::run_program;

// Relapse, or death without one.
const std::string rotterdam =
    tests::source_path("examples/rotterdam/cohort.csv") +
    " --derive \"months = case when recur = 1 then rtime else dtime end\" "
    "--derive \"ended = case when recur = 1 then 'relapse' when death = 1 then 'death' else 'alive' end\" "
    "--time months --status ended --censor alive ";

json document(const std::string& arguments, const std::string& definition) {
  const tests::Outcome outcome = run_program(arguments + " --json");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  const json result = json::parse(outcome.out, nullptr, false);
  EXPECT_FALSE(result.is_discarded()) << outcome.out;
  EXPECT_EQ(tests::schema_problems(result, definition), "") << arguments;
  return result;
}

TEST(CompetingCommands, cuminc_gives_every_cause_and_grays_test) {
  const json cuminc = document("cuminc " + rotterdam + "--by hormon --strata meno --at 1000,99999 --timings", "cuminc");
  EXPECT_EQ(cuminc["groups"].size(), 2U);
  EXPECT_EQ(cuminc["groups"][0]["causes"][0]["cause"], "death");
  EXPECT_EQ(cuminc["groups"][0]["causes"][1]["at"][1]["cif"], nullptr);
  EXPECT_EQ(cuminc["gray"][1]["df"], 1);
  EXPECT_EQ(cuminc["strata"][0], "meno");
  EXPECT_FALSE(document("cuminc " + rotterdam, "cuminc").contains("gray"));
  EXPECT_TRUE(document("cuminc " + rotterdam + "--where \"hormon = 1\" --by hormon", "cuminc")["gray"][0].contains(
      "not_estimable"));
}

TEST(CompetingCommands, the_help_of_cuminc_says_which_calls_have_a_figure) {
  const std::string help = run_program("cuminc --help").out;
  const std::size_t at = help.find("--figure");
  ASSERT_NE(at, std::string::npos);
  EXPECT_NE(help.find("named by --event and --competing", at), std::string::npos) << help;
}

TEST(CompetingCommands, cuminc_draws_the_incidence_of_its_event) {
  const tests::TemporaryFolder folder;
  const std::string path = (folder.path() / "f.svg").string();
  const std::string events = rotterdam.substr(0, rotterdam.find("--status")) +
                             "--event \"ended = 'relapse'\" --competing \"ended = 'death'\" --by hormon --at 1826 ";
  const tests::Outcome drawn = run_program("cuminc " + events + "--figure " + path);
  ASSERT_EQ(drawn.exit_code, 0) << drawn.err;
  EXPECT_EQ(drawn.out, run_program("cuminc " + events).out);
  const std::string svg = tests::file_content(path);
  for (const char* text : {"Cumulative incidence by hormon", "Time (months)", "hormon: 1", "Gray P"})
    EXPECT_NE(svg.find(text), std::string::npos) << text;
  const tests::Outcome refused = run_program("cuminc " + rotterdam + "--figure " + path + ".pdf");
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_NE(refused.err.find("name it with --event and --competing"), std::string::npos) << refused.err;
}

TEST(CompetingCommands, finegray_gives_the_keys_of_cox_with_the_robust_error) {
  const json fit =
      document("finegray " + rotterdam + "--cause relapse --terms \"age,size,nodes\" --timings", "finegray");
  EXPECT_EQ(fit["cause"], "relapse");
  EXPECT_EQ(fit["terms"].size(), 4U);
  EXPECT_EQ(fit["n"].get<int>(), fit["events"].get<int>() + fit["competing"].get<int>() + fit["censored"].get<int>());
  for (const json& term : fit["terms"]) EXPECT_GT(term["robust_se"].get<double>(), 0.0);
}

TEST(CompetingCommands, tables_for_people_say_what_is_estimated) {
  const tests::Outcome cuminc = run_program("cuminc " + rotterdam + "--by hormon --at 1000");
  for (const char* piece : {"relapse", "Gray's test", "other causes remove", "95"})
    EXPECT_NE(cuminc.out.find(piece), std::string::npos) << piece << '\n' << cuminc.out;
  const tests::Outcome fit = run_program("finegray " + rotterdam + "--cause relapse --terms nodes");
  for (const char* piece : {"SHR", "nodes", "other causes remove", "failed from another cause"})
    EXPECT_NE(fit.out.find(piece), std::string::npos) << piece << '\n' << fit.out;
}

TEST(CompetingCommands, wrong_calls_are_named_and_print_nothing) {
  const auto refused = [](const std::string& arguments, const std::string& piece) {
    const tests::Outcome outcome = run_program(arguments);
    EXPECT_EQ(outcome.exit_code, 2) << arguments;
    EXPECT_EQ(outcome.out, "");
    EXPECT_NE(outcome.err.find(piece), std::string::npos) << outcome.err;
  };
  refused("cuminc " + rotterdam + "--event \"death = 1\"", "one way");
  refused("cuminc " + rotterdam + "--strata meno", "--by");
  refused("cuminc " + rotterdam + "--entry \"months + 1\"", "must be before the time");
  refused("finegray " + rotterdam + "--cause relapse --terms nodes --entry age", "does not take delayed entry");
  refused("finegray " + rotterdam + "--terms age", "--cause");
  refused("finegray " + rotterdam + "--cause cured --terms age", "cured");
  refused("finegray " + rotterdam + "--cause relapse", "--terms");
  refused("finegray " + rotterdam + "--cause relapse --terms nods", "nodes");
}

TEST(CompetingCommands, cutpoint_goes_by_grays_scores) {
  const std::string call = "cutpoint " + tests::source_path("examples/rotterdam/cohort.csv") +
                           " --derive \"months = case when recur = 1 then rtime else dtime end\" --where \"meno = 1\" "
                           "--time months --event \"recur = 1\" --x age --p-method Lau94 ";
  const std::string rival = "--competing \"recur = 0 and death = 1\" ";
  const json gray = document(call + rival, "cutpoint");
  EXPECT_EQ(gray["score"], "gray");
  EXPECT_GT(gray["competing"], 0);
  const json plain = document(call, "cutpoint");
  EXPECT_EQ(plain["score"], "logrank");
  EXPECT_FALSE(plain.contains("competing"));
  EXPECT_NE(gray["statistic"], plain["statistic"]);
  EXPECT_EQ(document(call + rival + "--score logrank", "cutpoint")["statistic"], plain["statistic"]);
  const tests::Outcome people = run_program(call + rival + "--evidence");
  EXPECT_NE(people.out.find("Scores of Gray\u2019s test"), std::string::npos) << people.out;
  EXPECT_NE(people.out.find("Subdistribution hazard ratio above against below"), std::string::npos) << people.out;
  const tests::Outcome refused = run_program(call + "--score gray");
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_NE(refused.err.find("--competing"), std::string::npos) << refused.err;
}

}  // namespace
}  // namespace rtsurv::cli
