#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Column number_of(const Table& table, const std::string& name) { return as_number(table, table.column(name, "--x")); }
Column indicator_of(const Table& table, const std::string& name) {
  return as_indicator(table, table.column(name, "--event"));
}

TEST(AsNumber, TakesNumbersBooleansAndDatesAsTheyAre) {
  const Table table = table_of("n,b,d\n1.5,true,1970-01-02\n,false,\n");
  EXPECT_THAT(texts(number_of(table, "n")), ElementsAre("1.5", ""));
  EXPECT_THAT(texts(number_of(table, "b")), ElementsAre("1", "0"));
  EXPECT_THAT(texts(number_of(table, "d")), ElementsAre("1", ""));
}

TEST(AsNumber, ReadsTextCellByCell) {
  const Table table = table_of("t,y\n007,1\n,1\n 12.50 ,1\n");
  EXPECT_EQ(table.type("t"), ColumnType::text);
  const Column t = number_of(table, "t");
  EXPECT_EQ(t.type, ColumnType::number);
  EXPECT_THAT(texts(t), ElementsAre("7", "", "12.5"));
}

TEST(AsNumber, TellsTheKindsAndRowsOfCellsThatAreNoNumbersInOneMessageWithoutTheirTexts) {
  const Table table = table_of("t,y\n5,1\nSmith,1\n7,0\nJones,1\n<3,1\n\"1,5\",2\n");
  const std::string message = message_of(ErrorKind::data, [&] { (void)number_of(table, "t"); });
  EXPECT_EQ(
      message.substr(message.find("column")),
      "column \"t\": must be a number; 1 cell is a limit, as in <0.1, (row 6), 1 cell is a number with a unit or "
      "another sign (row 7), 2 cells are another text (rows 3, 5); correct them, or leave them empty when they are "
      "unknown");
}

TEST(AsNumber, TellsHowToDeclareTheOneMissingCodeInTheWay) {
  for (const std::string code : {"NA", "n/a", ".", "-", "unk", "Unknown", "NULL", "none"}) {
    const Table table = table_of("t,y\n5,1\n" + code + ",1\n7,0\n" + code + ",1\n");
    const std::string message = message_of(ErrorKind::data, [&] { (void)number_of(table, "t"); });
    EXPECT_THAT(message, HasSubstr("2 cells are \"" + code + "\" (rows 3, 5); if \"" + code +
                                   "\" means missing, declare it: missing = [\"" + code + "\"] in [study]"))
        << code;
    EXPECT_THAT(message, HasSubstr("--missing \"" + code + "\""));
  }
}

TEST(AsNumber, TellsWordsForMissingFromOtherTexts) {
  const Table table = table_of("t,y\n5,1\nNA,1\nSmith,0\n");
  const std::string message = message_of(ErrorKind::data, [&] { (void)number_of(table, "t"); });
  EXPECT_THAT(message, HasSubstr("1 cell is \"NA\" (row 3), 1 cell is another text (row 4)"));
  EXPECT_THAT(message, HasSubstr("missing = [\"NA\"] in [study] or for this column in [columns], --missing \"NA\""));
}

TEST(AsNumber, NamesTheRowsOfTheFileAfterAFilter) {
  Table table = table_of("t,y\n5,1\n6,2\nx,1\n");
  table.exclude("y = 2", "--where");
  EXPECT_THAT(message_of(ErrorKind::data, [&] { (void)number_of(table, "t"); }), HasSubstr("row 4"));
}

TEST(AsIndicator, TakesBooleansAndZeroOne) {
  const Table table = table_of("i,b,n,r,t\n1,true,1,1.0,1\n2,false,0,0.0,true\n3,,,,\n");
  for (const char* name : {"b", "n", "r", "t"}) {
    const Column indicator = indicator_of(table, name);
    EXPECT_EQ(indicator.type, ColumnType::boolean) << name;
    EXPECT_EQ(indicator.missing.back(), 1) << name;
    EXPECT_EQ(indicator.number[0], 1) << name;
  }
}

TEST(AsIndicator, NamesEveryNumberThatIsNeitherZeroNorOne) {
  const Table table = table_of("event,y\n1,1\n2,1\n0,1\nNaN,1\n");
  const std::string message = message_of(ErrorKind::data, [&] { (void)indicator_of(table, "event"); });
  EXPECT_THAT(message, HasSubstr("column \"event\": must be 0 or 1; 2 cells are neither (rows 3, 5)"));
  EXPECT_THAT(message, HasSubstr("as in event = 2"));
}

TEST(AsIndicator, AsksForAComparisonWhenTheCellsAreWords) {
  const Table table = table_of("died,y\nyes,1\nno,1\n");
  const std::string message = message_of(ErrorKind::data, [&] { (void)indicator_of(table, "died"); });
  EXPECT_THAT(message, HasSubstr("column \"died\": must be 0 or 1, true or false; 2 cells are neither (rows 2, 3)"));
  EXPECT_THAT(message, HasSubstr("as in died = 'yes'"));
}

TEST(AsIndicator, NamesOnlyTheMissingCodeAmongGoodValues) {
  const Table table = table_of("event,y\n1,1\nNA,1\n0,1\n");
  const std::string message = message_of(ErrorKind::data, [&] { (void)indicator_of(table, "event"); });
  EXPECT_THAT(message, HasSubstr("row 3"));
  EXPECT_THAT(message, HasSubstr("--missing \"NA\""));
  EXPECT_THAT(message.substr(message.find("column")), Not(HasSubstr("2")));  // the folder may have one
}

TEST(AsIndicator, NamesColumnsByTheirHeadersAndInQuotesWhereSqlNeedsThem) {
  const Table table = table_of("local  failure,\"the \"\"date\"\"\"\n3,4\n0,\n");
  EXPECT_THAT(message_of(ErrorKind::data, [&] { (void)indicator_of(table, "local  failure"); }),
              testing::AllOf(HasSubstr("column \"local  failure\": must"), HasSubstr("as in \"local  failure\" = 2")));
  const Column value = table.evaluate(R"(coalesce("the ""date""", "local  failure"))", "--event");
  EXPECT_THAT(message_of(ErrorKind::data, [&] { (void)as_indicator(table, value); }),
              HasSubstr(R"(column "local  failure" or "the "date"": must be 0 or 1; 1 cell is neither (row 2))"));
}

TEST(AsIndicator, RefusesDates) {
  const Table table = table_of("d,y\n1970-01-01,1\n1970-01-02,1\n");
  EXPECT_THAT(message_of(ErrorKind::data, [&] { (void)indicator_of(table, "d"); }), HasSubstr("rows 2, 3"));
}

}  // namespace
}  // namespace rtsurv::table
