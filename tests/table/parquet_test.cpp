#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "rtsurv/table/sql/detail/duckdb.hpp"
#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// Reads a Parquet file that holds the rows of a query.
Table table_of_query(const std::string& query, const std::vector<std::string>& missing = {},
                     const std::string& name = "cohort.parquet") {
  const TemporaryFile file(name);
  sql::Session session(sql::Access::files);
  session.query("COPY (" + query + ") TO " + sql::quote_text(file.path()) + " (FORMAT parquet)");
  return Table::read({.path = file.path(), .missing = missing});
}

std::string complaint_of_query(const std::string& query) {
  return message_of(ErrorKind::data, [&] { (void)table_of_query(query); });
}

TEST(Parquet, TellsOfTheOneNameThatNoColumnMayHave) {
  const std::string said = message_of(ErrorKind::io, [] { (void)table_of_query("SELECT 1 AS file_row_number"); });
  EXPECT_THAT(said, HasSubstr("has a column \"file_row_number\""));
}

TEST(Parquet, TypesAreThoseOfTheFile) {
  const Table table = table_of_query(
      "SELECT 7::TINYINT a, 2.5::FLOAT b, 1.25::DECIMAL(9, 2) c, true d, 'x' e, DATE '2020-01-02' f, 3::UBIGINT g, "
      "'00000000-0000-0000-0000-000000000001'::UUID h, NULL::DOUBLE i, 0.1::DOUBLE j");
  EXPECT_THAT(table.names(), ElementsAre("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
  std::vector<std::string_view> types;
  for (const std::string& name : table.names()) types.push_back(rtsurv::table::name(*table.type(name)));
  EXPECT_THAT(types, ElementsAre("integer", "number", "number", "boolean", "text", "date", "integer", "text", "number",
                                 "number"));
  EXPECT_THAT(texts(table.column("c", "--x")), ElementsAre("1.25"));
  EXPECT_THAT(texts(table.column("f", "--x")), ElementsAre("18263"));
  EXPECT_THAT(texts(table.column("i", "--x")), ElementsAre(""));
  EXPECT_THAT(texts(table.column("j", "--x")), ElementsAre("0.1"));
}

TEST(Parquet, TextsAreReadOnOneLine) {
  const Table table = table_of_query("SELECT 'a' || chr(10) || 'b' AS \"u\u0308\ny\" UNION ALL SELECT 'a b'");
  EXPECT_THAT(table.names(), ElementsAre("\u00FC y"));
  EXPECT_THAT(texts(table.column("u\u0308 y", "--x")), ElementsAre("a b", "a b"));
  EXPECT_THAT(complaint_of_query("SELECT 1 AS \"u\u0308\", 2 AS \"\u00FC\""), HasSubstr("has the same name"));
}

TEST(Parquet, NotANumberStaysAndNullIsMissing) {
  const Table table = table_of_query("SELECT * FROM (VALUES ('NaN'::DOUBLE), (NULL), ('-inf'), (5)) t(x)");
  const Column x = table.column("x", "--time");
  EXPECT_THAT(x.missing, ElementsAre(0, 1, 0, 0));
  EXPECT_TRUE(std::isnan(x.number[0]));
  EXPECT_EQ(x.number[2], -INFINITY);
}

TEST(Parquet, LargeIntegersAndTimesOfDayBecomeTextThatLosesNothing) {
  const Table table = table_of_query(
      "SELECT * FROM (VALUES (9007199254740993, TIMESTAMP '2020-01-01 10:30:00', TIMESTAMP '2020-01-01'), (1, NULL, "
      "NULL)) "
      "t(id, visit, day)");
  EXPECT_THAT(texts(table.column("id", "--x")), ElementsAre("9007199254740993", "1"));
  EXPECT_THAT(texts(table.column("visit", "--x")), ElementsAre("2020-01-01 10:30:00", ""));
  EXPECT_EQ(table.type("day"), ColumnType::date);
  EXPECT_THAT(texts(table.evaluate("cast(visit as date)", "--x")), ElementsAre("18262", ""));
}

TEST(Parquet, EmptyAndDeclaredValuesAreMissing) {
  const Table table =
      table_of_query("SELECT * FROM (VALUES ('', -99, 1.5), ('NA', 3, -99), ('b', 4, 2)) t(s, i, x)", {"NA", "-99"});
  EXPECT_THAT(texts(table.column("s", "--x")), ElementsAre("", "", "b"));
  EXPECT_THAT(texts(table.column("i", "--x")), ElementsAre("", "3", "4"));
  EXPECT_THAT(texts(table.column("x", "--x")), ElementsAre("1.5", "", "2"));
}

TEST(Parquet, TheKeysOfAColumnHold) {
  const TemporaryFile file("cohort.parquet");
  sql::Session session(sql::Access::files);
  session.query(
      "COPY (SELECT * FROM (VALUES ('01.02.2020', 'Pos', 9, DATE '1900-01-01'), ('03.04.2020', 'pos', 2, "
      "DATE '2020-05-06')) t(seen, hr, ecog, born)) TO " +
      sql::quote_text(file.path()) + " (FORMAT parquet)");
  const Table table = Table::read({.path = file.path(),
                                   .columns = {{.name = "seen", .dates = DateOrder::dmy},
                                               {.name = "hr", .same = {{"pos", {"Pos"}}}},
                                               {.name = "ECOG", .missing = {"9"}},
                                               {.name = "born", .missing = {"1900-01-01"}}}});
  EXPECT_EQ(table.type("seen"), ColumnType::date);
  EXPECT_THAT(table.column("hr", "--x").level, ElementsAre("pos"));
  EXPECT_THAT(texts(table.column("ecog", "--x")), ElementsAre("", "2"));
  EXPECT_EQ(texts(table.column("born", "--x")).front(), "");
}

TEST(Parquet, RowsKeepTheirOrder) {
  const Table table = table_of_query("SELECT i, 'n' || (i % 7) AS name FROM range(300000) t(i) ORDER BY i DESC");
  const Column i = table.column("i", "--x");
  const Column name = table.column("name", "--x");
  ASSERT_EQ(i.size(), 300'000U);
  for (std::size_t k = 0; k < i.size(); ++k) {
    ASSERT_EQ(i.number[k], static_cast<double>(299'999 - k));
    ASSERT_EQ(name.level[static_cast<std::size_t>(name.code[k])], "n" + std::to_string((299'999 - k) % 7));
  }
}

TEST(Parquet, ColumnsThatHoldNoSingleValuesAreNamedTogether) {
  const std::string message =
      complaint_of_query("SELECT 1 a, [1, 2] b, {'x': 1} c, 'y'::BLOB d, INTERVAL 1 DAY e, map {'k': 1} f");
  for (const char* name : {"b", "c", "d", "e", "f"})
    EXPECT_THAT(message, HasSubstr("column \"" + std::string(name) + "\": holds lists"));
  EXPECT_THAT(message, Not(HasSubstr("\"a\"")));
}

TEST(Parquet, FilesWithoutRowsAreRefused) {
  EXPECT_THAT(complaint_of_query("SELECT 1 a WHERE false"), HasSubstr("no data rows"));
}

TEST(Parquet, NamesOfFilesAreNoPatterns) {
  EXPECT_EQ(table_of_query("SELECT 1 a", {}, "it's a [test]*.parquet").rows(), 1U);
}

TEST(Parquet, OtherContentIsAnErrorOfTheFile) {
  const TemporaryFile file("cohort.parquet", "a,b\n1,Smith\n");
  const std::string message = message_of(ErrorKind::io, [&] { (void)Table::read({.path = file.path()}); });
  EXPECT_THAT(message, HasSubstr("cohort.parquet: is not a Parquet file"));
  EXPECT_THAT(message, Not(HasSubstr("Smith")));
}

}  // namespace
}  // namespace rtsurv::table
