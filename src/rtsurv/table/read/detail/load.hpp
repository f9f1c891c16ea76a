#pragma once
// A path -> a cohort in memory, whatever the format of the file.

#include <string>

#include "rtsurv/table/columns/cohort.hpp"
#include "rtsurv/table/read/detail/kind.hpp"
#include "rtsurv/table/read/options.hpp"

namespace rtsurv::table::detail {

struct Loaded {
  std::string path;
  std::string sha256;
  ReadNotes notes;
  DateRules dates;  ///< as they were told
  Cohort cohort;
};

/// Throws Error(usage) for an option that this kind of file has no use for: it would be ignored in silence.
void check_options(const ReadOptions& options, const Kind& kind, const std::string& file);

/// Reads a file by its kind (kind.hpp). Throws as Table::read(), and Error(usage) for a name that tells no kind.
[[nodiscard]] Loaded load(const ReadOptions& options);

}  // namespace rtsurv::table::detail
