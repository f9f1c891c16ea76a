// The method commands on the bundled cohorts: JSON that conforms, tables that people read, errors that name the place.
#include <filesystem>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "places.hpp"
#include "program.hpp"
#include "schema.hpp"

namespace rtsurv::cli {
namespace {

using nlohmann::json;
using tests::run_program;
using tests::TemporaryFolder;

const std::string gbsg = tests::source_path("examples/gbsg/cohort.csv") + " --time rfstime --event status ";

json document(const std::string& arguments, const std::string& definition) {
  const tests::Outcome outcome = run_program(arguments + " --json");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  const json result = json::parse(outcome.out, nullptr, false);
  EXPECT_FALSE(result.is_discarded()) << outcome.out;
  EXPECT_EQ(tests::schema_problems(result, definition), "") << arguments;
  return result;
}

TEST(Methods, km_gives_curves_rates_and_follow_up) {
  const json km = document("km " + gbsg + "--by hormon --at 365,1826", "km");
  EXPECT_EQ(km["groups"].size(), 2U);
  EXPECT_EQ(km["groups"][1]["group"], "1");
  EXPECT_EQ(km["groups"][0]["at"].size(), 2U);
  EXPECT_EQ(km["n"], 686);
  EXPECT_EQ(km["events"], 299);
}

TEST(Methods, km_draws_its_curves_in_the_format_of_the_file) {
  const TemporaryFolder folder;
  const std::string command = "km " + gbsg + "--by hormon --at 1826 --figure ";
  const std::string numbers = run_program("km " + gbsg + "--by hormon --at 1826").out;
  const auto drawn = [&](const std::string& file, const std::string& more = "") {
    const std::string path = (folder.path() / file).string();
    const tests::Outcome outcome = run_program(command + path + more);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, numbers);
    return tests::file_content(path);
  };
  const std::string svg = drawn("f.svg");
  EXPECT_NE(svg.find("Kaplan\u2013Meier estimate by hormon"), std::string::npos);
  EXPECT_NE(svg.find("Time (rfstime)"), std::string::npos);
  EXPECT_NE(svg.find("hormon: 1"), std::string::npos);
  EXPECT_NE(svg.find("Log-rank P"), std::string::npos);
  EXPECT_NE(drawn("f.SVG", " --time-unit days").find("Time (days)"), std::string::npos);
  EXPECT_EQ(drawn("f.pdf").substr(0, 5), "%PDF-");
  EXPECT_EQ(drawn("f.png").substr(1, 3), "PNG");
  EXPECT_EQ(drawn("again.svg"), svg);
}

TEST(Methods, km_refuses_a_figure_that_it_cannot_write) {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "f.").string();
  const tests::Outcome other = run_program("km nowhere.csv --time t --event e --figure " + path + "tiff");
  EXPECT_EQ(other.exit_code, 2);
  EXPECT_NE(other.err.find(".svg, .pdf or .png"), std::string::npos) << other.err;
  const tests::Outcome nowhere = run_program("km " + gbsg + "--figure " + (folder.path() / "no/f.svg").string());
  EXPECT_EQ(nowhere.exit_code, 2);
  EXPECT_EQ(nowhere.out, "");
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Methods, logrank_cox_and_cutpoint_conform_to_the_schema) {
  EXPECT_EQ(document("logrank " + gbsg + "--by grade", "logrank")["df"], 2);
  const json cox = document("cox " + gbsg + "--terms \"age,factor(grade, ref=2)\" --zph", "cox");
  EXPECT_EQ(cox["terms"].size(), 3U);
  EXPECT_EQ(cox["zph"].back()["term"], "GLOBAL");
  EXPECT_EQ(document("cutpoint " + gbsg + "--x pgr --replicates 999", "cutpoint")["p"]["method"], "condMC");
  const json two = document("cutpoint " + gbsg + "--x nodes --cuts 2", "cutpoint")["two_cuts"];
  EXPECT_EQ(two["cuts"], json({3, 10}));
  EXPECT_EQ(two["groups"][2]["n"], 84);
  EXPECT_LT(two["p"]["value"], 0.001);
  EXPECT_EQ(run_program("cutpoint " + gbsg + "--x nodes --cuts 3").exit_code, 2);
  const json evidence = document("cutpoint " + gbsg + "--x pgr --replicates 999 --evidence", "cutpoint")["evidence"];
  EXPECT_EQ(evidence["p_values"].size(), 6U);
  EXPECT_GT(evidence["shrinkage"]["factor"], 0.0);
  const tests::Outcome people = run_program("cutpoint " + gbsg + "--x pgr --replicates 999 --evidence");
  EXPECT_NE(people.out.find("shrunken by cross-validation"), std::string::npos) << people.out;
}

