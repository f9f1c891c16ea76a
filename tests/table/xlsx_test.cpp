// Workbooks as spreadsheet programs write them; data/make_workbooks.py wrote those here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "places.hpp"
#include "rtsurv/table/read/bytes.hpp"
#include "rtsurv/table/read/detail/xlsx/number_format.hpp"
#include "rtsurv/table/read/detail/xlsx/xml.hpp"
#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

std::string path_of(const std::string& file) { return tests::source_path("tests/table/data/" + file); }

Table workbook(const std::string& file, ReadOptions options = {}) {
  options.path = path_of(file);
  return Table::read(options);
}

std::string refusal(ErrorKind kind, const std::string& file, const ReadOptions& options = {}) {
  return message_of(kind, [&] { (void)workbook(file, options); });
}

TEST(Xlsx, EveryKindOfCellIsReadAsInItsTwinOfText) {
  const Table sheet = workbook("kinds.xlsx"), text = workbook("kinds.csv");
  ASSERT_EQ(sheet.names(), text.names());
  for (const std::string& name : text.names()) {
    if (name == "seen") continue;  // the twin has no times of day
    EXPECT_EQ(sheet.type(name), text.type(name)) << name;
    EXPECT_EQ(texts(sheet.column(name, "--x")), texts(text.column(name, "--x"))) << name;
  }
  EXPECT_EQ(sheet.where(3, "age").row, 5U);
  EXPECT_EQ(sheet.sha256().size(), 64U);
}

// data/make_writers.py had these written by the programs that they are named for.
TEST(Xlsx, EveryProgramsSheetIsReadAsItsTwinOfText) {
  const Table text = workbook("writers.csv");
  for (const char* file : {"xlsxwriter.xlsx", "xlsxwriter_inline.xlsx", "openpyxl.xlsx", "openpyxl_1904.xlsx",
                           "libreoffice.xlsx", "libreoffice_1904.xlsx"}) {
    const Table sheet = workbook(file);
    ASSERT_EQ(sheet.names(), text.names()) << file;
    for (const std::string& name : text.names()) {
      EXPECT_EQ(sheet.type(name), text.type(name)) << file << ", " << name;
      EXPECT_EQ(texts(sheet.column(name, "--x")), texts(text.column(name, "--x"))) << file << ", " << name;
    }
    EXPECT_EQ(sheet.where(3, "No").row, 9U) << file;
    EXPECT_THAT(sheet.notes().notes, Contains("column \"ldh\": errors such as #N/A are missing in rows 6, 7")) << file;
    EXPECT_THAT(sheet.notes().notes, Contains("column \"seen\": times of day were left out")) << file;
  }
}

TEST(Xlsx, AFewBytesOfTextAreReadAsWell) {
  EXPECT_THAT(texts(workbook("layout.xlsx", {.sheet = "second"}).column("name", "--x")), ElementsAre("x", "y"));
}

TEST(Xlsx, WhatIsNotAsItSeemsIsNoted) {
  const std::vector<std::string> notes = workbook("kinds.xlsx").notes().notes;
  EXPECT_THAT(notes, Contains("column \"ldh\": errors such as #N/A are missing in row 4"));
  EXPECT_THAT(notes, Contains(HasSubstr("column \"share\" is shown as percent and read as fractions")));
}

TEST(Xlsx, DatesCountFrom1904WhereTheWorkbookSaysSo) {
  EXPECT_THAT(texts(workbook("from_1904.xlsx").evaluate("cast(start as varchar)", "--x")),
              ElementsAre("1904-01-01", "2020-01-01"));
}

TEST(Xlsx, TitlesMergedNamesHiddenSheetsAndEmptyRows) {
  const Table table = workbook("layout.xlsx");
  EXPECT_THAT(table.names(),
              ElementsAre("No", "Toxicity acute", "Toxicity late", "Blood pressure", "Blood pressure 2", "dead"));
  EXPECT_THAT(texts(table.column("dead", "--x")), ElementsAre("1", "0", ""));
  EXPECT_EQ(table.where(0, "No").row, 7U);
  EXPECT_EQ(table.where(1, "No").row, 9U);
  EXPECT_THAT(table.notes().notes, Contains("the names of the columns were found in row 5"));
  EXPECT_THAT(table.notes().notes, Contains(HasSubstr("1 rows that the sheet hides")));
  EXPECT_THAT(table.notes().notes, Contains(HasSubstr("the workbook has 2 sheets; this is \"cohort\"")));
}

TEST(Xlsx, SheetAndHeaderCanBeTold) {
  for (const char* sheet : {"second", "SECOND", "2"})
    EXPECT_THAT(workbook("layout.xlsx", {.sheet = sheet}).names(), ElementsAre("name"));
  EXPECT_THAT(refusal(ErrorKind::usage, "layout.xlsx", {.sheet = "secret"}),
              HasSubstr("there is no visible sheet \"secret\"; the sheets are \"cohort\", \"second\""));
  EXPECT_THAT(workbook("layout.xlsx", {.sheet = "second", .header = 2}).names(), ElementsAre("x"));
  EXPECT_THAT(refusal(ErrorKind::usage, "layout.xlsx", {.header = 4}), HasSubstr("header is row 4, which is empty"));
}

TEST(Xlsx, FormulasWithoutAResultAreRefused) {
  EXPECT_THAT(refusal(ErrorKind::data, "not_computed.xlsx"),
              HasSubstr("column \"months\": formulas without a saved result in rows 2, 3"));
}

