#pragma once
// A Parquet file some rows at a time.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "rtsurv/table/read/detail/load.hpp"
#include "rtsurv/table/read/detail/open_file.hpp"
#include "rtsurv/table/read/detail/sql_source.hpp"
#include "rtsurv/table/read/options.hpp"

namespace rtsurv::table::detail {

/// Keeps the file open, and reads that file again at each pass. Types as read_parquet(); what would change a column's type
/// from one part to the next is refused.
class ParquetStream {
 public:
  /// Throws as read_parquet(); Error(io) for what is no regular file; Error(usage) for options that do not fit Parquet.
  explicit ParquetStream(const ReadOptions& options);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t bytes() const { return file_.size(); }
  [[nodiscard]] const std::vector<SqlColumn>& columns() const noexcept { return columns_; }

  /// Reads these columns from row `first` on, 0-based, and gives `use` at least `rows_at_once` rows at a time, but for the
  /// last; always the same division. Throws Error(data) for integers from 2^53 on and timestamps with times of day,
  /// Error(io) when the file has been written to since it was opened; what `use` throws.
  void read(const std::vector<SqlColumn>& columns, std::size_t first, std::size_t rows_at_once,
            const std::function<void(Loaded)>& use);

  /// The first rows of all columns. What read() would refuse is a number or a date here.
  [[nodiscard]] Loaded head(std::size_t rows);

 private:
  [[nodiscard]] std::string source() const;
  [[nodiscard]] std::string selection(const std::vector<SqlColumn>& columns) const;
  void load_columns();

  ReadOptions options_;
  OpenFile file_;
  std::size_t rows_ = 0;
  std::vector<SqlColumn> columns_;
};

}  // namespace rtsurv::table::detail
