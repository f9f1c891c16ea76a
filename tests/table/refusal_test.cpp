// What expressions must not do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rtsurv/table/sql/detail/duckdb.hpp"
#include "rtsurv/table/sql/detail/expression.hpp"
#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using testing::HasSubstr;

class Refusal : public testing::Test {
 protected:
  std::string refusal(std::string_view expression) {
    return message_of(ErrorKind::usage, [&] { (void)table.evaluate(expression, "--where"); });
  }

  Table table = table_of("age,sex\n61,f\n47,m\n");
};

TEST_F(Refusal, TextsThatAreNoSingleExpression) {
  for (const char* text : {"",
                           "  ",
                           "age > 1; drop table cohort",
                           "age -- comment",
                           "age /* comment */",
                           "(age",
                           "age)",
                           "(age))((",
                           "[age",
                           "'open",
                           "\"open",
                           "age, sex",
                           "1) from cohort where (true",
                           "1) union select (2",
                           "1) order by (1",
                           "1 as x",
                           "1 from cohort",
                           "$$a$$",
                           "E'it\\'s'",
                           "E'\\' ' ; drop table cohort; -- '",
                           "*",
                           "cohort.*",
                           "columns('age')",
                           "?",
                           "#1",
                           "default",
                           "age order by 1",
                           "\xFF",
                           "\x01"})
    EXPECT_THAT(refusal(text), HasSubstr("--where")) << text;
  EXPECT_EQ(table.evaluate("age", "--where").size(), 2U);
}

TEST_F(Refusal, NulIsNotTakenForTheEnd) { EXPECT_NE(refusal(std::string_view("age\0; drop", 10)), ""); }

