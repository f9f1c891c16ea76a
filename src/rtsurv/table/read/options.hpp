#pragma once
// How a file is to be read, and what reading it decided.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/table/columns/written_date.hpp"

namespace rtsurv::table {

/// How one column is to be read, beside what holds for all.
struct ColumnOptions {
  std::string name = {};                  ///< case ignored
  std::vector<std::string> missing = {};  ///< cells with exactly this text are missing here
  std::optional<DateOrder> dates = {};
  std::optional<char> decimal = {};  ///< as ReadOptions::decimal
  /// A text, and the other ways in which it is written: {"pos", {"Pos", "positive"}}.
  std::vector<std::pair<std::string, std::vector<std::string>>> same = {};
};

struct ReadOptions {
  /// .csv .tsv .txt, these with .gz, .xlsx, .parquet, .sav .zsav .dta .sas7bdat .xpt, or "-": CSV on standard input
  std::string path = {};
  std::vector<std::string> missing = {};   ///< cells with exactly this text are missing, beside empty ones
  std::string sheet = {};                  ///< of a workbook: its name, or its place among the visible ones from 1
  std::optional<std::size_t> header = {};  ///< row of the sheet that names the columns; else it is found
  std::string encoding = {};               ///< of the texts, by the name that iconv knows; else it is recognised
  DateRules dates = {};                    ///< order and century of dates that leave them open
  std::optional<char> decimal = {};        ///< '.' or ',': the decimal mark; the other one parts thousands
  std::vector<ColumnOptions> columns = {};
  /// Texts of a call. Where there are any, columns of text files and Parquet that none of them names (core/mention.hpp)
  /// are left out, with the notes on them, unless the marks of their numbers tell how a named one is to be read.
  std::vector<std::string> named_in = {};
};

/// What reading decided or noticed, for the report: delimiter, decimal comma, columns of dates.
struct ReadNotes {
  char delimiter = ',';
  bool decimal_comma = false;
  std::vector<std::string> notes;  ///< sentences such as "decimal commas were read as points"
};

}  // namespace rtsurv::table