TEST(Xlsx, ABombIsRefusedAtOnce) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THAT(refusal(ErrorKind::io, "bomb.xlsx"), HasSubstr("unfolds to 70 MB"));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

TEST(Xlsx, OtherFilesAreNamedForWhatTheyAre) {
  for (const char* file : {"sheet.ods", "document.numbers"})
    EXPECT_THAT(refusal(ErrorKind::usage, file), HasSubstr("save it as \"Excel workbook (.xlsx)\""));
  const auto under = [](const std::string& bytes, const std::string& name) {
    return message_of(ErrorKind::data, [&] { (void)table_of(bytes, {}, name); });
  };
  EXPECT_THAT(under(read_bytes(path_of("sheet.ods")), "x.xlsx"), HasSubstr("a sheet of LibreOffice (.ods)"));
  EXPECT_THAT(under(read_bytes(path_of("document.numbers")), "x.csv"), HasSubstr("a document of Numbers"));
  EXPECT_THAT(under("\xD0\xCF\x11\xE0 and so on", "x.xlsx"), HasSubstr("(.xls), or one with a password"));
  EXPECT_THAT(under(read_bytes(path_of("kinds.xlsx")), "x.csv"), HasSubstr("give it a name that ends in .xlsx"));
  EXPECT_THAT(under("a,b\n1,2\n", "x.xlsx"), HasSubstr("is no Excel workbook"));
}

TEST(Xlsx, DamageIsRefusedWhereverItIs) {
  const std::string whole = read_bytes(path_of("kinds.xlsx"));
  std::size_t refused = 0;
  for (std::size_t i = 0; i < whole.size(); i += 7) {
    std::string bytes = whole;
    bytes[i] = static_cast<char>(bytes[i] ^ 0x55);
    try {
      (void)table_of(bytes, {}, "x.xlsx");
    } catch (const Error& error) {
      EXPECT_EQ(exit_code(error.kind()), 2);
      ++refused;
    }
  }
  EXPECT_GT(refused, whole.size() / 20);
  EXPECT_THAT(message_of(ErrorKind::io, [&] { (void)table_of(whole.substr(0, whole.size() / 2), {}, "x.xlsx"); }),
              HasSubstr("damaged workbook"));
}

TEST(NumberFormats, DaysAndYearsMakeDates) {
  using detail::xlsx::Shown;
  using detail::xlsx::shown_by;
  for (const char* code :
       {"dd/mm/yy", "yyyy", "[$-407]d. mmmm yyyy;@", "yyyy\\-mm\\-dd\\ hh:mm", "YYYY\"\xEB\x85\x84\" M\"x\""})
    EXPECT_EQ(shown_by(code), Shown::date) << code;
  for (const char* code :
       {"General", "Standard", "0.00", "0.0\" days\"", "[Red]0", "#,##0\\d", "[h]:mm", "hh:mm:ss", "0;\"day\""})
    EXPECT_EQ(shown_by(code), Shown::number) << code;
  EXPECT_EQ(shown_by("0.0%"), Shown::percent);
  EXPECT_EQ(shown_by(14U), Shown::date);
  EXPECT_EQ(shown_by(20U), Shown::number);
}

TEST(NumberFormats, SerialsAreDaysOfTheCalendar) {
  using detail::xlsx::date_text;
  EXPECT_EQ(date_text("1", false), "1900-01-01");
  EXPECT_EQ(date_text("59", false), "1900-02-28");
  EXPECT_EQ(date_text("60", false), "1900-02-29");
  EXPECT_EQ(date_text("61", false), "1900-03-01");
  EXPECT_EQ(date_text("45291", false), "2023-12-31");
  EXPECT_EQ(date_text("45291.999999999", false), "2024-01-01");
  EXPECT_EQ(date_text("45291.75", false), "2023-12-31 18:00:00");
  EXPECT_EQ(date_text("-3", false), "-3");
  EXPECT_EQ(date_text("3000000", false), "3000000");
}

TEST(Xml, IsReadInPiecesOfAnySize) {
  using namespace detail::xlsx;
  const std::string text =
      "<?xml version='1.0'?><!-- a > b --><x:a one=\"1>2\" x:two = '&lt;'>t&amp;&#65;<b/><![CDATA[<&>]]></x:a>";
  for (const std::size_t step : {std::size_t{1}, std::size_t{3}, text.size()}) {
    std::size_t taken = 0;
    XmlScanner xml(
        [&](char* to, std::size_t most) {
          const std::size_t size = text.copy(to, std::min(most, step), taken);
          taken += size;
          return size;
        },
        "x");
    ASSERT_EQ(xml.next(), Token::open);
    EXPECT_EQ(xml.name(), "a");
    EXPECT_EQ(xml.attribute("one"), "1>2");
    EXPECT_EQ(decoded(xml.attribute("two").value_or("")), "<");
    EXPECT_FALSE(xml.attribute("three"));
    std::string content;
    for (Token token = xml.next(); token != Token::end; token = xml.next())
      if (token == Token::text) xml.append_text(content);
    EXPECT_EQ(content, "t&A<&>");
  }
  XmlScanner doctype(
      [done = false](char* to, std::size_t) mutable {
        constexpr std::string_view bytes = "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>";
        return std::exchange(done, true) ? 0 : bytes.copy(to, bytes.size());
      },
      "x");
  EXPECT_THROW((void)doctype.next(), Error);
}

}  // namespace
}  // namespace rtsurv::table
