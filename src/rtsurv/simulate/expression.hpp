#pragma once
// The expressions of a specification: SQL over the columns made so far, and one random number for each patient.

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/math/random.hpp"
#include "rtsurv/simulate/sheet.hpp"

namespace rtsurv::simulate {

/// What is wrong with an expression, for the reader of the specification.
class ExpressionFlaw : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Names that an expression may use beside those of columns.
inline constexpr std::string_view row_name = "row";          ///< number of the patient, from 1
inline constexpr std::string_view uniform_name = "uniform";  ///< U, one draw between 0 and 1 for each patient
inline constexpr std::string_view normal_name = "normal";    ///< the standard normal quantile of the same U

/// Does it name `uniform` or `normal`?
[[nodiscard]] bool draws(std::string_view expression);

/// A sheet as SQL sees it (table::Table), also the columns that it is given later. SQL draws nothing itself: U comes
/// from a stream of the caller. Every expression is computed for all patients, whoever gets its value.
class Expressions {
 public:
  /// Of a sheet of one row or more that outlives it.
  explicit Expressions(const Sheet& sheet);

  [[nodiscard]] std::size_t rows() const noexcept { return sheet_.rows; }

  /// The value for every row, and its type; U is missing. Throws ExpressionFlaw in the words of table::Table, with the
  /// SQL for what was written otherwise before; also for weekday(), log() and &, whose meaning was another one.
  [[nodiscard]] Column evaluate(const std::string& expression);

  /// As above, with U for these rows, drawn in their order if the expression draws.
  [[nodiscard]] Column evaluate(const std::string& expression, const std::vector<std::size_t>& rows,
                                math::RandomStream& random);

 private:
  const Sheet& sheet_;
  table::Table table_;
  std::size_t seen_ = 0;  ///< columns of the sheet that the table has
};

/// What specifications wrote before their expressions were SQL.
struct FormerSpelling {
  std::string_view word;  ///< "name(" for a function
  std::string_view sql;
  bool another_meaning;  ///< it is SQL too
};
[[nodiscard]] const std::vector<FormerSpelling>& former_spellings();

}  // namespace rtsurv::simulate
