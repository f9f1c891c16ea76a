#pragma once
// SQL expressions over the cohort.

#include <memory>
#include <string_view>

#include "rtsurv/table/columns/cohort.hpp"
#include "rtsurv/table/sql/limits.hpp"

namespace rtsurv::table {

namespace sql {
class Engine;
class Watchman;
}  // namespace sql

/// Evaluates expressions with DuckDB, on one thread and without access to files, network or settings, so that equal
/// input gives equal bytes. The engine starts with the first expression (about 15 ms); each one takes a millisecond
/// and a pass over the columns that it names. Sees changes of the cohort, which must outlive it.
class Evaluator {
 public:
  explicit Evaluator(const Cohort& cohort, const ExpressionLimits& limits = {});
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;
  ~Evaluator();

  /// The value in every row; levels in the order of their first occurrence. Division by zero gives a missing value.
  /// Whole numbers of every type are days where they are added to a date or subtracted from it.
  ///
  /// Throws Error(usage) naming `used_by` and the expression when it is refused (see sql::check_text, read_syntax), takes
  /// more than the limits, names an unknown column, has an aggregate outside a window or subquery, or gives a list, an interval, a time.
  /// Throws Error(data) with rows when the value of a row cannot be computed or is not finite, and when a column that
  /// it names holds NaN or an infinity: SQL would order NaN above every number.
  [[nodiscard]] Column evaluate(std::string_view expression, std::string_view used_by);

 private:
  const Cohort& cohort_;
  ExpressionLimits limits_;
  std::unique_ptr<sql::Engine> engine_;
  std::unique_ptr<sql::Watchman> watchman_;  ///< of engine_
};

}  // namespace rtsurv::table
