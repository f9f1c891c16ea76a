#pragma once
// How a file is to be read, and what reading it decided.

#include <string>
#include <vector>

namespace rtsurv::table {

struct ReadOptions {
  std::string path = {};                  ///< .csv .tsv .txt, these with .gz, .parquet, or "-": CSV on standard input
  std::vector<std::string> missing = {};  ///< cells with exactly this text are missing, beside empty ones
};

/// What reading decided or noticed, for the report: delimiter, decimal comma, columns of dates.
struct ReadNotes {
  char delimiter = ',';
  bool decimal_comma = false;
  std::vector<std::string> notes;  ///< sentences such as "decimal commas were read as points"
};

}  // namespace rtsurv::table
