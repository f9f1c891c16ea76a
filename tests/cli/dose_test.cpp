// `dose` as its user calls it.
#include <cmath>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "schema.hpp"

namespace rtsurv::cli {
namespace {

using nlohmann::json;
using tests::run_program;
using tests::TemporaryFolder;

json document(const std::string& arguments) {
  const tests::Outcome outcome = run_program("dose " + arguments + " --json");
  EXPECT_EQ(outcome.exit_code, 0) << arguments << '\n' << outcome.err;
  const json result = json::parse(outcome.out, nullptr, false);
  EXPECT_EQ(tests::schema_problems(result, "dose"), "") << arguments;
  return result;
}

void expect_refused(const std::string& arguments, const std::vector<std::string>& pieces) {
  const tests::Outcome outcome = run_program("dose " + arguments);
  EXPECT_EQ(outcome.exit_code, 2) << arguments << '\n' << outcome.err;
  EXPECT_EQ(outcome.out, "") << arguments;
  for (const std::string& piece : pieces)
    EXPECT_NE(outcome.err.find(piece), std::string::npos) << arguments << '\n' << outcome.err;
}

TEST(Dose, every_pair_of_numbers_and_every_way_to_write_it_gives_the_same_regimen) {
  const json expected = document("--total 45 --fractions 15 --alpha-beta 3.5")["regimens"];
  EXPECT_NEAR(expected[0]["eqd2_gy"].get<double>(), 585.0 / 11.0, 1e-12);
  for (const char* call : {"--total 4500cGy --dose-per-fraction 3", "--fractions 15 --dose-per-fraction 300cGy",
                           "--total 45Gy --fractions 15 --dose-per-fraction 3", "45/15", "3x15", "4500cGy/15"})
    EXPECT_EQ(document(std::string(call) + " --alpha-beta 3.5")["regimens"], expected) << call;
}

TEST(Dose, every_regimen_meets_every_alpha_beta_in_the_order_given) {
  const json regimens = document("--alpha-beta 3.5,10 45/15 50/25+16/8 --alpha-beta 1:2:0.5")["regimens"];
  ASSERT_EQ(regimens.size(), 10U);
  const std::vector<double> alpha_beta{3.5, 10, 1, 1.5, 2};
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_EQ(regimens[i]["alpha_beta_gy"], alpha_beta[i % 5]);
    EXPECT_EQ(regimens[i]["schedule"], i < 5 ? "45/15" : "50/25+16/8");
  }
  EXPECT_NEAR(regimens[5]["eqd2_gy"].get<double>(), 66.0, 1e-12);
}

TEST(Dose, a_file_is_read_as_told) {
  const TemporaryFolder folder;
  const std::string file = folder.file("list.csv", "Schedules of 2026,of all sites\ntotal,fractions\n45,15\nn.a.,5\n");
  const json result = document("--from " + file + " --header 2 --missing n.a. --alpha-beta 3.5");
  EXPECT_EQ(result["regimens"].size(), 1U);
  EXPECT_EQ(result["n_missing"], 1);
}

TEST(Dose, a_second_course_is_judged_with_what_is_left_of_the_first) {
  const json result =
      document("30/10 --previous 40/20 --recovered 25% --limit 50 --dose-per-fraction 3,10 --alpha-beta 2");
  EXPECT_NEAR(result["regimens"][0]["cumulative_eqd2_gy"].get<double>(), 67.5, 1e-12);
  EXPECT_EQ(result["regimens"][0]["within_limit"], false);
  const json& again = result["reirradiation"];
  EXPECT_NEAR(again["at"][0]["left_eqd2_gy"].get<double>(), 20.0, 1e-12);
  EXPECT_EQ(again["fitting"][0]["fractions"], 5);
  EXPECT_EQ(again["fitting"][1]["fractions"], 0);
  const json timed =
      document("--previous 50/25 --previous 8/1 --recovery-half-time 12 --months-since 24,6 --alpha-beta 2");
  EXPECT_NEAR(timed["reirradiation"]["at"][0]["remembered_eqd2_gy"].get<double>(), 12.5 + 20.0 / std::sqrt(2.0), 1e-12);
  // With a total the dose per fraction is that of the schedule, and the usual doses are tried.
  const json usual = document("--total 30 --dose-per-fraction 3 --previous 40/20 --limit 50 --alpha-beta 2");
  EXPECT_EQ(usual["regimens"][0]["schedule"], "30/10");
  EXPECT_EQ(usual["reirradiation"]["fitting"].size(), 13U);
}

TEST(Dose, recovery_that_is_not_said_whole_is_refused) {
  expect_refused("30/10 --recovered 25% --alpha-beta 2", {"--previous"});
  expect_refused("30/10 --previous 50/25 --recovered 25 --alpha-beta 2", {"25%", "0.25"});
  expect_refused("30/10 --previous 50/25 --recovery-half-time 12 --alpha-beta 2", {"--months-since"});
  expect_refused("30/10 --previous 50/25 --months-since 12 --alpha-beta 2", {"--recovery-half-time"});
  expect_refused("30/10 --previous 50/25 --recovery-half-time 12,6 --months-since 12 --alpha-beta 2",
                 {"--recovery-half-time", "takes one number", "--months-since takes a list"});
  expect_refused("30/10 --previous 50/25 --recovered 0.5 --recovery-half-time 12 --months-since 3 --alpha-beta 2",
                 {"either"});
  expect_refused("30/10 --previous 50/25 --recovered 0.5,0.2 --alpha-beta 2", {"one for each --previous"});
}

// The recipe of docs/protocol.md for a cohort with two courses, against the command.
TEST(Dose, the_recipe_of_the_protocol_gives_the_same_cumulative_dose) {
  const TemporaryFolder folder;
  const std::string file = folder.file("cohort.csv", "eqd2,dose1,n1,months_between\n37.5,50,25,24\n37.5,50,25,24\n");
  const tests::Outcome outcome =
      run_program("table1 " + file + " --derive 'eqd2_first = dose1 * (dose1 / n1 + 2) / (2 + 2)'" +
                  " --derive 'eqd2_all = eqd2 + coalesce(eqd2_first * pow(0.5, months_between / 12.0), 0)'" +
                  " --variables eqd2_all --json");
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const json table = json::parse(outcome.out);
  const json result =
      document("30/10 --previous 50/25 --recovery-half-time 12 --months-since 24 --alpha-beta 2")["regimens"][0];
  EXPECT_NEAR(table["variables"][0]["summary"][0]["median"].get<double>(), result["cumulative_eqd2_gy"].get<double>(),
              1e-9)
      << table;
}

TEST(Dose, schedules_come_from_a_file_too) {
  const TemporaryFolder folder;
  const std::string file =
      folder.file("cohort.csv", "id,total_cGy,fractions\n1,4500,15\n2,5400,18\n3,4500,15\n4,,10\n");
  const json result = document("--from " + file + " --alpha-beta 3.5");
  EXPECT_EQ(result["n"], 3);
  EXPECT_EQ(result["n_missing"], 1);
  ASSERT_EQ(result["regimens"].size(), 2U);
  EXPECT_EQ(result["regimens"][0]["n"], 2);
  const std::string named = folder.file("other.csv", "rt,fx\n4500,15\n");
  EXPECT_EQ(document("--from " + named +
                     " --unit cGy --columns total=rt,fractions=fx --alpha-beta 3.5")["regimens"][0]["total_gy"],
            45);
  const std::string bad = folder.file("bad.csv", "total,fractions\n45,15\n5400,18\n45,x\n");
  expect_refused("--from " + bad + " --alpha-beta 3.5",
                 {"bad.csv, row 3, column \"total\"", "cGy", "row 4, column \"fractions\""});
}

TEST(Dose, the_search_says_what_reaches_and_what_does_not) {
  const json result = document("36/6 --reach 63 --alpha-beta 3.5,4");
  EXPECT_EQ(result["reach"]["not_reached_gy"], json({1.8, 2}));
  EXPECT_EQ(result["regimens"][0]["reaches"], false);
  EXPECT_EQ(result["regimens"][2]["found"], true);
  const tests::Outcome people = run_program("dose 36/6 --reach 63Gy --alpha-beta 3.5,10");
  for (const char* piece : {"36/6", "62.2", "54/18", "not at 10", "Not within 30 fractions: 1.8, 2 Gy"})
    EXPECT_NE(people.out.find(piece), std::string::npos) << piece << '\n' << people.out;
  EXPECT_EQ(document("--reach 63 --dose-per-fraction 3:4:0.5 --max-fractions 17 --alpha-beta 3.5")["regimens"].size(),
            2U);
}

TEST(Dose, the_models_that_went_in_are_printed) {
  const json result = document(
      "70/35@46 --alpha-beta 10 --alpha 0.35 --doubling-days 3 --kick-off-days 21 --rbe 1.1 --x 3 --lql-transition 8");
  EXPECT_EQ(result["models"]["repopulation"]["doubling_days"], 3);
  EXPECT_EQ(result["models"]["rbe"], 1.1);
  EXPECT_EQ(result["models"]["lql"]["transition_gy"], 8);
  EXPECT_EQ(result["regimens"][0]["overall_days"], 46);
  EXPECT_TRUE(result["regimens"][0]["eqdx_gy"].is_number());
  // 35 x 2 Gy in 46 days at 10, alpha 0.35, Tpot 3 d, Tk 21 d: 84 - ln 2 * 25 / 1.05 = 67.4965 Gy.
  const json photons =
      document("70/35 --overall-days 46 --alpha-beta 10 --alpha 0.35 --doubling-days 3 --kick-off-days 21");
  EXPECT_NEAR(photons["regimens"][0]["bed_gy"].get<double>(), 67.49649570095369, 1e-9);
  const json twice =
      document("38.5/10 --alpha-beta 3.4 --fractions-per-day 2 --interval-hours 6 --repair-half-time-hours 4.4");
  EXPECT_NEAR(twice["regimens"][0]["bed_gy"].get<double>(), 99.03690228790403, 1e-9);
}

TEST(Dose, isoeffective_schedules_are_given_for_fractions_and_for_doses) {
  const json result = document("--against 50/25 --isoeffect-fractions 5,15 --isoeffect-dose 2.67 --alpha-beta 3.5");
  ASSERT_EQ(result["isoeffects"].size(), 3U);
  EXPECT_NEAR(result["isoeffects"][0]["eqd2_gy"].get<double>(), 50.0, 1e-10);
  EXPECT_EQ(result["isoeffects"][2]["fractions"], 17);
  EXPECT_EQ(result["reference"][0]["schedule"], "50/25");
}

TEST(Dose, wrong_calls_name_what_is_wrong_and_how_to_write_it) {
  expect_refused("--total 4500 --fractions 15 --alpha-beta 3.5", {"--total: 4500", "cGy", "4500cGy or 45"});
  expect_refused("--total 45 --fractions 15 --dose-per-fraction 2.5 --alpha-beta 3.5", {"15 x 2.5 Gy = 37.5 Gy"});
  expect_refused("--total 45 --alpha-beta 3.5", {"two of --total"});
  expect_refused("--alpha-beta 3.5", {"no schedule"});
  expect_refused("45/15", {"--alpha-beta"});
  expect_refused("45/15 --alpha-beta 3..5", {"--alpha-beta", "1.2:5.7:0.5"});
  expect_refused("45 --alpha-beta 3.5", {"schedule \"45\"", "45/15"});
  expect_refused("45/15 --alpha-beta 3.5 --overall-days 20", {"--overall-days", "--gy-per-day"});
  expect_refused("45/15 --alpha-beta 3.5 --alpha 0.3", {"--doubling-days"});
  expect_refused("45/15 --alpha-beta 3.5 --delay-days 20", {"--gy-per-day"});
  expect_refused("45/15@9 --alpha-beta 3.5 --gy-per-day 0.6 --alpha 0.3 --doubling-days 3", {"either"});
  expect_refused("45/15 --alpha-beta 3.5 --interval-hours 6", {"--repair-half-time-hours"});
  expect_refused("45/15 --alpha-beta 3.5 --lql-slope 2", {"--lql-transition"});
  expect_refused("45/15 --alpha-beta 3.5 --rbe 0", {"--rbe"});
  expect_refused("45/15 --alpha-beta 3.5 --unit cGy", {"--from"});
  expect_refused("45/15 --alpha-beta 3.5 --header 2", {"--from"});
  expect_refused("--reach 63 --total 45 --alpha-beta 3.5", {"--reach"});
  expect_refused("--reach 6300 --alpha-beta 3.5", {"--reach", "6300cGy or 63"});
  expect_refused("--reach 63 --max-fractions 0 --alpha-beta 3.5", {"--max-fractions"});
  expect_refused("--fractions 3 --dose-per-fraction 2,3 --alpha-beta 3.5", {"--dose-per-fraction"});
}

}  // namespace
}  // namespace rtsurv::cli
