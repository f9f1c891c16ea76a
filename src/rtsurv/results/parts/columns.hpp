#pragma once
// The columns of a table, for a person who chooses what they mean. Filled by study/prepare/table_columns.hpp.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

enum class ColumnKind { number, integer, boolean, text, date };

template <>
struct Words<ColumnKind> {
  using enum ColumnKind;
  static constexpr std::array<std::pair<ColumnKind, std::string_view>, 5> all{
      {{number, "number"}, {integer, "integer"}, {boolean, "boolean"}, {text, "text"}, {date, "date"}}};
};

/// One column. Of a column that is barred no value is told.
struct TableColumn {
  struct Level {
    std::string level;
    std::size_t count = 0;

    static void fields(auto& field) {
      field.title("column_level", "A value of a column.");
      field("level", &Level::level, "the value");
      field("count", &Level::count, "rows with it");
    }
  };
  struct Numbers {
    double min = 0.0, q1 = 0.0, median = 0.0, q3 = 0.0, max = 0.0;

    static void fields(auto& field) {
      field.title("column_numbers", "Where the numbers of a column lie, in its own unit.");
      field("min", &Numbers::min, "smallest value");
      field("q1", &Numbers::q1, "lower quartile, type 7");
      field("median", &Numbers::median, "median");
      field("q3", &Numbers::q3, "upper quartile, type 7");
      field("max", &Numbers::max, "largest value");
    }
  };
  struct Dates {
    std::string first, last;

    static void fields(auto& field) {
      field.title("column_dates", "Between which days the dates of a column lie.");
      field("first", &Dates::first, "YYYY-MM-DD");
      field("last", &Dates::last, "YYYY-MM-DD");
    }
  };
  struct Odd {
    std::string kind;
    std::vector<std::size_t> rows;

    static void fields(auto& field) {
      field.title("column_odd", "Cells that keep a column from being one of numbers or dates.");
      field("kind", &Odd::kind, "what they hold",
            one_of("no_value", "limit", "approximate", "grouped", "marked", "other_order", "other"));
      field("rows", &Odd::rows, "rows of the sheet, whose header is row 1");
    }
  };

  std::string name = {}, title = {};
  ColumnKind kind = ColumnKind::number;
  std::size_t missing = 0, distinct = 0;
  std::vector<Level> levels = {};
  std::optional<Numbers> numbers = {};
  std::optional<Dates> dates = {};
  std::vector<std::string> roles = {};
  std::string barred = {};
  std::vector<Odd> odd = {};

  static void fields(auto& field) {
    field.title("column", "A column of a table.");
    field("name", &TableColumn::name, "its header");
    field("title", &TableColumn::title, "what the file calls it for people; null: nothing", null_if_empty);
    field("kind", &TableColumn::kind, "type of its values");
    field("missing", &TableColumn::missing, "rows without a value");
    field("distinct", &TableColumn::distinct, "different values");
    field(
        "levels", &TableColumn::levels,
        "values with their counts, most frequent first: of texts and truths up to 50, of whole numbers up to 12; empty "
        "where there are more");
    field("numbers", &TableColumn::numbers, "of numbers; null: none is known");
    field("dates", &TableColumn::dates, "of dates; null: none is known");
    field(
        "roles", &TableColumn::roles,
        "as what the protocol names it: id, time, entry, event, competing, dose, exclude, derive, describe, by, factor, "
        "cut, effect");
    field("barred", &TableColumn::barred, "why it may be no variable, in words that follow \"it\"; null: it may be one",
          null_if_empty);
    field("odd", &TableColumn::odd, "of a column that is one of numbers or dates but for a few cells: these, by kind");
  }
};

/// `columns`
struct TableColumns {
  struct Row {
    std::size_t row = 0;
    std::vector<std::optional<std::string>> cells;

    static void fields(auto& field) {
      field.title("table_row", "A row of a table.");
      field("row", &Row::row, "of the sheet, whose header is row 1");
      field("cells", &Row::cells, "in the order of the columns; null: no value");
    }
  };

  std::string data = {};
  std::size_t n = 0;
  std::vector<TableColumn> columns = {};
  std::vector<std::string> reading = {};
  std::optional<std::vector<Row>> rows = {};

  static void fields(auto& field) {
    field.title("table_columns", "What `rtsurv columns` tells of a table.");
    field.head("columns");
    field("data", &TableColumns::data, "path of the table");
    field("n", &TableColumns::n, "rows of the table");
    field("columns", &TableColumns::columns, "in the order of the table");
    field("reading", &TableColumns::reading, "how the table was read: what was decided or left out, in sentences");
    field("rows", &TableColumns::rows, "those of --rows that the table has", absent_if_empty);
  }
};

}  // namespace rtsurv::results
