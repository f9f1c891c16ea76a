// Files of SPSS, Stata and SAS; data/make_statistics.py wrote them, and patients.csv, their twin.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "places.hpp"
#include "rtsurv/table/read/bytes.hpp"
#include "rtsurv/table/read/detail/statfile/stat_file.hpp"
#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> with_labels{"patients.sav", "packed.sav", "patients.zsav", "patients.dta"};
const std::vector<std::string> without_labels{"patients.sas7bdat", "patients.xpt", "patients8.xpt"};

std::string path_of(const std::string& file) { return tests::source_path("tests/table/data/" + file); }

Table stored(const std::string& file, ReadOptions options = {}) {
  options.path = path_of(file);
  return Table::read(options);
}

/// Type and values of a column are those of the twin.
void expect_as_twin(const Table& table, const std::string& file, const std::string& name) {
  const Table twin = stored("patients.csv");
  EXPECT_EQ(table.type(name), twin.type(name)) << file << ", " << name;
  EXPECT_EQ(texts(table.column(name, "--x")), texts(twin.column(name, "--x"))) << file << ", " << name;
}

/// What reading the bytes under that name says.
std::string refusal(ErrorKind kind, const std::string& bytes, const std::string& name,
                    const ReadOptions& options = {}) {
  return message_of(kind, [&] { (void)table_of(bytes, options, name); });
}

TEST(StatFiles, AreReadAsTheirTwinOfText) {
  for (const std::string& file : with_labels)
    for (const std::string& name : stored("patients.csv").names()) expect_as_twin(stored(file), file, name);
  for (const std::string& file : without_labels)
    for (const char* name : {"number", "age", "ldh", "start", "seen", "grade", "site"})
      expect_as_twin(stored(file), file, name);
  for (const char* name : {"number", "age", "start", "seen", "sex", "grade", "ecog"})
    expect_as_twin(stored("old.dta"), "old.dta", name);
}

TEST(StatFiles, WithoutLabelsKeepTheirCodes) {
  for (const std::string& file : without_labels) {
    const Table table = stored(file);
    EXPECT_THAT(texts(table.column("sex", "--x")), ElementsAre("2", "1", "2", "", "1", "2")) << file;
    EXPECT_THAT(texts(table.column("ecog", "--x")), ElementsAre("0", "", "1", "", "2", "1")) << file;
  }
}

TEST(StatFiles, LevelsStandInTheOrderOfTheirCodes) {
  for (const std::string& file : with_labels) {
    const Table table = stored(file);
    EXPECT_THAT(table.column("sex", "--x").level, ElementsAre("male", "female")) << file;
    EXPECT_THAT(table.column("ecog", "--x").level, ElementsAre("fit", "ill", "weak")) << file;
  }
  Table table = stored("patients.sav");
  (void)table.keep("sex = 'female'", "--where");
  EXPECT_THAT(table.column("sex", "--x").level, ElementsAre("female"));
}

TEST(StatFiles, LabelsOfTextsAndMissingTextsOfSpss) {
  const Column arm = stored("patients.sav").column("arm", "--x");
  EXPECT_THAT(texts(arm), ElementsAre("Standard", "Hypofractionated", "", "Standard", "", "Hypofractionated"));
  EXPECT_THAT(arm.level, ElementsAre("Standard", "Hypofractionated"));
}

TEST(StatFiles, ColumnsAreCalledByTheirNamesAndBearTheirLabels) {
  for (const char* file : {"patients.sav", "patients.dta", "patients.sas7bdat", "patients.xpt"}) {
    const Table table = stored(file);
    EXPECT_THAT(table.names(), Contains("ecog")) << file;
    EXPECT_EQ(table.column("ecog", "--x").title, "Performance status (ECOG)") << file;
    EXPECT_EQ(table.column("age", "--x").title, "") << file;
    EXPECT_EQ(table.where(0, "age").row, 1U) << file;
    EXPECT_THAT(table.notes().notes, Contains("column \"seen\": times of day were left out")) << file;
  }
}

TEST(StatFiles, AnEventWithLabelsIsNamedByThem) {
  const Table table = stored("patients.sav");
  const auto event = [&] { (void)as_indicator(table, table.column("sex", "--event")); };
  EXPECT_THAT(
      message_of(ErrorKind::data, event),
      HasSubstr("patients.sav, column \"sex\": must be 0 or 1, true or false, but is one of the labels \"male\", "
                "\"female\"; write a comparison, as in sex = 'female'"));
}

