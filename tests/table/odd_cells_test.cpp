#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string five =
    "lesions,seen,grade,id\n3,2020-01-01,1,007\n12,2020-01-02,2,008\nmany,2020-02-30,3,009\n"
    "4,2020-03-01,3b,010\n5.5,2020-03-02,2,011\n";

TEST(OddCells, ColumnsOfNumbersAndDatesLoseTheFewThatAreNone) {
  Table table = table_of(five);
  const std::vector<OddCell> odd = table.set_apart({"Lesions", "seen"});
  ASSERT_EQ(odd.size(), 2U);
  EXPECT_EQ(odd[0].row, 3U);
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
  Table table = table_of("x\n1\n2\n3\n4\nNA\n");
  EXPECT_THAT(table.set_apart({"x"}).at(0).advice, HasSubstr("missing = [\"NA\"]"));
  EXPECT_EQ(table_of("x\n1\n2\n3\n4\nmany\n").set_apart({"x"}).at(0).advice, "");
}

}  // namespace
}  // namespace rtsurv::table
