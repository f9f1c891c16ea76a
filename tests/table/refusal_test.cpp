// What expressions must not do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "rtsurv/table/duckdb.hpp"
#include "rtsurv/table/expression.hpp"
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
