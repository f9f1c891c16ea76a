#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Csv, ByteOrderMarkAndEveryKindOfLineEndMakeNoDifference) {
  for (const char* text : {"\xEF\xBB\xBF"
                           "a,b\n1,x\n2,y\n",
                           "a,b\r\n1,x\r\n2,y\r\n", "a,b\r1,x\r2,y\r", "a,b\n1,x\r\n2,y"}) {
    const Table table = table_of(text);
    EXPECT_THAT(table.names(), ElementsAre("a", "b"));
    EXPECT_THAT(texts(table.column("a", "--x")), ElementsAre("1", "2"));
    EXPECT_THAT(texts(table.column("b", "--x")), ElementsAre("x", "y"));
  }
}

TEST(Csv, DelimiterIsTheCommonestOfTheHeaderOutsideQuotes) {
  EXPECT_EQ(table_of("a;b\n1;2\n").notes().delimiter, ';');
  EXPECT_EQ(table_of("a\tb\n1\t2\n").notes().delimiter, '\t');
  EXPECT_EQ(table_of("\"a;b;c\",d\n1,2\n").notes().delimiter, ',');
  EXPECT_THAT(table_of("age, years;sex;event\n1;2;3\n").names(), ElementsAre("age, years", "sex", "event"));
  EXPECT_EQ(table_of("a\n1\n").notes().delimiter, ',');
}

TEST(Csv, TabSeparatedFilesAreTabSeparatedWhateverTheHeaderHolds) {
  const Table table = table_of("a,b,c\td\nx\t2\n", {}, "cohort.tsv");
  EXPECT_THAT(table.names(), ElementsAre("a,b,c", "d"));
  EXPECT_EQ(table.notes().delimiter, '\t');
}

TEST(Csv, EmptyFieldsBetweenTabsStayApart) {
  const Table table = table_of("a\tb\tc\n1\t\t3\n2\t\t\n", {}, "cohort.tsv");
  EXPECT_THAT(texts(table.column("b", "--x")), ElementsAre("", ""));
  EXPECT_THAT(texts(table.column("c", "--x")), ElementsAre("3", ""));
}

TEST(Csv, QuotedFieldsHoldDelimitersLineBreaksAndDoubledQuotes) {
  const Table table = table_of("a,\"b,c\"\n1,\"x, \"\"y\"\"\nz\"\n2,\"\"\"\"\n3,\"\"\n");
  EXPECT_THAT(table.names(), ElementsAre("a", "b,c"));
  EXPECT_THAT(texts(table.column("b,c", "--x")), ElementsAre("x, \"y\" z", "\"", ""));
}

TEST(Csv, BlanksAtTheEndsOfACellDoNotCount) {
  const Table table = table_of(" a , b ,c\n 1 ,  x y ,\" G3 \"\n2, \"z\" ,G3\n");
  EXPECT_THAT(table.names(), ElementsAre("a", "b", "c"));
  EXPECT_EQ(table.type("a"), ColumnType::integer);
  EXPECT_THAT(texts(table.column("b", "--x")), ElementsAre("x y", "z"));
  EXPECT_THAT(table.column("c", "--x").level, ElementsAre("G3"));
}

TEST(Csv, QuoteInsideAnUnquotedFieldIsACharacter) {
  EXPECT_THAT(texts(table_of("a,b\n5\" pipe,1\n").column("a", "--x")), ElementsAre("5\" pipe"));
}

TEST(Csv, LineBreaksInNamesAreReadAsSpaces) {
  EXPECT_THAT(table_of("\"Age\n(years)\",b\n1,2\n").names(), ElementsAre("Age (years)", "b"));
}

TEST(Csv, EmptyLinesAtTheEndAreNoRows) {
  EXPECT_EQ(table_of("a,b\n1,2\n\n\r\n  \n").rows(), 1U);
  EXPECT_EQ(table_of("a\n1\n\n\n").rows(), 1U);
}

TEST(Csv, EmptyLineInsideIsAMissingValueOfAnOnlyColumn) {
  EXPECT_THAT(texts(table_of("a\n\n1\n\n\n2\n").column("a", "--x")), ElementsAre("", "1", "", "", "2"));
  EXPECT_THAT(texts(table_of("a\n\"\"\n1\n\"\"\n").column("a", "--x")), ElementsAre("", "1", ""));
}

TEST(Csv, LastFieldMayBeEmptyAtTheEndOfTheFile) {
  EXPECT_THAT(texts(table_of("a,b\n1,").column("b", "--x")), ElementsAre(""));
}

TEST(CsvProblems, EmptyFilesAndHeadersWithoutRowsAreNamed) {
  EXPECT_THAT(complaint(""), HasSubstr("cohort.csv: the file is empty"));
  EXPECT_THAT(complaint("\xEF\xBB\xBF"), HasSubstr("the file is empty"));
  EXPECT_THAT(complaint("a,b\n"), HasSubstr("cohort.csv: the file has a header but no data rows"));
  EXPECT_THAT(complaint("a,b"), HasSubstr("no data rows"));
}

