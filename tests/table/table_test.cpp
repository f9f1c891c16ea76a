#include "rtsurv/table/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view cohort =
    "id,age,stage,months,event,start,smoker\n"
    "a1,61,II,10.5,1,2020-02-29,true\n"
    "a2,,I,7,0,2021-12-31,false\n"
    "a3,47,,3.25,1,,TRUE\n"
    "a4,70,II,12,0,1969-12-31,\n";

TEST(Table, NamesTypesAndValuesAreThoseOfTheFile) {
  const Table table = table_of(cohort);
  EXPECT_EQ(table.rows(), 4U);
  EXPECT_THAT(table.names(), ElementsAre("id", "age", "stage", "months", "event", "start", "smoker"));
  EXPECT_EQ(table.type("AGE"), ColumnType::integer);
  EXPECT_EQ(table.type("months"), ColumnType::number);
  EXPECT_EQ(table.type("stage"), ColumnType::text);
  EXPECT_EQ(table.type("start"), ColumnType::date);
  EXPECT_EQ(table.type("smoker"), ColumnType::boolean);
  EXPECT_EQ(table.type("nosuch"), std::nullopt);
  EXPECT_THAT(texts(table.column("age", "--x")), ElementsAre("61", "", "47", "70"));
  EXPECT_THAT(texts(table.column("months", "--x")), ElementsAre("10.5", "7", "3.25", "12"));
  EXPECT_THAT(texts(table.column("start", "--x")), ElementsAre("18321", "18992", "", "-1"));
  EXPECT_THAT(texts(table.column("smoker", "--x")), ElementsAre("1", "0", "1", ""));
}

TEST(Table, LevelsAreInTheOrderOfTheirBytesAndOnlyThoseThatOccur) {
  Table table = table_of("g\nb\nB\n10\n9\n\xC3\xA4\na\n");
  EXPECT_THAT(table.column("g", "--by").level, ElementsAre("10", "9", "B", "a", "b", "\xC3\xA4"));
  table.exclude("g = 'b'", "--where");
  EXPECT_THAT(table.column("g", "--by").level, ElementsAre("10", "9", "B", "a", "\xC3\xA4"));
  EXPECT_THAT(texts(table.column("g", "--by")), ElementsAre("B", "10", "9", "\xC3\xA4", "a"));
}

TEST(Table, UnknownColumnIsReportedWithItsUserAndTheNearestName) {
  const Table table = table_of(cohort);
  const std::string message = message_of(ErrorKind::usage, [&] { (void)table.column("month", "--time"); });
  EXPECT_THAT(message, HasSubstr("--time: there is no column \"month\""));
  EXPECT_THAT(message, HasSubstr("did you mean \"months\"?"));
}

TEST(Table, KeepDropsWhatIsFalseOrMissing) {
  Table table = table_of(cohort);
  EXPECT_EQ(table.keep("age > 50", "--where"), 2U);
  EXPECT_THAT(texts(table.column("id", "--x")), ElementsAre("a1", "a4"));
}

TEST(Table, ExcludeDropsOnlyWhatIsTrue) {
  Table table = table_of(cohort);
  EXPECT_EQ(table.exclude("age > 50", "[[exclude]]"), 2U);
  EXPECT_THAT(texts(table.column("id", "--x")), ElementsAre("a2", "a3"));
}

TEST(Table, ConditionMustBeTrueOrFalse) {
  Table table = table_of(cohort);
  EXPECT_THAT(message_of(ErrorKind::usage, [&] { table.keep("age", "--where"); }), HasSubstr("must be true or false"));
  EXPECT_THAT(message_of(ErrorKind::usage, [&] { table.exclude("age + 1", "--where"); }), HasSubstr("integer"));
  EXPECT_EQ(table.rows(), 4U);
}

