#pragma once
// A table that is larger than memory, some rows at a time. Start here: TableParts.

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "rtsurv/table/read/options.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::table {

/// The rows of a Parquet file in parts. The file stays open: each pass reads that file, even if another takes its path.
/// Columns have the types that Table::read() gives them. Not for several threads at once.
class TableParts {
 public:
  /// Throws as Table::read(); Error(usage) for a file that is no Parquet file by its name.
  explicit TableParts(const ReadOptions& options);
  TableParts(TableParts&&) noexcept;
  TableParts& operator=(TableParts&&) noexcept;
  ~TableParts();

  [[nodiscard]] std::size_t rows() const noexcept;
  [[nodiscard]] std::size_t columns() const noexcept;  ///< of the file
  [[nodiscard]] std::size_t bytes() const noexcept;    ///< of the file

  /// The first rows with every column, for what a text names: a column that each() would refuse is there, whatever its type.
  [[nodiscard]] Table head(std::size_t rows) const;

  /// From now on parts have only the columns that one of these texts names (core/mention.hpp), the first one if none is.
  void keep_named(const std::vector<std::string>& texts);

  /// Gives the parts to `use` in the order of the rows, always the same ones, without the first `skipped` of them. A part
  /// has 2^18 rows, or a few more. Places name rows of the file.
  ///
  /// Throws Error(data) for a column of integers from 2^53 on or of times of day, which would not have one type in all
  /// parts; Error(io) where the file cannot be read, or was written to since it was opened; what `use` throws.
  void each(std::size_t skipped, const std::function<void(Table)>& use);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rtsurv::table
