// Dates as people write them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "rtsurv/core/date.hpp"
#include "rtsurv/table/columns/written_date.hpp"
#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

/// The days that a text can mean, "-" where an order does not fit.
std::vector<std::string> meanings(std::string_view text, std::optional<int> century = {}) {
  std::vector<std::string> days;
  const auto date = read_date(text, century);
  for (std::size_t order = 0; order < 3; ++order)
    days.push_back(date && date->day[order] ? iso_date(*date->day[order]) : "-");
  return days;
}

TEST(WrittenDate, DayCountsAmongDatesAreNoted) {
  const Table table = table_of("seen,x\n30.07.2017,1\n42500,2\n17.09.2019,3\n");
  EXPECT_EQ(table.column("seen", "--x").number[1], 42500 - 25569);
  EXPECT_THAT(table.notes().notes, Contains("column \"seen\": whole numbers among the dates were read as days that a "
                                            "spreadsheet counts from 1899-12-30, in row 3"));
  EXPECT_THAT(table_of("seen,x\n30.07.2017,1\n03.04.2017 25:61,2\n").type("seen"), ColumnType::text);
}

TEST(WrittenDate, ATimeThatDoesNotExistMakesNoDate) {
  for (const char* time : {"25:61", "12:60", "9:00:61", "13:30 pm", "12:30 +15:00", "12:30 +02:60"})
    EXPECT_FALSE(read_date("03.04.2017 " + std::string(time))) << time;
  for (const char* time : {"24:00", "09:59:60", "12:30 pm", "12:30 +14:00", "7:05"})
    EXPECT_TRUE(read_date("03.04.2017 " + std::string(time))) << time;
}

TEST(WrittenDate, OrdersThatFit) {
  EXPECT_THAT(meanings("31.12.2020"), ElementsAre("2020-12-31", "-", "-"));
  EXPECT_THAT(meanings("12/31/2020"), ElementsAre("-", "2020-12-31", "-"));
  EXPECT_THAT(meanings("3/4/2020"), ElementsAre("2020-04-03", "2020-03-04", "-"));
  for (const char* text :
       {"2020-12-31", "2020.12.31", "2020. 12. 31.", "2020/12/31", "2020-12-31 09:30", "2020-12-31T09:30:00Z",
        "2020-12-31 09:30:00.000+09:00", "2020년 12월 31일", "2020年12月31日"})
    EXPECT_THAT(meanings(text), ElementsAre("-", "-", "2020-12-31")) << text;
  for (const char* text : {"31-DEC-2020", "31. Dezember 2020", "31 Dec 2020", "31-dez-2020 9:30 PM"})
    EXPECT_THAT(meanings(text), ElementsAre("2020-12-31", "-", "-")) << text;
  EXPECT_THAT(meanings("Dec 31, 2020"), ElementsAre("-", "2020-12-31", "-"));
  EXPECT_THAT(meanings("29.02.2020"), ElementsAre("2020-02-29", "-", "-"));
}

TEST(WrittenDate, TextsThatAreNone) {
  for (const char* text :
       {"", "2020", "12.2020", "1.2.3", "31.02.2020", "29.02.2021", "12:30:45", "31.12/2020", "2020-12-31x",
        "31.12.20201", "T2-3-2020", "41_10_1", "0/0/2020", "2020-12-31 noon", "Grade 3 2020", "1 2 2020"})
    EXPECT_FALSE(read_date(text)) << text;
}

TEST(WrittenDate, YearsOfTwoDigitsNeedTheirCentury) {
  EXPECT_TRUE(read_date("31.12.98")->short_year);
  EXPECT_THAT(meanings("31.12.98"), ElementsAre("-", "-", "-"));
  EXPECT_THAT(meanings("31.12.98", 1930), ElementsAre("1998-12-31", "-", "-"));
  EXPECT_THAT(meanings("31.12.29", 1930), ElementsAre("2029-12-31", "-", "1931-12-29"));
  EXPECT_THAT(meanings("31.12.30", 1930), ElementsAre("1930-12-31", "-", "1931-12-30"));
}

std::string column_of(const std::string& cells, const ReadOptions& options = {}) {
  std::string text = "id;d\n";
  std::istringstream lines(cells);
  std::size_t id = 0;
  for (std::string cell; std::getline(lines, cell, '|');) text += std::to_string(++id) + ";" + cell + "\n";
  const Table table = table_of(text, options);
  if (table.type("d") != ColumnType::date) return std::string(name(*table.type("d")));
  std::string days;
  const Column column = table.column("d", "--x");
  for (std::size_t i = 0; i < column.size(); ++i)
    days += (days.empty() ? "" : " ") + (column.missing[i] != 0 ? "-" : iso_date(column.number[i]));
  return days;
}

