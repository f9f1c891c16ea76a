#pragma once
// The same problem in many rows: one message for each column, with the rows.

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

class RowProblems {
 public:
  /// The table must outlive it.
  explicit RowProblems(const table::Table& table) : table_(table) {}

  /// Row i (as Table::where()) of a column, or of the columns that an expression names. The message is about the row.
  void add(std::size_t i, const std::string& column, const std::string& message);

  /// Gives each problem to `problems`, in the order in which they came first: "cohort.csv, row 7, column "d": ..." of one
  /// row; of several `cohort.csv, column "d": ... (rows 7, 9 to 12)`.
  void hand_to(Problems& problems) const;

  /// Throws Error(data) with all of them.
  void throw_if_any() const;

 private:
  using Key = std::pair<std::string, std::string>;  ///< column as the place names it, and message
  const table::Table& table_;
  std::map<Key, std::size_t> place_;
  std::vector<std::pair<Key, std::vector<std::size_t>>> found_;  ///< rows of the table
};

}  // namespace rtsurv::study
