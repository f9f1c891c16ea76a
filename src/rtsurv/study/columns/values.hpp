#pragma once
// The columns and expressions that the calls of one analysis ask for, each evaluated once.

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// Columns of a table by expression. The table must outlive it; columns may be appended to the table meanwhile, rows
/// must not be removed. References stay valid until forget(). All throw as Table::evaluate(); `used_by` names the
/// option or the place in the protocol.
class Values {
 public:
  explicit Values(const table::Table& table) : table_(table) {}

  [[nodiscard]] const table::Table& table() const noexcept { return table_; }
  [[nodiscard]] std::size_t rows() const noexcept { return table_.rows(); }

  /// As typed by the table.
  const table::Column& any(const std::string& expression, std::string_view used_by);
  /// As numbers; dates and booleans are refused, a cell that is not a finite number is an error with its row.
  const table::Column& number(const std::string& expression, std::string_view used_by);
  /// As 0/1.
  const table::Column& indicator(const std::string& expression, std::string_view used_by);

  /// Drops the expressions of which `stale` is true, because a column that they use has changed. References to them
  /// end.
  void forget(const std::function<bool(const std::string& expression)>& stale);

 private:
  const table::Table& table_;
  std::map<std::string, table::Column> any_, number_, indicator_;
};

/// Throws Error(data) with every row whose value is known but not finite.
void require_finite(const table::Table& table, const table::Column& column);

}  // namespace rtsurv::study
