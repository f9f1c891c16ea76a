// Table::from_columns(), and the columns that are made of values in memory.
#include <gmock/gmock.h>

#include <cmath>

#include "rtsurv/table/columns/columns.hpp"
#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<Column> three_patients() {
  return {number_column("age", {61, NAN, 48}), number_column("dose", {45.5, 50, NAN}),
          text_column("stage", {"II", "I", ""}), date_column("birth", {"1960-02-29", "", "1971-12-31"})};
}

const char* const three_patients_csv = "age,dose,stage,birth\n61,45.5,II,1960-02-29\n,50,I,\n48,,,1971-12-31\n";

/// What from_columns() complains of.
std::string complaint(std::vector<Column> columns) {
  return message_of(ErrorKind::data, [&] { (void)Table::from_columns(std::move(columns)); });
}

/// Three patients whose first column is changed.
template <class Change>
std::string complaint_after(Change change) {
  std::vector<Column> columns = three_patients();
  change(columns);
  return complaint(std::move(columns));
}

TEST(FromColumns, ReadsTextsOnOneLine) {
  const Table table = Table::from_columns({text_column("Site\nof first", {"lung\nleft", "lung left"})});
  EXPECT_THAT(table.names(), ElementsAre("Site of first"));
  EXPECT_THAT(table.column("Site of first", "x").level, ElementsAre("lung left"));
  EXPECT_THAT(complaint({number_column("a\u0308", {1}), number_column("\u00E4", {1})}),
              HasSubstr("there are two columns of this name"));
}

TEST(FromColumns, BlanksAtTheEndsOfATextAreNotPartOfIt) {
  const Table table = Table::from_columns({text_column("drug", {"tam", " tam\u00A0", " ", "ai"})});
  EXPECT_THAT(texts(table.column("drug", "x")), ElementsAre("tam", "tam", "", "ai"));
  EXPECT_EQ(table.column("drug", "x").missing[2], 1);
}

TEST(FromColumns, ValuesThatMeanMissingAreTold) {
  Table table = Table::from_columns(three_patients());
  table.treat_as_missing({"61", "I", "1971-12-31", "nowhere"});
  EXPECT_THAT(texts(table.column("age", "x")), ElementsAre("", "", "48"));
  EXPECT_THAT(texts(table.column("stage", "x")), ElementsAre("II", "", ""));
  EXPECT_THAT(texts(table.column("birth", "x")), ElementsAre("-3594", "", ""));
}

TEST(FromColumns, HoldsWhatTheSameFileHolds) {
  const Table memory = Table::from_columns(three_patients());
  const Table file = table_of(three_patients_csv);
  EXPECT_EQ(memory.rows(), 3U);
  EXPECT_EQ(memory.names(), file.names());
  for (const std::string& name : file.names()) {
    EXPECT_EQ(memory.type(name), file.type(name)) << name;
    EXPECT_EQ(texts(memory.column(name, "x")), texts(file.column(name, "x"))) << name;
    EXPECT_EQ(memory.column(name, "x").level, file.column(name, "x").level) << name;
  }
}

TEST(FromColumns, AColumnInQuotesIsThatColumn) {
  std::vector<Column> columns = three_patients();
  columns[2].ordered = true;
  columns[2].name = "stage at start";
  const Table table = Table::from_columns(columns);
  EXPECT_TRUE(table.evaluate("\"Stage at start\"", "x").ordered);
  EXPECT_THAT(table.evaluate("\"stage at start\"", "x").level, ElementsAre("II", "I"));
}

TEST(FromColumns, ExpressionsAndFiltersSeeTheColumns) {
  Table table = Table::from_columns(three_patients());
  EXPECT_THAT(texts(table.evaluate("stage = 'II' AND age > 40", "x")), ElementsAre("1", "0", ""));
  EXPECT_THAT(texts(table.evaluate("year(birth)", "x")), ElementsAre("1960", "", "1971"));
  EXPECT_EQ(table.exclude("stage = 'II'", "x"), 1U);
  EXPECT_EQ(table.where(0, "age").row, 2U);
  EXPECT_EQ(table.where(0, "age").file, "data in memory");
}

TEST(FromColumns, WhatStandsInAMissingRowCountsForNothing) {
  std::vector<Column> columns = three_patients();
  columns[0].number[1] = 1e300;
  columns[2].code[2] = 77;
  const Table table = Table::from_columns(columns);
  EXPECT_EQ(table.sha256(), Table::from_columns(three_patients()).sha256());
  EXPECT_TRUE(std::isnan(table.column("age", "x").number[1]));
  EXPECT_EQ(table.column("stage", "x").code[2], -1);
}

TEST(FromColumns, TheFingerprintIsThatOfTheValues) {
  const std::string known = Table::from_columns(three_patients()).sha256();
  EXPECT_EQ(known.size(), 64U);
  std::vector<Column> other_levels = three_patients();
  other_levels[2] = Column{.name = "stage",
                           .type = ColumnType::text,
                           .missing = {0, 0, 1},
                           .code = {1, 0, -1},
                           .level = {"I", "II", "unused"}};
  EXPECT_EQ(Table::from_columns(other_levels).sha256(), known);
  std::vector<Column> other_value = three_patients();
  other_value[1].number[0] = 45.6;
  EXPECT_NE(Table::from_columns(other_value).sha256(), known);
  std::vector<Column> other_name = three_patients();
  other_name[1].name = "Dose";
  EXPECT_NE(Table::from_columns(other_name).sha256(), known);
  std::vector<Column> other_order = three_patients();
  std::swap(other_order[0], other_order[1]);
  EXPECT_NE(Table::from_columns(other_order).sha256(), known);
  EXPECT_EQ(Table::from_columns({number_column("x", {0.0, NAN})}).sha256(),
            Table::from_columns({number_column("x", {-0.0, -NAN})}).sha256());
  EXPECT_NE(Table::from_columns({number_column("x", {NAN, 0.0})}).sha256(),
            Table::from_columns({number_column("x", {0.0, NAN})}).sha256());
}