TEST(StatFiles, OptionsHoldForValuesAndForLabels) {
  const ReadOptions options{.missing = {"0", "female"},
                            .columns = {{.name = "ecog", .missing = {"2"}, .same = {{"well", {"fit"}}}}}};
  const Table table = stored("patients.dta", options);
  EXPECT_THAT(texts(table.column("sex", "--x")), ElementsAre("", "male", "", "", "male", ""));
  EXPECT_THAT(texts(table.column("grade", "--x")), ElementsAre("", "1", "3", "2", "", ""));
  EXPECT_THAT(texts(table.column("ecog", "--x")), ElementsAre("", "", "ill", "", "", "ill"));
  EXPECT_THAT(
      stored("patients.dta", {.columns = {{.name = "ecog", .same = {{"well", {"fit"}}}}}}).column("ecog", "--x").level,
      ElementsAre("well", "ill", "weak"));
}

TEST(StatFiles, SinglePrecisionIsReadAsItWasTyped) {
  EXPECT_THAT(texts(stored("old.dta").column("ldh", "--x")),
              ElementsAre("2.5", "0.1", "", "0.001", "310", "0.33333334"));
}

TEST(StatFiles, WeeksMonthsAndPartsOfAYearOfStataAreTheirFirstDays) {
  const Table table = stored("periods.dta");
  const auto days = [&](const std::string& column) {
    return texts(table.evaluate("cast(" + column + " as varchar)", "--x"));
  };
  EXPECT_THAT(days("week"), ElementsAre("1960-01-01", "1961-01-08"));
  EXPECT_THAT(days("month"), ElementsAre("1959-12-01", "1961-02-01"));
  EXPECT_THAT(days("quarter"), ElementsAre("1960-04-01", "1961-01-01"));
  EXPECT_THAT(days("half"), ElementsAre("1960-07-01", "1959-01-01"));
  EXPECT_THAT(days("year"), ElementsAre("1960", "2020"));
}

TEST(StatFiles, TextsOfOldStataHaveAnEncodingToBeTold) {
  EXPECT_THAT(texts(stored("old.dta").column("site", "--x")), ElementsAre("", "München", "", "München", "Köln", ""));
  EXPECT_THAT(stored("old.dta").notes().notes, Contains(HasSubstr("the texts are read as WINDOWS-1252")));
  std::string bytes = read_bytes(path_of("old.dta"));
  for (std::size_t place = bytes.find("M\xFCnchen"); place != std::string::npos; place = bytes.find("M\xFCnchen"))
    bytes.replace(place, 7, "M\xC3\xBCnche");  // R writes UTF-8 into such files
  EXPECT_THAT(texts(table_of(bytes, {}, "x.dta").column("site", "--x")),
              ElementsAre("", "Münche", "", "Münche", "Köln", ""));
  const Table told = stored("old.dta", {.encoding = "CP1250"});
  EXPECT_THAT(texts(told.column("site", "--x")), ElementsAre("", "München", "", "München", "Köln", ""));
  EXPECT_THAT(told.notes().notes, Not(Contains(HasSubstr("WINDOWS-1252"))));
  EXPECT_THAT(message_of(ErrorKind::usage, [] { (void)stored("old.dta", {.encoding = "Klingon"}); }),
              HasSubstr("there is no encoding \"Klingon\""));
}

TEST(StatFiles, TextsOfTransportFilesHaveAnEncodingToBeTold) {
  std::string bytes = read_bytes(path_of("patients.xpt"));
  const std::size_t place = bytes.find("K\xC3\xB6ln");
  ASSERT_NE(place, std::string::npos);
  bytes.replace(place, 5, "K\xF6ln ");
  EXPECT_THAT(refusal(ErrorKind::data, bytes, "x.xpt"),
              HasSubstr("row 5, column \"site\": holds bytes that are not UTF-8; name the encoding"));
  EXPECT_EQ(texts(table_of(bytes, {.encoding = "latin1"}, "x.xpt").column("site", "--x"))[4], "Köln");
}

