// Text files as programs and people leave them: titles, row names, empty rows and columns.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> noted(const Table& table) { return table.notes().notes; }

TEST(Shapes, TheHeaderIsRowOneAndEveryRowAboveItCounts) {
  EXPECT_EQ(table_of("a,b\n1,2\n3,4\n").where(1, "a").row, 3U);
  const Table titled = table_of("Ward 7,,\nof spring,,\n\nid,age,dead\n1,61,0\n2,47,1\n");
  EXPECT_THAT(titled.names(), ElementsAre("id", "age", "dead"));
  EXPECT_EQ(titled.where(0, "age").row, 5U);
  EXPECT_THAT(noted(titled), Contains("the names of the columns were found in row 4"));
  const Table commented = table_of("# exported, with care\nid,age,dead\n1,61,0\n# end\n");
  EXPECT_EQ(commented.where(0, "age").row, 3U);
  EXPECT_EQ(commented.rows(), 1U);
  EXPECT_THAT(noted(commented), Contains("a comment, which begins with #, was left out: row 4"));
}

TEST(Shapes, AHeaderThatLooksPoorIsNoTitle) {
  EXPECT_THAT(table_of("#,age\n1,61\n").names(), ElementsAre("#", "age"));
  EXPECT_THAT(table_of("a,b\nx,y\nz,w\n").names(), ElementsAre("a", "b"));
  EXPECT_THAT(complaint("id,,,\na,b,c,d\ne,f,g,h\n"), HasSubstr("column 2 has no name"));
  EXPECT_THAT(complaint("id\n1,2,3\n"), HasSubstr("row 2: the row has 3 fields"));
}

TEST(Shapes, TheRowOfTheHeaderCanBeTold) {
  const Table table = table_of("x,y\nid,age\n1,61\n", {.header = 2});
  EXPECT_THAT(table.names(), ElementsAre("id", "age"));
  EXPECT_EQ(table.where(0, "age").row, 3U);
  EXPECT_THAT(message_of(ErrorKind::usage, [] { (void)table_of("a\n1\n", {.header = 9}); }),
              HasSubstr("header must be one of the rows 1 to 2"));
}

TEST(Shapes, TheLineThatTellsExcelTheDelimiterIsNoRow) {
  const Table table = table_of("sep=;\r\nid;x,y\r\n1;2\r\n");
  EXPECT_THAT(table.names(), ElementsAre("id", "x,y"));
  EXPECT_EQ(table.where(0, "id").row, 2U);
  EXPECT_THAT(table_of("sep=|\na|b\n1|2\n").names(), ElementsAre("a", "b"));
  EXPECT_THAT(table_of("sep=mean\n1\n").names(), ElementsAre("sep=mean"));
}

TEST(Shapes, RowNamesOfRAndTheIndexOfPandas) {
  const Table numbered = table_of(",age,dead\n0,61,0\n1,47,1\n");
  EXPECT_THAT(numbered.names(), ElementsAre("age", "dead"));
  EXPECT_THAT(noted(numbered), Contains(HasSubstr("numbers the rows, was left out")));
  const Table shorter = table_of("age\tdead\n\"p1\"\t61\t0\n\"p2\"\t47\t1\n", {}, "cohort.tsv");
  EXPECT_THAT(shorter.names(), ElementsAre("row_names", "age", "dead"));
  EXPECT_THAT(texts(shorter.column("row_names", "--x")), ElementsAre("p1", "p2"));
  EXPECT_THAT(table_of(",row_names\nx,1\ny,2\n").names(), ElementsAre("row_names_", "row_names"));
}

TEST(Shapes, EmptyColumnsAndRowsAreLeftOutAndNoted) {
  const Table table = table_of("id,age,,,\n1,61,,,\n,,,,\n\n2,47,,,\n,,,,\n,,,,\n");
  EXPECT_THAT(table.names(), ElementsAre("id", "age"));
  EXPECT_EQ(table.rows(), 2U);
  EXPECT_EQ(table.where(1, "id").row, 5U);
  EXPECT_THAT(noted(table), Contains("4 rows without any value were left out: rows 3, 4, 6, 7"));
  EXPECT_THAT(noted(table), Contains("3 empty columns without a name were left out"));
  EXPECT_THAT(table_of("id,age\n1,61,\n2,47,\n").names(), ElementsAre("id", "age"));
  EXPECT_THAT(complaint("id,age,,\n1,61,,x\n"), HasSubstr("column 4 has no name in the header"));
}

