// The parts of a Parquet file are its rows.
#include "rtsurv/table/table_parts.hpp"

#include <gmock/gmock.h>

#include <filesystem>

#include "rtsurv/table/sql/detail/duckdb.hpp"
#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A Parquet file of the rows of a query.
class ParquetFile {
 public:
  explicit ParquetFile(const std::string& query, const std::string& options = "") : file_("cohort.parquet") {
    sql::Session session(sql::Access::files);
    session.query("COPY (" + query + ") TO " + sql::quote_text(path()) + " (FORMAT parquet" + options + ")");
  }
  [[nodiscard]] const std::string& path() const { return file_.path(); }

 private:
  TemporaryFile file_;
};

// Of the row i, from 0: number, text with missing ones, date, boolean, a name that needs quotes.
const std::string many_rows =
    "SELECT i::DOUBLE / 4 AS x, CASE WHEN i % 7 = 0 THEN NULL ELSE 'g' || i % 3 END AS \"Group\", DATE '2020-01-01' + "
    "(i % 900)::INTEGER AS day, i % 2 = 0 AS even, i AS \"the \"\"row\"\"\" FROM range(600000) t(i)";

/// All parts one after the other; columns of texts as the texts.
struct Rows {
  std::vector<std::size_t> sizes, places;
  std::vector<std::string> cells;

  void add(const Table& part, const std::vector<std::string>& columns) {
    sizes.push_back(part.rows());
    places.push_back(*part.where(0, "").row);
    for (const std::string& name : columns)
      for (const std::string& cell : texts(part.column(name, "--x"))) cells.push_back(cell);
  }
};

std::vector<std::string> column_over_parts(TableParts& parts, const std::string& name) {
  Rows rows;
  parts.each(0, [&](const Table& part) { rows.add(part, {name}); });
  return rows.cells;
}

TEST(TableParts, are_the_rows_of_the_table) {
  const ParquetFile file(many_rows, ", ROW_GROUP_SIZE 100000");
  const Table whole = Table::read({.path = file.path()});
  TableParts parts({.path = file.path()});
  EXPECT_EQ(parts.rows(), 600000U);
  EXPECT_EQ(parts.columns(), 5U);
  EXPECT_EQ(parts.bytes(), std::filesystem::file_size(file.path()));
  for (const std::string& name : whole.names())
    EXPECT_EQ(column_over_parts(parts, name), texts(whole.column(name, "--x"))) << name;
}

TEST(TableParts, are_the_same_at_each_pass_and_can_be_skipped) {
  const ParquetFile file(many_rows, ", ROW_GROUP_SIZE 77777");
  TableParts parts({.path = file.path()});
  Rows first, again, last;
  EXPECT_THROW(parts.each(1, [](const Table&) {}), InvalidOption);
  parts.each(0, [&](const Table& part) { first.add(part, {}); });
  parts.each(0, [&](const Table& part) { again.add(part, {}); });
  parts.each(2, [&](const Table& part) { last.add(part, {"x"}); });
  ASSERT_EQ(first.sizes.size(), 3U);
  EXPECT_GE(first.sizes[0], std::size_t{1} << 18);
  EXPECT_EQ(first.sizes[0] + first.sizes[1] + first.sizes[2], 600000U);
  EXPECT_EQ(first.places[1], first.sizes[0] + 1);
  EXPECT_EQ(again.sizes, first.sizes);
  EXPECT_THAT(last.sizes, ElementsAre(first.sizes[2]));
  EXPECT_THAT(last.places, ElementsAre(first.places[2]));
  EXPECT_EQ(last.cells.size(), first.sizes[2]);
  parts.each(3, [](const Table&) { ADD_FAILURE() << "there is no fourth part"; });
}

TEST(TableParts, keep_the_columns_that_are_named) {
  const ParquetFile file("SELECT 1 AS months, 0 AS died, 'a' AS arm, 2 AS \"arm 2\", 'died' AS note");
  TableParts parts({.path = file.path()});
  const auto names_with = [&](const std::vector<std::string>& texts) {
    parts.keep_named(texts);
    std::vector<std::string> names;
    parts.each(0, [&](const Table& part) { names = part.names(); });
    return names;
  };
  EXPECT_THAT(names_with({"MONTHS", "arm = 'died'", ""}), ElementsAre("months", "arm"));
  EXPECT_THAT(names_with({"\"arm 2\" + 1"}), ElementsAre("arm 2"));
  EXPECT_THAT(names_with({"months + died"}), ElementsAre("months", "died"));
  EXPECT_THAT(names_with({"nosuch"}), ElementsAre("months"));
  EXPECT_THAT(parts.head(5).names(), ElementsAre("months", "died", "arm", "arm 2", "note"));
}

