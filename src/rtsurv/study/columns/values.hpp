#pragma once
// The columns and expressions that the calls of one analysis ask for, each evaluated once.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/study/protocol/confidence.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// Columns of a table by expression. References stay valid as long as the Values, but for what put() says. All throw as
/// Table::evaluate(); `used_by` names the option or the place in the protocol.
///
/// An overlay sees its own columns and, behind them, those of its parent: it evaluates what names one of its own, and
/// asks its parent for all else. So a part of a study that needs other values in a column changes nothing that another
/// part reads. A parent must outlive its overlays and must be given no column while one is alive.
class Values {
 public:
  /// Of a table that outlives it; rows must not be removed meanwhile.
  explicit Values(const table::Table& table) : table_(table) {}
  /// With a table of its own.
  explicit Values(table::Table&& table) : own_(std::make_unique<table::Table>(std::move(table))), table_(*own_) {}
  /// An overlay without columns yet. Cost: a copy of the columns, and an SQL engine with the first expression.
  explicit Values(Values* parent);
  Values(const Values&) = delete;
  Values& operator=(const Values&) = delete;
  ~Values() = default;

  [[nodiscard]] const table::Table& table() const noexcept { return table_; }
  [[nodiscard]] std::size_t rows() const noexcept { return table_.rows(); }

  /// An overlay has that of its parent.
  [[nodiscard]] const Confidence& confidence() const noexcept { return confidence_; }
  void set_confidence(const Confidence& confidence) { confidence_ = confidence; }

  /// As typed by the table.
  const table::Column& any(const std::string& expression, std::string_view used_by);
  /// As numbers; dates and booleans are refused, a cell that is not a finite number is an error with its row.
  const table::Column& number(const std::string& expression, std::string_view used_by);
  /// The same minus `origin`.
  const table::Column& number_since(const std::string& expression, double origin, std::string_view used_by);
  /// As 0/1.
  const table::Column& indicator(const std::string& expression, std::string_view used_by);

  /// Adds a column; in an overlay also one that takes the place of the column of that name. References of this overlay
  /// to what names it end. Throws Error(usage) without a table of its own, and for a name that is taken already where
  /// there is no parent.
  void put(const table::Column& column);

  /// Nobody knows the values of that column, for this reason: whatever names it is refused with NotEstimable(why), until
  /// an overlay puts a column in its place.
  void withhold(const std::string& column, const std::string& why);

  /// Why the expression cannot be read; null when it can.
  [[nodiscard]] const std::string* withheld(const std::string& expression) const;

 private:
  /// Who evaluates the expression: this, or the parent.
  [[nodiscard]] bool is_parents(const std::string& expression) const;

  std::unique_ptr<table::Table> own_;
  const table::Table& table_;
  Values* parent_ = nullptr;
  Confidence confidence_;
  std::vector<std::string> put_;                               ///< names of the columns of an overlay
  std::vector<std::pair<std::string, std::string>> withheld_;  ///< names with their reasons, the parent's too
  std::map<std::string, table::Column> any_, number_, indicator_;
  std::map<std::pair<std::string, double>, table::Column> since_;
};

/// The numbers of a column of Values::number() or indicator(); NaN where they are missing.
[[nodiscard]] std::vector<double> known_numbers(const table::Column& column);

/// Throws Error(data) with every row whose value is known but not finite.
void require_finite(const table::Table& table, const table::Column& column);

}  // namespace rtsurv::study
