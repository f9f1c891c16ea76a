// Columns that a call does not name are left out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/table/sql/detail/duckdb.hpp"
#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(NamedColumns, AreReadAndNoOthers) {
  const std::string text = "id,months,status,age\nA,1,dead,61\nB,2,alive,NA\n";
  const Table table = table_of(text, {.named_in = {"Months", "", "status = 'dead' and \"age\" > 60"}});
  EXPECT_THAT(table.names(), ElementsAre("months", "status", "age"));
  EXPECT_EQ(table_of(text, {.named_in = {"status = 'age'"}}).names(), std::vector<std::string>{"status"});
  EXPECT_EQ(table_of(text).names().size(), 4U);
}

TEST(NamedColumns, AreReadAsWithAllOthers) {
  const std::string text = "id;gy;other;spare\n1;6.000;2,5;x\n2;4.500;3;y\n";
  const Table whole = table_of(text), named = table_of(text, {.named_in = {"gy"}});
  EXPECT_EQ(named.column("gy", "--x").number, whole.column("gy", "--x").number);
  EXPECT_EQ(named.column("gy", "--x").number, (std::vector<double>{6000, 4500}));
}

TEST(NamedColumns, LeaveRowsAndFingerprintAsTheyAre) {
  const std::string text = "id,months,age\n1,,61\n\n2,3,62\n";
  const Table whole = table_of(text), named = table_of(text, {.named_in = {"age"}});
  EXPECT_EQ(named.rows(), whole.rows());
  EXPECT_EQ(named.sha256(), whole.sha256());
  EXPECT_EQ(named.where(1, "age").row, whole.where(1, "age").row);
  EXPECT_EQ(table_of(text, {.named_in = {"nothing"}}).rows(), whole.rows());
}

TEST(NamedColumns, OfParquetAreReadAndNoOthers) {
  const TemporaryFile file("cohort.parquet");
  sql::Session session(sql::Access::files);
  session.query("COPY (SELECT 'A' AS id, 1.5 AS months, true AS died) TO " + sql::quote_text(file.path()) +
                " (FORMAT parquet)");
  const Table table = Table::read({.path = file.path(), .named_in = {"months", "died"}});
  EXPECT_THAT(table.names(), ElementsAre("months", "died"));
  EXPECT_EQ(table.rows(), 1U);
}

TEST(NamedColumns, AreNoReasonToAcceptAFileThatIsRefused) {
  EXPECT_THAT(message_of(ErrorKind::data, [] { (void)table_of("a,b,b\n1,2,3\n", {.named_in = {"a"}}); }),
              HasSubstr("columns 2 and 3 have the same name"));
}

}  // namespace
}  // namespace rtsurv::table
