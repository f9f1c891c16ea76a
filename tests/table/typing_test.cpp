// How columns of text files get their types, and what missing values are.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// The type of a column with these cells, one a line.
ColumnType type_of(const std::string& cells, const std::string& delimiter = ",") {
  std::string text = "x" + delimiter + "y\n";
  for (std::size_t start = 0; start < cells.size();) {
    const std::size_t end = std::min(cells.find('|', start), cells.size());
    text += "\"" + cells.substr(start, end - start) + "\"" + delimiter + "1\n";
    start = end + 1;
  }
  return *table_of(text).type("x");
}

TEST(Typing, ColumnHasTheNarrowestTypeThatHoldsAllItsCells) {
  EXPECT_EQ(type_of("1|2||-3"), ColumnType::integer);
  EXPECT_EQ(type_of("1|2.5|1e3|"), ColumnType::number);
  EXPECT_EQ(type_of("true|FALSE|"), ColumnType::boolean);
  EXPECT_EQ(type_of("2020-01-31||1999-12-31"), ColumnType::date);
  EXPECT_EQ(type_of("a|b|"), ColumnType::text);
}

TEST(Typing, MixedColumnsAreText) {
  EXPECT_EQ(type_of("1|a"), ColumnType::text);
  EXPECT_EQ(type_of("1|true"), ColumnType::text);
  EXPECT_EQ(type_of("2020-01-31|1"), ColumnType::text);
  EXPECT_EQ(type_of("2020-01-31|true"), ColumnType::text);
  EXPECT_EQ(type_of("1|2|3|NA"), ColumnType::text);
}

TEST(Typing, IdentifiersKeepTheirZerosAndDigits) {
  const Table table = table_of("id,n\n0012,9007199254740993\n7,1\n");
  EXPECT_THAT(texts(table.column("id", "--x")), ElementsAre("0012", "7"));
  EXPECT_THAT(texts(table.column("n", "--x")), ElementsAre("9007199254740993", "1"));
}

TEST(Typing, DatesInOneOtherOrderAreDates) {
  EXPECT_EQ(type_of("31/12/2020|01/02/2021"), ColumnType::date);
  EXPECT_EQ(type_of("12/31/2020"), ColumnType::date);
  EXPECT_EQ(type_of("01/02/2020"), ColumnType::text);
  EXPECT_EQ(type_of("2020-02-30"), ColumnType::text);
}

TEST(Typing, ColumnWithoutValuesIsANumberColumn) {
  const Table table = table_of("x,y\n,1\n,2\n");
  EXPECT_EQ(table.type("x"), ColumnType::number);
  EXPECT_THAT(texts(table.column("x", "--x")), ElementsAre("", ""));
}

TEST(Typing, DecimalCommasAreReadUnlessTheCommaDelimits) {
  const Table table = table_of("x;y\n12,5;1\n-3;2\n1e-2;3\n");
  EXPECT_EQ(table.type("x"), ColumnType::number);
  EXPECT_THAT(texts(table.column("x", "--x")), ElementsAre("12.5", "-3", "0.01"));
  EXPECT_TRUE(table.notes().decimal_comma);
  EXPECT_THAT(table.notes().notes, Contains("decimal commas were read as points"));
  EXPECT_EQ(type_of("12,5|3", "\t"), ColumnType::number);
  EXPECT_EQ(type_of("12,5|3", ","), ColumnType::text);
}

TEST(Typing, PointsAndCommasInOneColumnMakeItText) {
  const Table table = table_of("x;y\n1.5;1\n1,5;2\n");
  EXPECT_EQ(table.type("x"), ColumnType::text);
  EXPECT_FALSE(table.notes().decimal_comma);
  EXPECT_THAT(message_of(ErrorKind::data, [&] { (void)as_number(table, table.column("x", "--x")); }),
              HasSubstr("column \"x\": must be a number; 1 cell is a number with a unit or another sign (row 3)"));
}

TEST(Typing, PointsInSemicolonFilesStayPoints) {
  const Table table = table_of("x;y\n1.5;1,5\n2;2\n");
  EXPECT_THAT(texts(table.column("x", "--x")), ElementsAre("1.5", "2"));
  EXPECT_THAT(texts(table.column("y", "--x")), ElementsAre("1.5", "2"));
}

/// The numbers of column x, where they are some.
std::vector<std::string> numbers_of(const Table& table) {
  EXPECT_NE(table.type("x"), ColumnType::text);
  return texts(table.column("x", "--x"));
}

TEST(Typing, ThousandsArePartedWhereNothingElseIsPossible) {
  const Table commas = table_of("x,y\n\"1,234,567\",1\n\"6,000\",2\n999,3\n");
  EXPECT_EQ(commas.type("x"), ColumnType::integer);
  EXPECT_THAT(numbers_of(commas), ElementsAre("1234567", "6000", "999"));
  EXPECT_THAT(commas.notes().notes,
              Contains("column \"x\": its commas part thousands and were left out, so that 6,000 is 6000"));
  EXPECT_THAT(numbers_of(table_of("x,y\n\"-1,234.5\",1\n\"6,000\",2\n")), ElementsAre("-1234.5", "6000"));
  EXPECT_THAT(numbers_of(table_of("x;y\n1.234.567;1\n6.000,5;2\n")), ElementsAre("1234567", "6000.5"));
}

TEST(Typing, TheMarkOfOtherColumnsTellsWhatACommaOrAPointIs) {
  EXPECT_THAT(numbers_of(table_of("x,y\n\"6,000\",2.5\n\"4,500\",3\n")), ElementsAre("6000", "4500"));
  EXPECT_THAT(numbers_of(table_of("x;y\n6.000;2,5\n4.500;3\n")), ElementsAre("6000", "4500"));
  EXPECT_THAT(numbers_of(table_of("x;y\n6.000;2.5\n4.500;3\n")), ElementsAre("6", "4.5"));
  EXPECT_THAT(numbers_of(table_of("x;y\n6,000;2,5\n4,500;3\n")), ElementsAre("6", "4.5"));
}

