// Table::replace().
#include <gmock/gmock.h>

#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const char* const cohort = "id,age,event\n1,60,1\n2,,0\n3,45,1\n";

TEST(TableReplace, ExpressionsSeeTheNewValues) {
  Table table = table_of(cohort);
  EXPECT_THAT(texts(table.evaluate("age > 50", "--x")), ElementsAre("1", "", "0"));
  Column age = table.column("age", "--x");
  age.number = {40.0, 70.5, 45.0};
  age.missing = {0, 0, 1};
  age.type = ColumnType::number;
  table.replace(age);
  EXPECT_THAT(texts(table.evaluate("age > 50", "--x")), ElementsAre("0", "1", ""));
  EXPECT_THAT(texts(table.column("age", "--x")), ElementsAre("40", "70.5", ""));
  EXPECT_EQ(table.type("age"), ColumnType::number);
  EXPECT_THAT(table.names(), ElementsAre("id", "age", "event"));
}

TEST(TableReplace, TheTypeMayChange) {
  Table table = table_of(cohort);
  Column age;
  age.name = "age";
  age.type = ColumnType::text;
  age.missing = {0, 1, 0};
  age.code = {1, -1, 0};
  age.level = {"old", "young"};
  table.replace(age);
  EXPECT_THAT(texts(table.evaluate("age = 'old'", "--x")), ElementsAre("0", "", "1"));
  table.exclude("id = 1", "--where");
  EXPECT_THAT(texts(table.column("age", "--x")), ElementsAre("", "old"));
}

TEST(TableReplace, NamesCompareWithoutCaseAndKeepTheirSpelling) {
  Table table = table_of(cohort);
  Column age = table.column("AGE", "--x");
  age.name = "AGE";
  age.number = {61.0, 62.0, 63.0};
  age.missing = {0, 0, 0};
  table.replace(age);
  EXPECT_THAT(texts(table.column("age", "--x")), ElementsAre("61", "62", "63"));
  EXPECT_THAT(table.names(), ElementsAre("id", "age", "event"));
}

TEST(TableReplace, NeedsAColumnOfThatNameAndLength) {
  Table table = table_of(cohort);
  Column column = table.column("age", "--x");
  column.name = "ages";
  EXPECT_THAT(message_of(ErrorKind::usage, [&] { table.replace(column); }), HasSubstr("no column \"ages\" of 3 rows"));
  column.name = "age";
  column.missing.pop_back();
  column.number.pop_back();
  EXPECT_THAT(message_of(ErrorKind::usage, [&] { table.replace(column); }), HasSubstr("no column \"age\" of 2 rows"));
}

}  // namespace
}  // namespace rtsurv::table
