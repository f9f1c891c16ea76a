#pragma once
// A path -> a cohort in memory, whatever the format of the file.

#include <string>

#include "rtsurv/table/columns/cohort.hpp"
#include "rtsurv/table/read/options.hpp"

namespace rtsurv::table::detail {

struct Loaded {
  std::string path;
  std::string sha256;
  ReadNotes notes;
  Cohort cohort;
};

/// Reads a file by the end of its name: .csv .tsv .txt, these with .gz, .parquet; "-" is CSV on standard input.
/// Throws as Table::read(), and Error(usage) for another ending.
[[nodiscard]] Loaded load(const ReadOptions& options);

}  // namespace rtsurv::table::detail
