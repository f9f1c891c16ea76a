#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string five =
    "lesions,seen,grade,id\n3,2020-01-01,1,007\n12,2020-01-02,2,008\nmany,2020-02-30,3,009\n"
    "4,2020-03-01,3b,010\n5.5,2020-03-02,2,011\n";

TEST(OddCells, ColumnsOfNumbersAndDatesLoseTheFewThatAreNone) {
  Table table = table_of(five);
  const std::vector<OddCell> odd = table.set_apart({"Lesions", "seen"});
  ASSERT_EQ(odd.size(), 2U);
  EXPECT_EQ(odd[0].row, 4U);
  EXPECT_EQ(odd[0].column, "lesions");
  EXPECT_EQ(odd[0].expected, ColumnType::number);
  EXPECT_EQ(odd[1].column, "seen");
  EXPECT_EQ(odd[1].expected, ColumnType::date);
  EXPECT_EQ(table.type("seen"), ColumnType::date);
  EXPECT_THAT(texts(table.evaluate("lesions > 4", "test")), ElementsAre("0", "1", "", "0", "1"));
}

TEST(OddCells, OtherColumnsRemain) {
  Table table = table_of(five);
  EXPECT_THAT(table.set_apart({"lesions", "id", "nothing"}), ::testing::SizeIs(1));
  EXPECT_EQ(table.type("seen"), ColumnType::text);
  EXPECT_EQ(table.type("grade"), ColumnType::text);
  EXPECT_EQ(table.type("id"), ColumnType::text) << "leading zeros make codes";
}

TEST(OddCells, MoreThanATenthIsAnotherKindOfColumn) {
  std::string cohort = "x\n";
  for (int i = 0; i < 18; ++i) cohort += std::to_string(i) + "\n";
  EXPECT_THAT(table_of(cohort + "a\nb\n").set_apart({"x"}), ::testing::SizeIs(2));
  EXPECT_THAT(table_of(cohort + "a\nb\nc\n").set_apart({"x"}), IsEmpty());
  EXPECT_THAT(table_of("x\n1\n2\n3\na\n").set_apart({"x"}), IsEmpty()) << "three numbers make no column of numbers";
}

TEST(OddCells, AWordForMissingIsToldApart) {
  EXPECT_EQ(table_of("x\n1\n2\n3\n4\nNA\n").set_apart({"x"}).at(0).word, "NA");
  EXPECT_EQ(table_of("x\n1\n2\n3\n4\nmany\n").set_apart({"x"}).at(0).word, "");
}

TEST(OddCells, KindsAreCountedInOneMessageThatQuotesNoCell) {
  std::string cohort = "x\n";
  for (int i = 0; i < 70; ++i) cohort += std::to_string(i) + "\n";
  const Table table = table_of(cohort + "n.a.\n<0.125\n> 99\nca. 60\n47 mg\nSmith\nn.a.\n");
  const std::string message = describe(table.odd_cells("X"));
  EXPECT_EQ(
      message,
      "must be a number, like the rest of the column; 2 cells are \"n.a.\" (rows 72, 78), 2 cells are a limit, as in "
      "<0.1, (rows 73, 74), 1 cell is about a number, as in ca. 60, (row 75), 1 cell is a number with a unit or "
      "another sign (row 76), 1 cell is another text (row 77); if \"n.a.\" means missing, declare it: missing = "
      "[\"n.a.\"] in [study] or for this column in [columns], --missing \"n.a.\"; correct them, leave them empty when "
      "they are unknown, or list the levels of a category in [columns] (on the command line: factor(...))");
  EXPECT_THAT(table.odd_cells("nothing"), IsEmpty());
}

TEST(OddCells, ADateInAnotherOrderIsNoOtherText) {
  std::string cells;
  for (int day = 13; day < 25; ++day) cells += std::to_string(day) + ".01.2020\n";
  const Table table = table_of("seen\n" + cells + "2020-02-03\n");
  EXPECT_THAT(
      describe(table.odd_cells("seen")),
      AllOf(HasSubstr("1 cell is a date in another order than the rest (row 14); write all dates of the column in "
                      "one order"),
            Not(HasSubstr("YYYY-MM-DD"))));
}

TEST(OddCells, DatesInAnyOrderHaveThem) {
  Table table = table_of("d,i\n31.12.2020,1\n01.02.2020,2\n15.02.2020,3\n16.02.2020,4\n31.02.2020,5\n");
  EXPECT_EQ(table.set_apart({"d"}).at(0).row, 6U);
  EXPECT_EQ(table.type("d"), ColumnType::date);
}

}  // namespace
}  // namespace rtsurv::table