TEST(FromColumns, TheFingerprintKeepsNeighboursApart) {
  const auto of = [](const std::vector<std::string>& values) {
    return Table::from_columns({text_column("x", values)}).sha256();
  };
  EXPECT_NE(of({"ab", "c"}), of({"a", "bc"}));
  EXPECT_NE(of({"-", "a"}), of({"", "a"}));
}

TEST(FromColumns, ANoteSaysThatThereWasNoFile) {
  const Table table = Table::from_columns(three_patients());
  EXPECT_EQ(table.path(), "data in memory");
  EXPECT_THAT(table.notes().notes, ElementsAre(HasSubstr("came from memory")));
}

TEST(FromColumns, NeedsARow) {
  EXPECT_THAT(complaint({}), HasSubstr("no rows"));
  EXPECT_THAT(complaint({number_column("age", {})}), HasSubstr("no rows"));
}

TEST(FromColumns, NamesDifferAlsoWithoutCase) {
  EXPECT_THAT(complaint_after([](auto& c) { c[1].name = "AGE"; }), HasSubstr("two columns of this name"));
  EXPECT_THAT(complaint_after([](auto& c) { c[1].name = ""; }), HasSubstr("has no name"));
  EXPECT_THAT(complaint_after([](auto& c) { c[1].name = "\xff"; }), HasSubstr("not UTF-8"));
}

TEST(FromColumns, LengthsAreEqual) {
  EXPECT_THAT(complaint_after([](auto& c) {
                c[1] = number_column("dose", {1, 2});
              }),
              AllOf(HasSubstr("column \"dose\""), HasSubstr("first column has 3 rows")));
  EXPECT_THAT(complaint_after([](auto& c) { c[1].number.pop_back(); }), HasSubstr("has 2 values"));
  EXPECT_THAT(complaint_after([](auto& c) { c[2].code.push_back(0); }), HasSubstr("has 4 values"));
}

TEST(FromColumns, FlagsAreNoughtOrOne) {
  EXPECT_THAT(complaint_after([](auto& c) { c[0].missing[2] = 2; }), AllOf(HasSubstr("row 3"), HasSubstr("0 or 1")));
}

TEST(FromColumns, CodesAreIndicesOfLevelsThatDiffer) {
  EXPECT_THAT(complaint_after([](auto& c) { c[2].code[0] = 2; }), AllOf(HasSubstr("row 1"), HasSubstr("index")));
  EXPECT_THAT(complaint_after([](auto& c) { c[2].code[0] = -1; }), HasSubstr("row 1"));
  EXPECT_THAT(complaint_after([](auto& c) { c[2].level[1] = "II"; }), HasSubstr("level twice"));
  EXPECT_THAT(complaint_after([](auto& c) { c[2].level[0] = ""; }), HasSubstr("no level"));
  EXPECT_THAT(complaint_after([](auto& c) { c[2].level[0] = "\xff"; }), HasSubstr("level is not UTF-8"));
}

TEST(FromColumns, ValuesFitTheirType) {
  EXPECT_THAT(complaint_after([](auto& c) { c[0].number[0] = 61.5; }), AllOf(HasSubstr("row 1"), HasSubstr("whole")));
  EXPECT_THAT(complaint_after([](auto& c) { c[0].number[0] = 1e17; }), HasSubstr("2^53"));
  EXPECT_THAT(complaint_after([](auto& c) { c[0].type = ColumnType::boolean; }), HasSubstr("0 or 1"));
  EXPECT_THAT(complaint_after([](auto& c) { c[3].number[0] = 0.5; }), HasSubstr("days from 1970-01-01"));
  EXPECT_THAT(complaint_after([](auto& c) { c[3].number[0] = 1e9; }), HasSubstr("years 1 to 9999"));
}

TEST(FromColumns, AllProblemsComeTogetherAndNoCellIsQuoted) {
  const std::string message = complaint_after([](auto& c) {
    c[0].number[0] = 61.5;
    c[1].name = "AGE";
  });
  EXPECT_THAT(message, AllOf(HasSubstr("whole"), HasSubstr("two columns"), ::testing::Not(HasSubstr("61.5"))));
}

TEST(NumberColumn, IsTypedAsTheSameNumbersInAFile) {
  EXPECT_EQ(number_column("x", {1, NAN, 3}).type, ColumnType::integer);
  EXPECT_EQ(number_column("x", {1, 2.5}).type, ColumnType::number);
  EXPECT_EQ(number_column("x", {NAN, NAN}).type, ColumnType::number);
  EXPECT_EQ(number_column("x", {9007199254740992.0}).type, ColumnType::number);
  EXPECT_EQ(number_column("x", {INFINITY}).type, ColumnType::number);
}

TEST(DateColumn, NamesTheRowsThatAreNoDates) {
  EXPECT_THAT(message_of(ErrorKind::data,
                         [] {
                           (void)date_column("seen", {"2020-01-31", "2020-02-30", "31.1.2020"});
                         }),
              AllOf(HasSubstr("row 2"), HasSubstr("row 3"), ::testing::Not(HasSubstr("row 1,")),
                    ::testing::Not(HasSubstr("2020-02-30"))));
}

}  // namespace
}  // namespace rtsurv::table
