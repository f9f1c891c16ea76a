#pragma once
// The statements behind an expression.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/table/sql/detail/cohort_function.hpp"
#include "rtsurv/table/sql/detail/expression.hpp"
#include "rtsurv/table/sql/detail/fetch.hpp"

namespace rtsurv::table::sql {

/// A locked session that sees one cohort.
class Engine {
 public:
  /// Throws Failure.
  explicit Engine(const Cohort& cohort);

  /// What the expression refers to. Throws ExpressionFlaw when it may not be evaluated.
  [[nodiscard]] Syntax syntax(const std::string& expression);

  /// Whether the name of a column means the column when it stands without quotes.
  [[nodiscard]] bool is_bare_name(const std::string& name);

  /// The SQL type of the value, found without looking at any row. Throws Failure.
  [[nodiscard]] duckdb_type type(const std::string& expression);

  /// The expression with days that can be added to dates; nothing where it adds none. Throws Failure.
  [[nodiscard]] std::optional<std::string> with_whole_days(const std::string& expression);

  /// The value in every row. Throws Failure, RowMismatch.
  [[nodiscard]] Fetched values(const std::string& expression, const Conversion& conversion);

  /// Whether there is a value when every column is missing; if not, the expression itself is wrong.
  [[nodiscard]] bool computes_without_values(const std::string& expression);

  /// For who interrupts it.
  [[nodiscard]] duckdb_connection connection() noexcept { return session_.connection(); }

  /// The rows, from 0, whose value cannot be computed: the first `limit` of them. Cost: O(k log n) queries for k rows.
  [[nodiscard]] std::vector<std::size_t> failing_rows(const std::string& expression, std::size_t limit);

 private:
  /// The answer of a function of one text.
  [[nodiscard]] std::string converted(const char* function, const std::string& text);
  [[nodiscard]] std::string tree(const std::string& expression);
  [[nodiscard]] std::string select(const std::string& value) const;
  [[nodiscard]] bool computes(const std::string& statement);
  void show(std::size_t first, std::size_t last);

  CohortView view_;
  Session session_;
};

}  // namespace rtsurv::table::sql