TEST(TableParts, have_a_head_of_the_first_rows) {
  const ParquetFile file(many_rows);
  const Table head = TableParts({.path = file.path()}).head(10);
  EXPECT_EQ(head.rows(), 10U);
  EXPECT_THAT(texts(head.column("x", "--x")).back(), "2.25");
  const ParquetFile short_file("SELECT 1 AS a");
  EXPECT_EQ(TableParts({.path = short_file.path()}).head(10).rows(), 1U);
}

TEST(TableParts, know_declared_values_as_missing) {
  const ParquetFile file("SELECT * FROM (VALUES ('NA', -99), ('b', 4), ('', 7)) t(s, i)");
  TableParts parts({.path = file.path(), .missing = {"NA", "-99"}});
  EXPECT_THAT(column_over_parts(parts, "s"), ElementsAre("", "b", ""));
  EXPECT_THAT(column_over_parts(parts, "i"), ElementsAre("", "4", "7"));
}

TEST(TableParts, read_their_own_file_when_another_takes_its_path) {
  const ParquetFile file("SELECT 1 AS a"), other("SELECT 2 AS a");
  TableParts parts({.path = file.path()});
  std::filesystem::rename(other.path(), file.path());
  EXPECT_THAT(column_over_parts(parts, "a"), ElementsAre("1"));
}

TEST(TableParts, refuse_a_file_that_is_written_to) {
  const ParquetFile file("SELECT 1 AS a"), other("SELECT 2 AS a, 3 AS b");
  TableParts parts({.path = file.path()});
  std::filesystem::copy_file(other.path(), file.path(), std::filesystem::copy_options::overwrite_existing);
  EXPECT_THAT(message_of(ErrorKind::io, [&] { parts.each(0, [](const Table&) {}); }), HasSubstr("was written to"));
}

TEST(TableParts, refuse_what_has_not_one_type_throughout) {
  const ParquetFile file(
      "SELECT 9007199254740993 AS id, TIMESTAMP '2020-01-01 10:30:00' AS visit, 1 AS months UNION ALL SELECT 1, NULL, 2");
  TableParts parts({.path = file.path()});
  const std::string message = message_of(ErrorKind::data, [&] { parts.each(0, [](const Table&) {}); });
  EXPECT_THAT(message, HasSubstr("column \"id\": holds integers from 2^53 on"));
  EXPECT_THAT(message, HasSubstr("column \"visit\": holds times of day"));
  parts.keep_named({"months"});
  EXPECT_THAT(column_over_parts(parts, "months"), ElementsAre("1", "2"));
  EXPECT_THAT(parts.head(2).names(), ElementsAre("id", "visit", "months"));
}

TEST(TableParts, refuse_what_is_no_parquet_file) {
  const auto open = [](const std::string& path, const std::string& sheet = "") {
    return [=] { TableParts({.path = path, .sheet = sheet}); };
  };
  const TemporaryFile text("cohort.parquet", "a,b\n1,2\n"), csv("cohort.csv", "a\n1\n");
  EXPECT_THAT(message_of(ErrorKind::io, open(text.path())), HasSubstr("is not a Parquet file"));
  EXPECT_THAT(message_of(ErrorKind::usage, open(csv.path())), HasSubstr("only as a Parquet file"));
  EXPECT_THAT(message_of(ErrorKind::io, open("nosuch.parquet")), HasSubstr("cannot be opened"));
  const ParquetFile empty("SELECT 1 AS a WHERE false"), lists("SELECT [1] AS a"), good("SELECT 1 AS a");
  EXPECT_THAT(message_of(ErrorKind::data, open(empty.path())), HasSubstr("no data rows"));
  EXPECT_THAT(message_of(ErrorKind::data, open(lists.path())), HasSubstr("holds lists"));
  EXPECT_THAT(message_of(ErrorKind::usage, open(good.path(), "2")), HasSubstr("sheet does not fit"));
}

TEST(TableParts, say_that_a_file_is_cut_off) {
  const ParquetFile file(many_rows);
  std::filesystem::resize_file(file.path(), std::filesystem::file_size(file.path()) / 2);
  EXPECT_THAT(message_of(ErrorKind::io, [&] { TableParts({.path = file.path()}); }),
              HasSubstr("is not a Parquet file"));
}

}  // namespace
}  // namespace rtsurv::table
