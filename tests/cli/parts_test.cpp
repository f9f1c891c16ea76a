// Commands on a Parquet file that is larger than the memory it may take.
#include <cmath>
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "rtsurv/table/sql/detail/duckdb.hpp"
#include "schema.hpp"

namespace rtsurv::cli {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using tests::Outcome, tests::run_program;

const std::string in_parts = " --memory 0.000001";

/// A cohort of three parts.
class Parts : public ::testing::Test {
 public:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<tests::TemporaryFolder>();
    path_ = (folder_->path() / "cohort.parquet").string();
    table::sql::Session session(table::sql::Access::files);
    session.query(
        "COPY (SELECT 1 + (i * 7919 % 500) AS days, (i * 31 + i // 997) % 5 < 1 + i % 3 AS died, (i * 31 + i // 997) % 5 = 4 AS other, "
        "CASE WHEN i % 50 = 0 THEN NULL ELSE 40 + i * 13 % 41 END AS age, 'arm ' || chr((65 + i % 3)::INTEGER) AS arm, "
        "i % 4 AS centre, i AS unused, 9007199254740993 + i AS id FROM range(600000) t(i)) TO '" +
        path_ + "' (FORMAT parquet)");
  }
  static void TearDownTestSuite() { folder_.reset(); }

 protected:
  static Outcome run(const std::string& command, const std::string& options) {
    return run_program(command + " " + path_ + " --time days " + options);
  }

  /// Likelihood ratios are differences of numbers of millions here.
  static double tolerance_of(const std::string& key, double value) {
    const bool is_ratio = key.starts_with("/factors/") || key.find("likelihood_ratio") != std::string::npos;
    return (is_ratio ? 1e-5 : 1e-10) * std::max(1.0, std::fabs(value));
  }

  /// The result in parts and in one table, without what parts do not give.
  static void expect_same(const std::string& command, const std::string& options) {
    const Outcome whole = run(command, options + " --json"), parts = run(command, options + " --json" + in_parts);
    ASSERT_EQ(parts.exit_code, 0) << parts.err;
    json a = json::parse(parts.out), b = json::parse(whole.out);
    EXPECT_EQ(tests::schema_problems(a, command), "");
    for (json* one : {&a, &b})
      for (const char* const key : {"warnings", "concordance", "iterations"}) one->erase(key);
    a = a.flatten();
    b = b.flatten();
    EXPECT_GT(a.size(), 10U);
    ASSERT_EQ(a.size(), b.size());
    for (const auto& [key, value] : b.items()) {
      if (!value.is_number())
        EXPECT_EQ(a[key], value) << key;
      else
        EXPECT_NEAR(a[key].get<double>(), value.get<double>(), tolerance_of(key, value.get<double>())) << key;
    }
  }

  static std::unique_ptr<tests::TemporaryFolder> folder_;
  static std::string path_;
};

std::unique_ptr<tests::TemporaryFolder> Parts::folder_;
std::string Parts::path_;

TEST_F(Parts, give_the_numbers_of_the_table) {
  expect_same("km", "--event died --by arm --at 100,400");
  expect_same("km", "--event died --derive \"old = age > 60\" --by old --where \"centre < 3\"");
  expect_same("logrank", "--event died --by arm --strata centre --trend --pairwise holm");
  expect_same("cuminc", "--event died --competing other --by arm --at 200");
  expect_same("cox", "--event died --terms \"age,arm,factor(centre)\"");
}

TEST_F(Parts, are_printed_and_drawn_as_the_table_is) {
  const std::string call = "--event died --by arm --at 100 ";
  const std::string figure = (folder_->path() / "km.svg").string(), other = (folder_->path() / "whole.svg").string();
  const Outcome parts = run("km", call + "--figure " + figure + in_parts);
  EXPECT_EQ(parts.exit_code, 0) << parts.err;
  EXPECT_EQ(parts.out, run("km", call + "--figure " + other).out);
  EXPECT_EQ(tests::file_content(figure), tests::file_content(other));
}

TEST_F(Parts, say_how_long_they_took) {
  const json result = json::parse(run("km", "--event died --json --timings" + in_parts).out);
  EXPECT_GT(result["timings"]["read_s"].get<double>(), 0.0);
  EXPECT_GE(result["timings"]["fit_s"].get<double>(), 0.0);
}

TEST_F(Parts, refuse_what_needs_the_patients_side_by_side) {
  const Outcome zph = run("cox", "--event died --terms age --zph" + in_parts);
  EXPECT_EQ(zph.exit_code, 2);
  EXPECT_THAT(zph.err, HasSubstr("--zph is not for a table in parts"));
  EXPECT_THAT(zph.err, HasSubstr("and may take 1e-06 (--memory)"));
  const Outcome window = run("km", "--event died --where \"age > avg(age) over ()\"" + in_parts);
  EXPECT_EQ(window.exit_code, 2);
  EXPECT_THAT(window.err, HasSubstr("depends on other rows"));
}

TEST_F(Parts, name_columns_and_rows_as_the_table_does) {
  for (const char* const wrong : {"--event dead", "--event died --by nosuch", "--event died --where \"nosuch > 1\""}) {
    const Outcome parts = run("km", wrong + in_parts);
    EXPECT_EQ(parts.exit_code, 2);
    EXPECT_EQ(parts.err, run("km", wrong).err);
  }
  const Outcome row = run(
      "km", "--event died --derive \"late = CASE WHEN unused = 599000 THEN -1 ELSE days END\" --entry late" + in_parts);
  EXPECT_EQ(row.exit_code, 2);
  EXPECT_THAT(row.err, HasSubstr("row"));
}

TEST_F(Parts, say_that_nobody_has_the_event_as_the_table_does) {
  for (const std::string& memory : {std::string(), in_parts}) {
    const Outcome result = run("km", "--event \"age = 1\"" + memory);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("no row that is used has the event \"age = 1\": is it coded so?"));
  }
}

TEST_F(Parts, are_not_made_where_there_is_room) {
  const Outcome result = run("cox", "--event died --terms age --zph --memory 64");
  EXPECT_EQ(result.exit_code, 0) << result.err;
  for (const char* const wrong : {"0", "-1", "nan", "inf", "4GB"}) {
    const Outcome refused = run("km", std::string("--event died --memory ") + wrong);
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_THAT(refused.err, HasSubstr("must be a number of GB above 0"));
  }
}

TEST_F(Parts, are_made_whatever_the_case_of_the_ending) {
  const std::string other = (folder_->path() / "COHORT.PARQUET").string();
  std::filesystem::create_symlink(path_, other);
  const Outcome zph = run_program("cox " + other + " --time days --event died --terms age --zph" + in_parts);
  EXPECT_THAT(zph.err, HasSubstr("--zph is not for a table in parts"));
}

}  // namespace
}  // namespace rtsurv::cli