TEST(Methods, logrank_takes_other_tests_trend_and_pairs) {
  const json plain = document("logrank " + gbsg + "--by grade", "logrank");
  EXPECT_EQ(plain["test"], "logrank");
  EXPECT_FALSE(plain.contains("trend") || plain.contains("pairwise"));
  const json gehan = document("logrank " + gbsg + "--by grade --test gehan --trend --pairwise holm", "logrank");
  EXPECT_EQ(gehan["test"], "gehan");
  EXPECT_TRUE(gehan["rho"].is_null());
  EXPECT_EQ(gehan["trend"]["scores"], json({1, 2, 3}));
  EXPECT_EQ(gehan["trend"]["df"], 1);
  EXPECT_EQ(gehan["pairwise"].size(), 3U);
  EXPECT_GE(gehan["pairwise"][0]["p_adjusted"], gehan["pairwise"][0]["p"]);
  const json late = document("logrank " + gbsg + "--by grade --test fh:0.5,2 --pairwise 2", "logrank");
  EXPECT_EQ(late["rho"], 0.5);
  EXPECT_EQ(late["gamma"], 2);
  EXPECT_EQ(late["pairwise"][1]["a"], "2");
  EXPECT_EQ(late["adjustment"], "holm");
  const json peto = document("logrank " + gbsg + "--by grade --test peto", "logrank");
  EXPECT_EQ(peto["chi_square"], document("logrank " + gbsg + "--by grade --rho 1", "logrank")["chi_square"]);
}

TEST(Methods, logrank_says_what_a_test_may_be) {
  for (const char* word : {"wilcoxon", "fh", "fh:1", "fh:1,", "fh:a,1", "fh:1,1,1", "fh:-1,0", "fh:nan,0"}) {
    const tests::Outcome outcome = run_program("logrank " + gbsg + "--by grade --test " + word);
    EXPECT_EQ(outcome.exit_code, 2) << word;
    EXPECT_EQ(outcome.out, "") << word;
  }
  EXPECT_EQ(run_program("logrank " + gbsg + "--by grade --test gehan --rho 1").exit_code, 2);
  EXPECT_EQ(run_program("logrank " + gbsg + "--by grade --pairwise 9").exit_code, 2);
}

TEST(Methods, table1_and_dose_conform_to_the_schema) {
  const json table = document(
      "table1 " + tests::source_path("examples/gbsg/cohort.csv") + " --variables \"age,factor(grade)\" --by hormon",
      "table1");
  EXPECT_EQ(table["variables"].size(), 2U);
  const json dose = document("dose --total 45 --fractions 15 --alpha-beta 3.5", "dose");
  EXPECT_NEAR(dose["regimens"][0]["eqd2_gy"].get<double>(), 585.0 / 11.0, 1e-12);
}

TEST(Methods, rmst_compares_two_groups_and_refuses_a_window_beyond_follow_up) {
  const json rmst = document("rmst " + gbsg + "--by hormon --tau 1500", "rmst");
  EXPECT_GT(rmst["difference"]["estimate"].get<double>(), 0.0);
  const tests::Outcome outcome = run_program("rmst " + gbsg + "--tau 100000");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("tau"), std::string::npos);
}

TEST(Methods, timings_are_given_on_request) {
  const json km = document("km " + gbsg + "--timings", "km");
  EXPECT_GT(km["timings"]["read_s"].get<double>(), 0.0);
}

TEST(Methods, derived_columns_and_filters_apply_in_order) {
  const json km = document("km " + gbsg +
                               "--derive \"old = age > 60\" --derive \"group = old and nodes > 3\" "
                               "--where \"grade < 3\" --by \"group\"",
                           "km");
  EXPECT_EQ(km["n"], 525);
  EXPECT_EQ(km["groups"].size(), 2U);
}

TEST(Methods, a_table_on_standard_input_gives_the_same_as_a_file) {
  const std::string options = " --time rfstime --event status --json";
  const std::string path = tests::source_path("examples/gbsg/cohort.csv");
  EXPECT_EQ(run_program("km -" + options, "cat " + path + " |").out, run_program("km " + path + options).out);
}

TEST(Methods, results_do_not_depend_on_the_number_of_threads) {
  const std::string call = "cutpoint " + gbsg + "--x age --replicates 5000 --json --threads ";
  EXPECT_EQ(run_program(call + "1").out, run_program(call + "2").out);
}

TEST(Methods, tables_for_people_carry_their_conventions) {
  const tests::Outcome outcome = run_program("cox " + gbsg + "--terms hormon,nodes");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  for (const char* piece : {"hormon", "Efron", "95", "299"})
    EXPECT_NE(outcome.out.find(piece), std::string::npos) << piece << '\n' << outcome.out;
}

TEST(Methods, wrong_cells_are_named_by_row_and_column_and_never_quoted) {
  const TemporaryFolder folder;
  const std::string path = folder.file("bad.csv", "id,months,event\n1,5,1\n2,secret,0\n3,-4,1\n4,hidden,1\n");
  const tests::Outcome outcome = run_program("km " + path + " --time months --event event");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.out, "");
  for (const char* piece : {"bad.csv", "rows 3, 5", "months"})
    EXPECT_NE(outcome.err.find(piece), std::string::npos) << outcome.err;
  EXPECT_EQ(outcome.err.find("secret"), std::string::npos) << outcome.err;
}

TEST(Methods, what_the_data_cannot_give_is_exit_code_1) {
  const TemporaryFolder folder;
  const std::string path = folder.file("few.csv", "t,e,arm\n1,0,a\n2,0,b\n3,0,a\n");
  const tests::Outcome outcome = run_program("logrank " + path + " --time t --event e --by arm");
  EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
  EXPECT_EQ(outcome.out, "");
}

TEST(Methods, schema_prints_the_committed_page) {
  const tests::Outcome outcome = run_program("schema");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(outcome.out == tests::file_content(tests::source_path("docs/results.schema.json")))
      << "rtsurv schema > docs/results.schema.json, and review what has changed";
}

}  // namespace
}  // namespace rtsurv::cli