TEST(StatFiles, OtherFilesAreNamedForWhatTheyAre) {
  const std::string spss = read_bytes(path_of("patients.sav")), stata = read_bytes(path_of("old.dta"));
  EXPECT_THAT(refusal(ErrorKind::data, spss, "x.csv"), HasSubstr("is an SPSS file; give it a name that ends in .sav"));
  EXPECT_THAT(refusal(ErrorKind::data, spss, "x.xlsx"), HasSubstr("is an SPSS file; give it"));
  EXPECT_THAT(refusal(ErrorKind::data, stata, "x.sav"), HasSubstr("is a Stata file; give it a name that ends in .dta"));
  for (const char* file : {"patients.dta", "patients.sas7bdat", "patients.xpt", "kinds.xlsx"})
    EXPECT_THAT(refusal(ErrorKind::data, read_bytes(path_of(file)), "x.sav"), HasSubstr("give it a name that ends in"));
  EXPECT_THAT(refusal(ErrorKind::data, "a,b\n1,2\n", "x.sas7bdat"),
              HasSubstr("is no SAS table, whatever its name says"));
  EXPECT_THAT(refusal(ErrorKind::data, "", "x.dta"), HasSubstr("the file is empty"));
}

TEST(StatFiles, SeveralTablesInOneTransportFileAreRefused) {
  const std::string one = read_bytes(path_of("patients.xpt"));
  EXPECT_THAT(refusal(ErrorKind::io, one + one.substr(240), "x.xpt"), HasSubstr("holds 2 tables"));
}

TEST(StatFiles, MoreThanATableCanBeIsRefusedAtOnce) {
  std::string bytes = read_bytes(path_of("old.dta"));
  bytes.replace(6, 4, "\xFF\xFF\xFF\x7F");  // the number of patients
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THAT(refusal(ErrorKind::io, bytes, "x.dta"), HasSubstr("has more cells than a table can have"));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

/// The file as the reader of these formats takes it, without the rest of a table.
detail::StatTable read_bytes_of(const std::string& bytes, const std::string& file) {
  return detail::read_stat_file(bytes, file, detail::kind_of(file).content, {});
}

/// Reads the beginnings of a file, each `step` bytes longer; every one is refused, or a note says what is missing.
void expect_every_cut_is_noticed(const std::string& file, std::size_t step) {
  const std::string whole = read_bytes(path_of(file));
  const std::string_view mark = "</stata_dta>";
  const std::size_t end = whole.ends_with(mark) ? whole.size() - mark.size() : whole.size();
  for (std::size_t size = 4; size < end; size += step) {
    try {
      EXPECT_THAT(read_bytes_of(whole.substr(0, size), file).notes,
                  Contains(HasSubstr("labels that are not in the file")))
          << file << ", " << size;
    } catch (const Error& error) {
      EXPECT_EQ(exit_code(error.kind()), 2);
    }
  }
}

// Found by fuzz/statistics: the library hands out what nothing ends.
TEST(StatFiles, LabelsAndTheirNamesEndWithTheFieldThatHoldsThem) {
  constexpr std::size_t name_of_last_set = 1140, size = 33;
  std::string bytes = read_bytes(path_of("old.dta"));
  bytes.replace(name_of_last_set, size, std::string(size, 'x'));
  ASSERT_EQ(bytes.back(), '\0');
  bytes.back() = 'x';  // after "weak", the last label
  const detail::StatTable table = read_bytes_of(bytes, "x.dta");
  EXPECT_THAT(table.notes, Contains("column \"site\" names value labels that are not in the file"));
  EXPECT_THAT(table.columns[7].column.level, ElementsAre("fit", "ill", "weakx"));
}

TEST(StatFiles, AFileThatIsCutOffIsNoticedWhereverItIs) {
  for (const char* file : {"patients.sav", "packed.sav", "patients.zsav", "patients.dta", "old.dta"})
    expect_every_cut_is_noticed(file, 1);
  for (const char* file : {"patients.sas7bdat", "patients.xpt", "patients8.xpt"}) expect_every_cut_is_noticed(file, 4);
}

TEST(StatFiles, DamageIsAnErrorOrATableAndNeverQuotesACell) {
  for (const char* file : {"patients.sav", "packed.sav", "patients.zsav", "patients.dta", "old.dta",
                           "patients.sas7bdat", "patients.xpt"}) {
    const std::string whole = read_bytes(path_of(file));
    std::size_t refused = 0;
    for (std::size_t i = 0; i < whole.size(); ++i) {
      std::string bytes = whole;
      bytes[i] = static_cast<char>(bytes[i] ^ 0x55);
      try {
        EXPECT_FALSE(read_bytes_of(bytes, file).columns.empty());
      } catch (const Error& error) {
        EXPECT_EQ(exit_code(error.kind()), 2);
        EXPECT_THAT(error.what(), Not(HasSubstr("nchen")));
        ++refused;
      }
    }
    EXPECT_GT(refused, 0U) << file;
  }
}

}  // namespace
}  // namespace rtsurv::table