TEST(DateColumn, IsOneWhenEveryCellFitsOneOrder) {
  EXPECT_EQ(column_of("03.04.2020||31.12.2020"), "2020-04-03 - 2020-12-31");
  EXPECT_EQ(column_of("3/4/2020|12/31/2020"), "2020-03-04 2020-12-31");
  EXPECT_EQ(column_of("2020-04-03 00:00:00|2020-12-31 10:00:00"), "2020-04-03 2020-12-31");
  EXPECT_EQ(column_of("05.05.2020|11.11.2020"), "2020-05-05 2020-11-11");
  EXPECT_EQ(column_of("03.04.2020|31.12.2020|43831"), "2020-04-03 2020-12-31 2020-01-01");
}

TEST(DateColumn, NothingIsGuessed) {
  EXPECT_EQ(column_of("03.04.2020|05.06.2020"), "text");
  EXPECT_EQ(column_of("31.12.2020|12.31.2020"), "text");
  EXPECT_EQ(column_of("31.12.20|01.02.21"), "text");
  EXPECT_EQ(column_of("31.12.2020|7"), "text");
  EXPECT_EQ(column_of("43831|43832"), "integer");
}

TEST(DateColumn, TheRulesDecide) {
  EXPECT_EQ(column_of("03.04.2020|05.06.2020", {.dates = {.order = DateOrder::dmy}}), "2020-04-03 2020-06-05");
  EXPECT_EQ(column_of("03.04.2020|05.06.2020", {.dates = {.order = DateOrder::mdy}}), "2020-03-04 2020-05-06");
  EXPECT_EQ(column_of("03.04.2020|05.06.2020",
                      {.dates = {.order = DateOrder::mdy}, .columns = {{.name = "D", .dates = DateOrder::dmy}}}),
            "2020-04-03 2020-06-05");
  EXPECT_EQ(column_of("2020-04-03|2020-06-05", {.dates = {.order = DateOrder::dmy}}), "2020-04-03 2020-06-05");
  EXPECT_EQ(column_of("03.04.20|13.06.98", {.dates = {.order = DateOrder::dmy, .century = 1930}}),
            "2020-04-03 1998-06-13");
}

TEST(DateColumn, TimesThatAreCutOffAreNoted) {
  EXPECT_THAT(table_of("a,b\n2020-04-03 10:00,1\n").notes().notes,
              Contains("column \"a\": times of day were left out"));
}

TEST(DateColumn, WhatIsOpenIsSaidWithTheKey) {
  EXPECT_THAT(date_problem({"03.04.2020", "05.06.2020"}, {}),
              HasSubstr("no day is above 12; say which it is: dates = "));
  EXPECT_THAT(date_problem({"31.12.98"}, {}), HasSubstr("century = 1930"));
  EXPECT_THAT(date_problem({"31.12.98"}, {}), Not(HasSubstr("order is open")));
  EXPECT_THAT(date_problem({"03.04.98", "05.06.99"}, {}),
              AllOf(HasSubstr("century = 1930"), HasSubstr("order is open")));
  EXPECT_THAT(date_problem({"03.04.98", "05.06.99"}, {.order = {}, .century = 1930}),
              AllOf(Not(HasSubstr("century")), HasSubstr("--dates dmy")));
  EXPECT_EQ(date_problem({"03.04.98", "05.06.99"}, {.order = DateOrder::dmy, .century = 1930}), "");
  EXPECT_EQ(date_problem({"31.12.2020"}, {}), "");
  EXPECT_EQ(date_problem({"x"}, {}), "");
  EXPECT_EQ(date_problem({"03.04.2020", "2020-02-30", "2020-02-03"}, {}), "");
}

TEST(ColumnOptions, HoldForTheirColumnAlone) {
  const Table table =
      table_of("a,b,c\n9,9,Pos\n1,1,pos\n2,2,positive\n",
               {.columns = {{.name = "A", .missing = {"9"}}, {.name = "c", .same = {{"pos", {"Pos", "positive"}}}}}});
  EXPECT_THAT(texts(table.column("a", "--x")), ElementsAre("", "1", "2"));
  EXPECT_THAT(texts(table.column("b", "--x")), ElementsAre("9", "1", "2"));
  EXPECT_THAT(table.column("c", "--x").level, ElementsAre("pos"));
}

}  // namespace
}  // namespace rtsurv::table
