// Wrong calls, help and the behaviour of the outputs.
#include <gtest/gtest.h>

#include "places.hpp"
#include "program.hpp"
#include "rtsurv/core/version.hpp"

namespace rtsurv::cli {
namespace {

using tests::run_program;

/// Exit code 2, nothing on standard output, and every piece on standard error.
void expect_refused(const std::string& arguments, const std::vector<std::string>& pieces) {
  const tests::Outcome outcome = run_program(arguments);
  EXPECT_EQ(outcome.exit_code, 2) << arguments << '\n' << outcome.err;
  EXPECT_EQ(outcome.out, "") << arguments;
  for (const std::string& piece : pieces)
    EXPECT_NE(outcome.err.find(piece), std::string::npos) << arguments << '\n' << outcome.err;
}

const std::string gbsg = tests::source_path("examples/gbsg/cohort.csv");
const std::string outcome_options = gbsg + " --time rfstime --event status ";

TEST(Calls, an_unknown_command_is_named_with_the_nearest_one) {
  expect_refused("kaplan x.csv", {"kaplan"});
  expect_refused("logrnk x.csv", {"logrnk", "did you mean \"logrank\""});
}

TEST(Calls, an_unknown_option_and_a_missing_one_are_named) {
  expect_refused("km " + outcome_options + "--nosuch-option 3", {"--nosuch-option"});
  expect_refused("km " + gbsg + " --event status", {"--time"});
  expect_refused("cox " + outcome_options, {"--terms"});
}

TEST(Calls, a_column_that_is_not_there_is_named_with_the_nearest_of_all) {
  const tests::TemporaryFolder folder;
  const std::string table = folder.file("t.csv", "stage,months,died\n1,1,1\n2,2,0\n1,3,1\n");
  expect_refused("km " + table + " --time months --event died --by stag", {"stag", "did you mean \"stage\"?"});
  expect_refused("km " + table + " --time months --event died --where \"stag = 1\"", {"stag", "stage"});
}

TEST(Calls, a_value_outside_its_list_or_range_is_named) {
  expect_refused("km " + outcome_options + "--conf-type cubic", {"--conf-type", "cubic"});
  expect_refused("km " + outcome_options + "--conf-level 95", {"--conf-level", "between 0 and 1"});
  expect_refused("cutpoint " + outcome_options + "--x age --p-method min", {"--p-method", "min"});
  expect_refused("cox " + outcome_options + "--terms age --ties exact", {"--ties", "exact"});
  expect_refused("cutpoint " + outcome_options + "--x age --replicates 100000000", {"--replicates", "1000000"});
  for (const char* const option : {"--threads", "--seed"})
    expect_refused("km " + outcome_options + option + " -1", {option, "a whole number from 0 on"});
  expect_refused("km " + outcome_options + "--seed 18446744073709551616", {"--seed", "below 2^64"});
  expect_refused("run x.toml --threads -1", {"--threads", "a whole number from 0 on"});
  for (const char* const time : {"12,-1", "nan", "inf"})
    expect_refused("km " + outcome_options + "--at " + time, {"--at", "a time from 0 on"});
  expect_refused("km " + outcome_options + "--memory 4", {"--memory is for a Parquet file"});
}

TEST(Calls, an_empty_value_takes_no_other_argument_with_it) {
  const tests::Outcome outcome = run_program("km " + outcome_options + "--missing= --where=\"age > 60\"");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, run_program("km " + outcome_options + "--where=\"age > 60\"").out);
}

TEST(Calls, an_identifier_is_no_factor) {
  const std::string many = "has 686 levels in 686 patients",
                    causes = gbsg + " --time rfstime --status status --censor 0 ";
  expect_refused("cox " + outcome_options + "--terms \"age,factor(pid)\"", {"\"pid\" " + many, "identifier"});
  expect_refused("finegray " + causes + "--cause 1 --terms \"factor(pid)\"", {"\"pid\" " + many});
  expect_refused("cuminc " + causes + "--by pid", {many});
  for (const char* command : {"km ", "logrank "}) expect_refused(command + outcome_options + "--by pid", {many});
  expect_refused("table1 " + gbsg + " --by pid",
                 {"\"pid\" is called like an identifier (686 different values in 686 patients)"});
}

TEST(Calls, a_protocol_whose_factor_is_an_identifier_is_refused_before_it_runs) {
  const tests::TemporaryFolder folder;
  for (const char* part : {"[univariable]\nfactors = [\"'p' || pid\"]\nendpoints = [\"RFS\"]\n",
                           "[multivariable]\nfactors = [\"'p' || pid\"]\nendpoints = [\"RFS\"]\n",
                           "[[effect]]\nvariable = \"hormon\"\nwithin = \"'p' || pid\"\nendpoint = \"RFS\"\n"}) {
    const std::string protocol = folder.file(
        "study.toml", "[study]\ntitle = \"x\"\ndata = \"" + gbsg +
                          "\"\ntime_unit = \"days\"\n[[endpoint]]\nname = \"RFS\"\ntime = \"rfstime\"\nevent = "
                          "\"status = 1\"\n" +
                          part);
    expect_refused("check " + protocol, {"study.toml:", "has 686 levels in 686 patients"});
  }
}

TEST(Calls, a_confidence_level_next_to_one_is_refused) {
  expect_refused("km " + outcome_options + "--conf-level 0.9999999999999999", {"--conf-level", "between 0 and 1"});
}

TEST(Calls, a_derivation_without_a_name_is_explained) {
  expect_refused("km " + outcome_options + "--derive \"age > 60\"", {"--derive", "NAME = EXPR"});
}

TEST(Calls, impossible_doses_are_refused) {
  expect_refused("dose --total -5 --fractions 5 --alpha-beta 10", {"total dose"});
  expect_refused("dose --total 50 --fractions 0 --alpha-beta 10", {"fractions"});
  expect_refused("dose --total 50 --fractions 25 --alpha-beta 0", {"alpha/beta"});
}

TEST(Calls, a_table_where_a_protocol_is_wanted_is_called_so) {
  for (const std::string command : {"check ", "validate "})
    expect_refused(command + gbsg, {"is a table", "rtsurv init"});
}

TEST(Calls, a_name_that_no_folder_takes_is_the_callers_fault) {
  const tests::TemporaryFolder folder;
  const std::string long_name = folder.path().string() + "/" + std::string(300, 'a');
  expect_refused("init " + gbsg + " -o " + long_name, {"File name too long"});
  expect_refused("run " + gbsg + " --out " + long_name, {"File name too long"});
}

TEST(Calls, a_table_alone_takes_the_names_of_time_and_event) {
  const tests::TemporaryFolder folder;
  std::string rows = "x,y,age\n";
  for (int i = 0; i < 40; ++i)
    rows += std::to_string(3 + i % 17) + "," + (i % 3 == 0 ? "yes" : "no") + "," + std::to_string(50 + i % 11) + "\n";
  const std::string table = folder.file("cohort.csv", rows);
  const tests::Outcome outcome =
      run_program("run " + table + " --time x --event \"y = 'yes'\" --out " + (folder.path() / "report").string());
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  expect_refused("run study.toml --time x", {"--time", "[[endpoint]]"});
}

TEST(Calls, help_leads_with_an_example_and_goes_to_standard_output) {
  const tests::Outcome outcome = run_program("cox --help");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_TRUE(outcome.out.starts_with("Example:\n  rtsurv cox ")) << outcome.out;
  EXPECT_EQ(outcome.err, "");
}

TEST(Calls, the_version_is_printed) {
  EXPECT_NE(run_program("--version").out.find(std::string(version())), std::string::npos);
}

TEST(Calls, the_large_libraries_are_loaded_where_they_are_needed) {
  const auto loads = [](const std::string& call, const char* library) {
    return run_program(call, "LD_DEBUG=libs").err.find(std::string("find library=") + library) != std::string::npos;
  };
  const std::string curve = "km " + gbsg + " --time rfstime --event ";
  for (const std::string& call :
       {std::string("--version"), std::string("dose 50/25 --alpha-beta 3"), curve + "status"}) {
    EXPECT_FALSE(loads(call, "libduckdb")) << call;
    EXPECT_FALSE(loads(call, "librsvg")) << call;
  }
  const tests::TemporaryFolder folder;
  EXPECT_TRUE(loads(curve + "'status = 1'", "libduckdb"));
  EXPECT_TRUE(loads(curve + "status --figure " + (folder.path() / "curve.pdf").string(), "librsvg"));
}

TEST(Calls, a_call_without_a_command_prints_the_help_in_its_groups) {
  const tests::Outcome outcome = run_program("");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.err, "");
  std::size_t at = 0;
  for (const std::string heading : {"\nStudy:\n", "\nOne method at a time:\n", "\nTools:\n", "\nExamples:\n"}) {
    const std::size_t found = outcome.out.find(heading, at);
    ASSERT_NE(found, std::string::npos) << heading << outcome.out;
    at = found;
  }
}

TEST(Calls, the_examples_of_the_program_do_not_end_the_help_of_a_command) {
  EXPECT_EQ(run_program("km --help").out.find("rtsurv run"), std::string::npos);
}

TEST(Calls, errors_are_not_coloured_outside_a_terminal) {
  EXPECT_EQ(run_program("kaplan").err.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace rtsurv::cli
