#pragma once
// Is a text one expression, and may it be evaluated? Checked before the SQL engine sees it as a statement.

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace rtsurv::table::sql {

/// Why a text is refused; the message names no cell.
class ExpressionFlaw : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Refuses, with plain words, a text that is empty, long or not UTF-8, quotes or parentheses that do not close, ';',
/// comments ("--", "/*"), dollar quotes, and a comma outside parentheses. What passes may still be no expression: see
/// read_syntax().
void check_text(std::string_view expression);

/// A name as the expression uses it: {"age"}, or {"cohort", "age"}.
using NameParts = std::vector<std::string>;

/// What the expression refers to.
struct Syntax {
  std::vector<NameParts> names;
  bool nested = false;    ///< holds a subquery or a lambda, which bring names of their own
  bool together = false;  ///< holds a subquery or a window: the value of a row depends on other rows
};

/// Reads DuckDB's syntax tree (the answer of json_serialize_sql) of "SELECT (expression)".
///
/// Refuses everything but one expression: several columns, other clauses, '*', parameters. Refuses what depends on
/// more than the cohort: other tables (a common table expression counts inside its own query only), table functions, samples, and functions whose value depends on time, chance,
/// machine or settings. Throws ExpressionFlaw.
[[nodiscard]] Syntax read_syntax(const std::string& serialized);

/// True for a function whose value depends on time, chance, machine or settings. `arguments`: how many it is given.
[[nodiscard]] bool is_unrepeatable(std::string_view function, std::size_t arguments);

/// True for a name that is such a value by itself, without parentheses (current_date), where no column has it.
[[nodiscard]] bool is_unrepeatable_value(std::string_view name);

}  // namespace rtsurv::table::sql
