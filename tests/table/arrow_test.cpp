// read_arrow(): streams as another program would give them, made of queries.
#include "rtsurv/table/read/arrow.hpp"

#include <gmock/gmock.h>

#include "rtsurv/table/sql/detail/duckdb.hpp"
#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// The rows of a query as an Arrow stream, batch by batch.
class QueryStream {
 public:
  explicit QueryStream(const std::string& query, const std::string& zone = "UTC") {
    session_.query("SET TimeZone = " + sql::quote_text(zone));
    EXPECT_EQ(duckdb_query(session_.connection(), query.c_str(), &result_), DuckDBSuccess);
    options_ = duckdb_result_get_arrow_options(&result_);
    stream.get_schema = [](ArrowArrayStream* of, ArrowSchema* out) {
      ++self(of).schemas;
      return self(of).schema(*out);
    };
    stream.get_next = [](ArrowArrayStream* of, ArrowArray* out) { return self(of).next(*out); };
    stream.get_last_error = [](ArrowArrayStream*) { return "no batch"; };
    stream.release = [](ArrowArrayStream* of) { of->release = nullptr; };
    stream.private_data = this;
  }
  QueryStream(const QueryStream&) = delete;
  QueryStream& operator=(const QueryStream&) = delete;
  ~QueryStream() {
    duckdb_destroy_arrow_options(&options_);
    duckdb_destroy_result(&result_);
  }

  ArrowArrayStream stream{};
  bool fails = false;  ///< from its first batch on
  int schemas = 0;     ///< that were given away, each to be released

 private:
  static QueryStream& self(ArrowArrayStream* stream) { return *static_cast<QueryStream*>(stream->private_data); }

  static int code_of(duckdb_error_data error) {
    const bool failed = duckdb_error_data_has_error(error);
    duckdb_destroy_error_data(&error);
    return failed ? 5 : 0;
  }

  int schema(ArrowSchema& out) {
    std::vector<duckdb_logical_type> types;
    std::vector<const char*> names;
    for (idx_t i = 0; i < duckdb_column_count(&result_); ++i) {
      types.push_back(duckdb_column_logical_type(&result_, i));
      names.push_back(duckdb_column_name(&result_, i));
    }
    const int code = code_of(duckdb_to_arrow_schema(options_, types.data(), names.data(), types.size(), &out));
    for (duckdb_logical_type& type : types) duckdb_destroy_logical_type(&type);
    return code;
  }

  int next(ArrowArray& out) {
    if (fails) return 5;
    duckdb_data_chunk chunk = duckdb_fetch_chunk(result_);
    out = {};
    if (chunk == nullptr) return 0;
    const int code = code_of(duckdb_data_chunk_to_arrow(options_, chunk, &out));
    duckdb_destroy_data_chunk(&chunk);
    return code;
  }

  sql::Session session_{sql::Access::files};
  duckdb_result result_{};
  duckdb_arrow_options options_ = nullptr;
};

Table table_of_stream(const std::string& query, const std::string& zone = "UTC") {
  QueryStream query_stream(query, zone);
  return Table::from_columns(read_arrow(query_stream.stream));
}

std::string complaint(const std::string& query) {
  return message_of(ErrorKind::data, [&] { (void)table_of_stream(query); });
}

TEST(Arrow, ASchemaIsAskedForOnce) {
  QueryStream stream("SELECT 1 a, 'x' b");
  EXPECT_EQ(read_arrow(stream.stream).size(), 2U);
  EXPECT_EQ(stream.schemas, 1);
}

TEST(Arrow, TypesAreThoseOfAParquetFile) {
  const Table table = table_of_stream(
      "SELECT 7::TINYINT a, 2.5::FLOAT b, 1.25::DECIMAL(9, 2) c, true d, 'x' e, DATE '2020-01-02' f, 3::UBIGINT g, "
      "'v'::ENUM('u', 'v') h, 9007199254740993 i");
  std::vector<std::string_view> types;
  for (const std::string& name : table.names()) types.push_back(rtsurv::table::name(*table.type(name)));
  EXPECT_THAT(types, ElementsAre("integer", "number", "number", "boolean", "text", "date", "integer", "text", "text"));
  EXPECT_THAT(texts(table.column("h", "--x")), ElementsAre("v"));
  EXPECT_THAT(texts(table.column("i", "--x")), ElementsAre("9007199254740993"));
}