TEST(Typing, WhereBothAreReadableTheKeyIsNamed) {
  const std::string open = "x,y\n\"6,000\",2\n\"4,500\",3\n";
  const Table table = table_of(open);
  EXPECT_EQ(table.type("x"), ColumnType::text);
  EXPECT_THAT(table.notes().notes, Contains(HasSubstr("if they part thousands, say decimal = \".\" in [study]")));
  EXPECT_THAT(
      message_of(ErrorKind::data, [&] { (void)as_number(table, table.column("x", "--x")); }),
      HasSubstr("2 cells are a number with a comma between its digits (rows 2, 3); if commas part thousands, say "
                "decimal = \".\" in [study]"));
  EXPECT_THAT(numbers_of(table_of(open, {.decimal = '.'})), ElementsAre("6000", "4500"));
  EXPECT_THAT(numbers_of(table_of(open, {.decimal = ','})), ElementsAre("6", "4.5"));
  EXPECT_THAT(numbers_of(table_of("x,y\n\"6,000\",2\n1200,3\n", {.columns = {{.name = "X", .decimal = '.'}}})),
              ElementsAre("6000", "1200"));
  EXPECT_THAT(numbers_of(table_of("x;y\n6.000;2\n4500;3\n", {.decimal = ','})), ElementsAre("6000", "4500"));
}

TEST(Typing, OtherSignsBetweenDigitsPartNoThousands) {
  for (const char* cells : {"0,500|1,200", "12,34|6,000", "1234,567|6,000", "1,2345|6,000", "6,000|A", "6,000|4500"})
    EXPECT_EQ(type_of(cells), ColumnType::text) << cells;
}

TEST(Typing, NotANumberAndInfinityStayInNumberColumns) {
  const Table table = table_of("x,y\nNaN,1\n7,2\n-Inf,3\n,4\n");
  EXPECT_EQ(table.type("x"), ColumnType::number);
  const Column x = table.column("x", "--time");
  EXPECT_THAT(x.missing, ElementsAre(0, 0, 0, 1));
  EXPECT_TRUE(std::isnan(x.number[0]));
  EXPECT_EQ(x.number[2], -INFINITY);
}

TEST(Typing, DeclaredTextsAreMissing) {
  const Table table = table_of("x,y,z\n1,NA,-99\n NA ,b,5\n2,\"NA\",-99.0\n", {.missing = {"NA", "-99"}});
  EXPECT_EQ(table.type("x"), ColumnType::integer);
  EXPECT_THAT(texts(table.column("x", "--x")), ElementsAre("1", "", "2"));
  EXPECT_THAT(texts(table.column("y", "--x")), ElementsAre("", "b", ""));
  EXPECT_THAT(texts(table.column("z", "--x")), ElementsAre("", "5", "-99"));
}

TEST(Typing, UndeclaredMissingCodeAmongTextsIsNoted) {
  EXPECT_THAT(table_of("g\na\nNA\n").notes().notes, ElementsAre(HasSubstr("column \"g\" holds the text NA")));
  EXPECT_THAT(table_of("g\na\nnone\n").notes().notes, IsEmpty());
  EXPECT_THAT(table_of("g\na\nNA\n", {.missing = {"NA"}}).notes().notes, IsEmpty());
}

TEST(Typing, ColumnsOfDatesAreNoted) {
  EXPECT_THAT(table_of("a,b,c\n2020-01-01,1,2021-01-01\n").notes().notes, ElementsAre("columns of dates: a, c"));
}

TEST(Typing, LargeTablesKeepTheOrderOfTheirRows) {
  std::string text = "i,name,x\n";
  constexpr int rows = 200'000;
  for (int i = 0; i < rows; ++i)
    text += std::to_string(i) + ",n" + std::to_string(i % 1000) + "," + std::to_string(i / 4.0) + "\n";
  Table table = table_of(text);
  ASSERT_EQ(table.rows(), std::size_t{rows});
  table.derive("j", "i + 0 * (select count(*) from cohort c where c.i < 10)", "--derive");
  table.derive("even", "i % 2 = 0", "--derive");
  EXPECT_EQ(table.keep("even", "--where"), std::size_t{rows / 2});
  const Column j = table.column("j", "--x");
  const Column name = table.column("name", "--x");
  const Column x = table.column("x", "--x");
  for (std::size_t k = 0; k < table.rows(); ++k) {
    ASSERT_EQ(j.number[k], static_cast<double>(2 * k));
    ASSERT_EQ(x.number[k], static_cast<double>(2 * k) / 4);
    ASSERT_EQ(name.level[static_cast<std::size_t>(name.code[k])], "n" + std::to_string(2 * k % 1000));
    ASSERT_EQ(table.where(k, "j").row, 2 * k + 2);
  }
}

TEST(Typing, TextsThatDifferOnlyInCaseOrBlanksAreNoted) {
  const auto note = [](const std::string& cells) {
    const auto notes = table_of("x\n" + cells).notes().notes;
    return notes.empty() ? std::string() : notes.front();
  };
  EXPECT_THAT(
      note("pos\npos\nPos\nneg\npos\npos\npos\n"),
      HasSubstr("column \"x\": 2 texts differ from another only in case or blanks, among them \"pos\"; same = "));
  EXPECT_THAT(note("G 3\nG3\nG2\n"), Not(HasSubstr("G3"))) << "fewer than five patients have it";
  EXPECT_EQ(note("pos\nneg\npos\n"), "");
}

}  // namespace
}  // namespace rtsurv::table