TEST(CsvProblems, EveryRowOfAnotherLengthIsNamed) {
  const std::string message = complaint("a,b,c\n1,2,3\n1,2\n\n1,2,3,4\n1,2,3\n");
  EXPECT_THAT(message, HasSubstr("cohort.csv, row 3: the row has 2 fields where the header has 3"));
  EXPECT_THAT(message, Not(HasSubstr("row 4")));
  EXPECT_THAT(message, HasSubstr("cohort.csv, row 5: the row has 4 fields where the header has 3"));
  EXPECT_THAT(message, Not(HasSubstr("row 2")));
  EXPECT_THAT(message, Not(HasSubstr("row 6")));
}

TEST(CsvProblems, LineIsNamedWhereItIsNotTheRowAfterTheHeader) {
  EXPECT_THAT(complaint("a,b\n\"x\ny\",2\n3\n"), HasSubstr("cohort.csv:4, row 3: the row has 1 field"));
}

TEST(CsvProblems, NamesThatAreEmptyOrRepeatedAreNamedByTheirPlace) {
  EXPECT_THAT(complaint("age,,Age,\"\",x\n1,2,3,4,5\n"),
              HasSubstr("column \"Age\": columns 1 and 3 have the same name"));
  const std::string message = complaint("age,,sex,\"\",x\n1,2,3,4,5\n");
  EXPECT_THAT(message, HasSubstr("column 2 has no name"));
  EXPECT_THAT(message, HasSubstr("column 4 has no name"));
}

TEST(CsvProblems, QuotesThatDoNotCloseAreNamedWhereTheyOpen) {
  EXPECT_THAT(complaint("a,b\n1,2\n3,\"x\n4,5\n"),
              HasSubstr("row 3, column \"b\": a quote is opened here and never closed"));
  EXPECT_THAT(complaint("a,b\n\"x\"y,2\n"), HasSubstr("row 2, column \"a\": text follows the closing quote"));
  EXPECT_THAT(complaint("a,\"b\n1,2\n"), HasSubstr("the name of column 2 opens a quote and never closes it"));
}

// A file that is UTF-8 but for a few bytes is damaged; others are in another encoding: encoding_test.cpp.
TEST(CsvProblems, TextThatIsNotUtf8IsNamedByRowAndColumnWithTheRemedy) {
  const std::string message = complaint("id,name,\xC3\xA9t\xC3\xA9\n1,M\xFCller,\xC3\xA9\n2,Meier,\n3,S\xF8rensen,\n");
  EXPECT_THAT(message, HasSubstr("row 2, column \"name\": the text is not UTF-8; save the file as \"CSV UTF-8\""));
  EXPECT_THAT(message, HasSubstr("row 4, column \"name\""));
  EXPECT_THAT(message, Not(HasSubstr("row 3")));
  EXPECT_THAT(complaint("id,gr\xF6\xDF"
                        "e\n\xC3\xA9\xC3\xA9\xC3\xA9,2\n"),
              HasSubstr("the name of column 2 is not UTF-8"));
  EXPECT_THAT(complaint(std::string_view("a,b\n1,x\0y\n", 10)), HasSubstr("row 2, column \"b\""));
}

TEST(CsvProblems, FilesThatAreNoTextAreNamedWithTheRemedy) {
  EXPECT_THAT(complaint("PK\x03\x04 and so on"), HasSubstr("spreadsheet"));
  EXPECT_THAT(complaint("\x1F\x8B\x08"), HasSubstr(".gz"));
}

TEST(CsvProblems, AllKindsAreFoundTogetherAndCellsAreNeverQuoted) {
  const std::string message = complaint(
      "id,ID,secret\n1,2\n\xC3\xA9\xC3\xA9,4,Garc\xED"
      "a\n5,6,\"Smith\"x\n7,8,\"Jones\n");
  for (const char* part :
       {"same name", "row 2:", "row 3, column \"secret\"", "row 4, column \"secret\"", "row 5, column \"secret\""})
    EXPECT_THAT(message, HasSubstr(part));
  for (const char* name : {"Garc", "Smith", "Jones"}) EXPECT_THAT(message, Not(HasSubstr(name)));
}

TEST(CsvProblems, OnlyTheFirstFiftyAreListed) {
  std::string text = "a,b\n";
  for (int i = 0; i < 60; ++i) text += "1\n";
  const std::string message = complaint(text);
  EXPECT_THAT(message, HasSubstr("row 51"));
  EXPECT_THAT(message, Not(HasSubstr("row 52")));
  EXPECT_THAT(message, HasSubstr("and 10 more"));
}

}  // namespace
}  // namespace rtsurv::table