TEST(Table, PlacesAreThoseOfTheFileAfterRowsWereRemoved) {
  Table table = table_of(cohort);
  table.exclude("months = 7", "--where");
  EXPECT_EQ(table.where(1, "age").row, 4U);
  table.keep("id <> 'a1'", "--where");
  EXPECT_EQ(table.where(0, "age").row, 4U);
  EXPECT_EQ(table.where(1, "age").row, 5U);
  EXPECT_EQ(table.where(1, "age").column, "age");
}

TEST(Table, DerivedColumnsFollowTheOthersAndCanBeUsed) {
  Table table = table_of(cohort);
  table.derive("old", "age > 60", "--derive");
  table.derive("both", "old and smoker", "--derive");
  EXPECT_EQ(table.names().back(), "both");
  EXPECT_THAT(texts(table.column("both", "--x")), ElementsAre("1", "0", "0", ""));
  table.keep("old", "--where");
  EXPECT_THAT(texts(table.column("both", "--x")), ElementsAre("1", ""));
}

TEST(Table, AppendedColumnsCanBeUsedInExpressions) {
  Table table = table_of(cohort);
  Column group;
  group.name = "risk group";
  group.type = ColumnType::text;
  group.missing = {0, 0, 1, 0};
  group.code = {1, 0, -1, 1};
  group.level = {"high", "low"};
  table.append(group);
  EXPECT_THAT(texts(table.evaluate("\"risk group\" = 'low'", "--x")), ElementsAre("1", "0", "", "1"));
  table.exclude("event = 1", "--where");
  EXPECT_THAT(texts(table.column("risk group", "--x")), ElementsAre("high", "low"));
}

TEST(Table, NewColumnsNeedANewNameWhateverItsCase) {
  Table table = table_of(cohort);
  EXPECT_THAT(message_of(ErrorKind::usage, [&] { table.derive("Age", "1", "--derive"); }),
              HasSubstr("already a column"));
  Column column;
  column.name = "EVENT";
  column.missing.assign(4, 1);
  column.number.assign(4, 0);
  EXPECT_THROW(table.append(column), Error);
  column.name = "short";
  column.missing.pop_back();
  EXPECT_THROW(table.append(column), Error);
}

TEST(Table, PlainNameIsTheColumnWhateverItsCharacters) {
  const Table table = table_of("EQD2_3.5,my col,select,1\n60,a,5,7\n72.5,b,6,8\n");
  EXPECT_THAT(texts(table.evaluate("EQD2_3.5", "--x")), ElementsAre("60", "72.5"));
  EXPECT_THAT(texts(table.evaluate("my col", "--x")), ElementsAre("a", "b"));
  EXPECT_THAT(texts(table.evaluate("SELECT", "--x")), ElementsAre("5", "6"));
  EXPECT_THAT(texts(table.evaluate("1", "--x")), ElementsAre("7", "8"));
  EXPECT_THAT(texts(table.evaluate("\"EQD2_3.5\" > 60 and \"select\" = 6", "--x")), ElementsAre("0", "1"));
}

TEST(Table, MovesLikeAValue) {
  Table table = table_of(cohort);
  EXPECT_THAT(texts(table.evaluate("age > 50", "--x")), ElementsAre("1", "", "0", "1"));
  Table moved = std::move(table);
  EXPECT_THAT(texts(moved.evaluate("age > 50", "--x")), ElementsAre("1", "", "0", "1"));
}

TEST(Table, KnowsTheFingerprintOfItsFileAndTheEngine) {
  EXPECT_EQ(table_of("a\n1\n").sha256(), "309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc");
  EXPECT_EQ(engine_version(), "DuckDB v1.4.4");
}

TEST(Label, IsTheShortestTextThatReadsBackEqual) {
  EXPECT_EQ(label(2), "2");
  EXPECT_EQ(label(2.5), "2.5");
  EXPECT_EQ(label(-0.0), "0");
  EXPECT_EQ(label(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(label(1e6), "1000000");
  EXPECT_EQ(label(1e300), "1e+300");
}

}  // namespace
}  // namespace rtsurv::table