TEST(Arrow, NullNotANumberAndTheEmptyTextAreMissing) {
  const Table table = table_of_stream("SELECT * FROM (VALUES ('NaN'::DOUBLE, ''), (NULL, NULL), (5, 'a')) t(x, y)");
  EXPECT_THAT(table.column("x", "--x").missing, ElementsAre(1, 1, 0));
  EXPECT_THAT(table.column("y", "--x").missing, ElementsAre(1, 1, 0));
}

TEST(Arrow, ATimestampIsTheTimeOfTheClocksInItsZone) {
  const std::string midnight_in_seoul = "SELECT TIMESTAMPTZ '2020-01-01 15:00:00+00' AS start";
  const Table there = table_of_stream(midnight_in_seoul, "Asia/Seoul");
  EXPECT_EQ(there.type("start"), ColumnType::date);
  EXPECT_THAT(texts(there.evaluate("strftime(start, '%Y-%m-%d')", "--x")), ElementsAre("2020-01-02"));
  EXPECT_EQ(table_of_stream(midnight_in_seoul, "UTC").type("start"), ColumnType::text);
}

TEST(Arrow, RowsKeepTheirOrderOverManyBatches) {
  const Column x = table_of_stream("SELECT (i * 7919) % 100003 AS x FROM range(100003) t(i)").column("x", "--x");
  std::size_t misplaced = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (x.number[i] != static_cast<double>((i * 7919) % 100003)) ++misplaced;
  EXPECT_EQ(x.size(), 100003U);
  EXPECT_EQ(misplaced, 0U);
}

TEST(Arrow, ColumnsMayBeCalledAnything) {
  const Table table = table_of_stream("SELECT 1 AS rowid, 2 AS c0, 3 AS \"say \"\"a\"\"\"");
  EXPECT_THAT(table.names(), ElementsAre("rowid", "c0", "say \"a\""));
  EXPECT_THAT(texts(table.column("c0", "--x")), ElementsAre("2"));
}

TEST(Arrow, ColumnsThatAreNotNamedAreNotRead) {
  const std::string query =
      "SELECT i AS id, 'x' || i AS who, [i] AS lists, i * 2.5 AS dose, i % 2 = 0 AS died, TIMESTAMPTZ '2020-01-01 15:00:00+00' AS seen "
      "FROM range(5000) t(i)";
  QueryStream stream(query, "Asia/Seoul");
  const Table table = Table::from_columns(read_arrow(stream.stream, {"Dose", "died and seen > DATE '2020-01-01'"}));
  EXPECT_THAT(table.names(), ElementsAre("dose", "died", "seen"));
  EXPECT_EQ(table.column("dose", "--x").number[4999], 4999 * 2.5);
  EXPECT_EQ(table.column("died", "--x").number[4999], 0);
  EXPECT_THAT(texts(table.evaluate("strftime(seen, '%Y-%m-%d')", "--x"))[0], "2020-01-02");
}

TEST(Arrow, WhatIsNoTableIsRefusedByName) {
  EXPECT_THAT(complaint("SELECT 1 AS a, [1, 2] AS b, INTERVAL 3 DAY AS c"),
              AllOf(HasSubstr("column \"b\": holds lists"), HasSubstr("column \"c\": holds lists")));
  EXPECT_THAT(complaint("SELECT 1 AS \"u\u0308\", 2 AS \"\u00FC\""), HasSubstr("has the same name"));
  EXPECT_THAT(complaint("SELECT 1 AS a WHERE false"), HasSubstr("there are no rows"));
}

TEST(Arrow, AStreamThatFailsIsNoTable) {
  QueryStream query_stream("SELECT 1 AS a");
  query_stream.fails = true;
  EXPECT_THAT(message_of(ErrorKind::data, [&] { (void)read_arrow(query_stream.stream); }),
              HasSubstr("is not an Arrow stream that can be read"));
}

}  // namespace
}  // namespace rtsurv::table