TEST(Shapes, NamesInTwoRowsArePutTogether) {
  const Table table = table_of(
      "ID,Age,RT,RT,Chemo,Outcome,\n,,Start,Dose,,Status,Months\n"
      "1,50,2016-01-01,50,no,0,1.5\n2,51,2016-01-02,60,yes,1,2.5\n");
  EXPECT_THAT(table.names(),
              ElementsAre("ID", "Age", "RT Start", "RT Dose", "Chemo", "Outcome Status", "Outcome Months"));
  EXPECT_EQ(table.where(0, "ID").row, 3U);
  EXPECT_THAT(noted(table), Contains("the names of the columns were put together from rows 1 and 2"));
  EXPECT_THAT(table_of("RT,,Surgery,\nDate,Dose,Date,Type\n2016-01-01,50,2016-01-02,a\n2016-01-03,60,,b\n").names(),
              ElementsAre("RT Date", "RT Dose", "Surgery Date", "Surgery Type"));
  EXPECT_THAT(table_of("Ward 7,,\nid,age,dead\n1,61,0\n2,47,1\n").names(), ElementsAre("id", "age", "dead"));
  EXPECT_THAT(complaint("a,b,b\nx,y,z\nu,v,w\n"), HasSubstr("columns 2 and 3 have the same name"));
  EXPECT_THAT(complaint("id,,stage\np1,m,II\np2,f,III\np3,m,II\n"), HasSubstr("column 2 has no name in the header; "));
}

TEST(Shapes, ARowOfUnitsIsNoPatient) {
  const Table table = table_of("id,dose,os,stage\n,Gy,(months),\n1,50,2.5,II\n2,60,3,I\n3,50,4,II\n");
  EXPECT_EQ(table.rows(), 3U);
  EXPECT_EQ(table.type("dose"), ColumnType::integer);
  EXPECT_EQ(table.where(0, "dose").row, 3U);
  EXPECT_THAT(noted(table), Contains(HasSubstr("row 2, which holds no values but texts such as units")));
}

TEST(Shapes, AFirstPatientOfOddCellsStays) {
  for (const char* row : {"1,NA,NA,II", "1,ca. 60,<2,II", "1,Gy,2.5,II", "1,high,long,II", ",NA,unknown,"})
    EXPECT_EQ(table_of("id,dose,os,stage\n" + std::string(row) + "\n2,60,3,I\n3,50,4,II\n4,50,4,II\n").rows(), 4U)
        << row;
}

TEST(Shapes, AFileThatBeginsWithItsFirstPatientIsRefusedWithoutTheirName) {
  const std::string text = "Mueller Hans,12.1,1,64,III\nSchmidt Eva,3.4,0,55,II\nMeier Karl,8.8,1,71,I\n";
  const std::string message = complaint(text);
  EXPECT_THAT(message, HasSubstr("row 1 seems to be a patient's and not the names of the columns: in 3 of 5 columns"));
  EXPECT_THAT(message, Not(HasSubstr("Mueller")));
  EXPECT_THAT(complaint("Huber Anna,1,1\nKunz Max,2,0\nOtt Eva,3,1\n"), Not(HasSubstr("same name")));
  EXPECT_THAT(table_of(text, {.header = 1}).names(), Contains("64"));
  EXPECT_THAT(table_of("id,2019,2020,2021\na,1,2,3\nb,4,5,6\n").names(), Contains("2020"));
  EXPECT_EQ(table_of("id,2,stage,arm\nx,3,II,a\ny,4,I,b\n").rows(), 2U) << "one number among the names";
}

TEST(Shapes, NamesKeepTheirInnerBlanks) {
  EXPECT_THAT(table_of("Survival  (months),b\n1,2\n").names(), ElementsAre("Survival  (months)", "b"));
}

TEST(Shapes, BlanksOfEveryKindAtTheEndsAreNone) {
  const Table table = table_of("grade,age\nII\u00A0,61\u00A0\n\u3000II,\u200947\n\u00A0,\u202F\nI I,1\n");
  EXPECT_THAT(table.column("grade", "--x").level, ElementsAre("I I", "II"));
  EXPECT_EQ(table.type("age"), ColumnType::integer);
  EXPECT_EQ(table.rows(), 3U);
}

}  // namespace
}  // namespace rtsurv::table