TEST_F(Refusal, ExpressionsOfAnyDepthOrLengthComeToAnEnd) {
  const auto repeat = [](const std::string& part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
  };
  EXPECT_NE(refusal(repeat("(", 5000) + "1" + repeat(")", 5000)), "");
  EXPECT_NE(refusal("1" + repeat("+1", 9000)), "");
  EXPECT_NE(refusal(repeat("not ", 4000) + "true"), "");
  EXPECT_NE(refusal(repeat("1+", 20'000) + "1"), "");
  EXPECT_EQ(table.evaluate(repeat("(", 100) + "1" + repeat(")", 100), "--x").size(), 2U);
}

TEST_F(Refusal, NothingOutsideTheCohortCanBeRead) {
  for (const char* text :
       {"(select count(*) from read_csv('/etc/passwd'))", "(select content from read_text('/etc/passwd'))",
        "(select count(*) from '/etc/passwd')", "(select count(*) from read_blob('/etc/passwd'))",
        "(select count(*) from glob('/*'))", "(select count(*) from information_schema.tables)",
        "(select count(*) from duckdb_settings())", "(select count(*) from pg_catalog.pg_tables)",
        "(select count(*) from sqlite_master)", "(select count(*) from range(10))",
        "(select count(*) from rtsurv_cohort())", "(select count(*) from query('select 1'))", "(show tables)",
        "(describe cohort)", "(summarize cohort)", "getenv('HOME')", "getvariable('x')", "\"row index\""})
    EXPECT_THAT(refusal(text), HasSubstr("--where")) << text;
}

TEST_F(Refusal, StatementsAreNoExpressionsAndNothingIsWritten) {
  const TemporaryFile place("empty.txt");
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(place.folder());
  std::filesystem::remove("empty.txt");
  for (const char* text :
       {"copy cohort to 'x.csv'", "(copy cohort to 'x.csv')", "attach 'x.db'", "install httpfs", "load httpfs",
        "pragma database_list", "export database 'x'", "set threads = 4", "create table x as select 1",
        "(insert into x values (1) returning 1)", "checkpoint", "call pragma_version()", "explain select 1",
        "write_log('x')", "(with x as (delete from cohort returning 1) select 1 from x)"})
    EXPECT_THAT(refusal(text), HasSubstr("--where")) << text;
  EXPECT_TRUE(std::filesystem::is_empty("."));
  std::filesystem::current_path(before);
}

TEST_F(Refusal, ValuesThatChangeFromRunToRunAreRefused) {
  for (const char* text : {"random()",
                           "uuid()",
                           "gen_random_uuid()",
                           "now()",
                           "current_date",
                           "current_timestamp",
                           "today()",
                           "localtime",
                           "age(date '2000-01-01')",
                           "current_setting('threads')",
                           "current_user",
                           "user",
                           "version()",
                           "nextval('s')",
                           "pg_backend_pid()",
                           "setseed(0.5)",
                           "error('x')",
                           "(select avg(age) from cohort using sample 1)",
                           "(select avg(age) from cohort tablesample 10%)",
                           "(select age from cohort order by random() limit 1)",
                           "reservoir_quantile(age, 0.5) over ()"})
    EXPECT_NE(refusal(text), "") << text;
  EXPECT_EQ(table.type("age"), ColumnType::integer);
  EXPECT_EQ(table.evaluate("date_part('year', age(date '2020-01-01', date '2000-01-01'))", "--x").number[0], 20);
}

TEST_F(Refusal, AnAggregateByNameIsHeldToTheSameRule) {
  for (const char* text :
       {"list_aggregate([age, 2], 'reservoir_quantile', 0.5)", "list_aggr([age], 'RESERVOIR_QUANTILE')",
        "array_aggregate([age, 2], 'reservoir_quantile', 0.5)", "[age, 2].list_aggregate('reservoir_quantile', 0.5)",
        "list_aggregate([age, 2], 'reservoir_' || 'quantile', 0.5)", "aggregate([age])"})
    EXPECT_NE(refusal(text), "") << text;
  EXPECT_EQ(table.evaluate("list_aggregate([age, 2], 'max')", "--x").number[0], 61);
  EXPECT_EQ(table.evaluate("[age, 2].list_aggregate('max')", "--x").number[1], 47);
}

TEST_F(Refusal, ANameOfACommonTableExpressionCountsInItsOwnQueryOnly) {
  for (const char* text :
       {"(with duckdb_databases as (select 1 as a) select a from duckdb_databases) + (select count(*) from "
        "duckdb_databases)",
        "(select count(*) from duckdb_databases) + (with duckdb_databases as (select 1 as a) select a from "
        "duckdb_databases)",
        "(with duckdb_databases as (select count(*) as a from duckdb_databases) select a from duckdb_databases)",
        "(with duckdb_databases as materialized (select count(*) as a from duckdb_databases) select a from "
        "duckdb_databases)",
        "(with x as (select count(*) as a from sqlite_master), sqlite_master as (select 1 as a) select a from x)",
        "(select a from (with sqlite_master as (select 1 as a) select a from sqlite_master) union all select count(*) "
        "from sqlite_master limit 1)"})
    EXPECT_THAT(refusal(text), HasSubstr("there is no table")) << text;
  EXPECT_EQ(table
                .evaluate("(with a as (select max(age) as x from cohort), b as materialized (select x + 1 as y from a) "
                          "select y from b where y > (select min(x) from a))",
                          "--x")
                .number[0],
            62);
}

TEST_F(Refusal, RecursionIsRefusedBecauseItNeedNotEnd) {
  EXPECT_THAT(refusal("(with recursive t as (select 1 a union all select a + 1 from t) select max(a) from t)"),
              HasSubstr("recursive"));
}

// Guards a new version of the engine: its catalog says which functions do not depend on their arguments alone.
TEST(Engine, EveryFunctionThatItCallsUnrepeatableIsRefused) {
  sql::Session session(sql::Access::none);
  sql::Result names = session.query(
      "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type = 'scalar' AND stability <> "
      "'CONSISTENT'");
  std::size_t count = 0;
  while (true) {
    const sql::Chunk chunk = names.next();
    if (!chunk) break;
    for (std::size_t i = 0; i < chunk.size(); ++i, ++count)
      EXPECT_TRUE(sql::is_unrepeatable(sql::text_of(chunk.values<duckdb_string_t>(0)[i]), 0))
          << sql::text_of(chunk.values<duckdb_string_t>(0)[i]);
  }
  EXPECT_GT(count, 20U);
}

TEST(Engine, EveryMacroThatCallsAnUnrepeatableFunctionIsRefused) {
  sql::Session session(sql::Access::none);
  sql::Result macros = session.query(
      "SELECT DISTINCT m.function_name FROM duckdb_functions() m, duckdb_functions() f WHERE m.function_type = 'macro' "
      "AND f.function_type = 'scalar' AND f.stability <> 'CONSISTENT' AND contains(m.macro_definition, f.function_name "
      "|| '(')");
  while (true) {
    const sql::Chunk chunk = macros.next();
    if (!chunk) break;
    for (std::size_t i = 0; i < chunk.size(); ++i)
      EXPECT_TRUE(sql::is_unrepeatable(sql::text_of(chunk.values<duckdb_string_t>(0)[i]), 0))
          << sql::text_of(chunk.values<duckdb_string_t>(0)[i]);
  }
}

/// An argument of that SQL type; the type of a parameter may be a name that the engine made up, such as T.
std::string argument_of(const std::string& type) {
  const auto starts = [&type](const char* with) { return type.starts_with(with); };
  if (type.ends_with("]")) return "[1, 2]";
  if (starts("TIMESTAMP")) return "timestamp '2020-01-01'";
  if (starts("DATE")) return "date '2020-01-01'";
  if (starts("TIME")) return "time '10:00'";
  if (starts("INTERVAL")) return "interval 1 day";
  if (starts("BOOLEAN")) return "true";
  if (starts("VARCHAR") || starts("BLOB") || starts("JSON")) return "'a'";
  return "1";
}

/// Every call of a function of the catalog in which one argument is the column "name" and the others are constants.
std::set<std::string> calls_with_a_name() {
  sql::Session session(sql::Access::none);
  sql::Result functions = session.query(
      "SELECT function_name, array_to_string(list_transform(parameter_types, lambda x: coalesce(x, '')), ';') || ';', "
      "CASE function_type WHEN 'aggregate' THEN ' over ()' ELSE '' END FROM duckdb_functions() WHERE function_type IN "
      "('scalar', 'aggregate', 'macro') AND len(parameters) > 0 AND regexp_matches(function_name, '^[a-z_0-9]+$')");
  std::set<std::string> calls;
  while (true) {
    const sql::Chunk chunk = functions.next();
    if (!chunk) return calls;
    for (std::size_t i = 0; i < chunk.size(); ++i) {
      const auto text = [&](std::size_t column) {
        return std::string(sql::text_of(chunk.values<duckdb_string_t>(column)[i]));
      };
      std::vector<std::string> arguments;
      std::istringstream types(text(1));
      for (std::string type; std::getline(types, type, ';');) arguments.push_back(argument_of(type));
      for (std::size_t marked = 0; marked < arguments.size(); ++marked) {
        std::vector<std::string> given = arguments;
        given[marked] = "name";
        calls.insert(fmt::format("{}({}){}", text(0), fmt::join(given, ", "), text(2)));
      }
    }
  }
}

// "Unknown TimeZone 'VALUE'" and the like: whatever the engine says of a row, a person does not hear it.
TEST(Engine, NoFunctionPutsACellIntoAMessage) {
  const Table table = table_of("name,age\nMARKEDCELL,1\nMARKEDCELL2,2\n");
  std::size_t refused = 0;
  const auto calls = calls_with_a_name();
  EXPECT_GT(calls.size(), 1000U);
  for (const std::string& call : calls) {
    try {
      (void)table.evaluate(call, "--where");
    } catch (const Error& error) {
      ++refused;
      EXPECT_EQ(std::string(error.what()).find("MARKEDCELL"), std::string::npos) << error.what();
    }
  }
  EXPECT_GT(refused, 100U);
}

// The second wall: what an expression could reach if the first one, the check of its syntax, had a hole.
TEST(Engine, LockedSessionReachesNoFilesAndNoSettings) {
  const TemporaryFile file("secret.csv", "a\n1\n");
  sql::Session session(sql::Access::none);
  for (const std::string& statement :
       {"SELECT * FROM read_csv('" + file.path() + "')", "SELECT * FROM '" + file.path() + "'",
        "COPY (SELECT 1) TO '" + file.folder() + "/x.csv'", "ATTACH '" + file.folder() + "/x.db'",
        std::string("INSTALL httpfs"), std::string("LOAD httpfs"), std::string("SET enable_external_access = true"),
        std::string("SET threads = 4"), std::string("SET temp_directory = '/tmp'"),
        "EXPORT DATABASE '" + file.folder() + "/x'"})
    EXPECT_THROW(session.query(statement), sql::Failure) << statement;
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(file.folder())) files += entry.exists() ? 1U : 0U;
  EXPECT_EQ(files, 1U);
}

}  // namespace
}  // namespace rtsurv::table
