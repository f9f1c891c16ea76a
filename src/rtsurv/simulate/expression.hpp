#pragma once
// The small language of a specification: arithmetic, comparisons and logic over the columns made so far.

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include "rtsurv/math/random.hpp"
#include "rtsurv/simulate/sheet.hpp"

namespace rtsurv::simulate {

/// What is wrong with an expression, for the reader of the specification.
class ExpressionFlaw : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A parsed expression. In order of binding, weakest first:
///
///     or   and   not   = <> < <= > >= in (..) is [not] missing   + - &   * /   -   ( )
///
/// over numbers, 'texts', true, false, missing, names of columns, `row` (from 1), and the functions of
/// docs/simulate.md; & joins texts. Arithmetic and comparisons with a missing value are missing; in `and`, `or`, `not`
/// and if() a missing condition counts as false. uniform() and normal() draw anew for each row.
class Expression {
 public:
  /// At most 2,000 characters, nested at most 100 parentheses deep. Throws ExpressionFlaw.
  [[nodiscard]] static Expression parse(const std::string& text);

  /// Of one row. Throws ExpressionFlaw when a name is no column or a value has the wrong type.
  [[nodiscard]] Value evaluate(const Sheet& sheet, std::size_t row, math::RandomStream& random) const;

  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }  ///< columns it uses

  struct Node {
    std::string op;  ///< "value", "name", an operator, or "f()" for a function
    Value value;     ///< of "value"; the name of "name"
    std::vector<Node> arguments;
  };

 private:
  Node root_;
  std::vector<std::string> names_;
};

/// Names of the functions, and how many arguments each takes.
struct Function {
  std::string name;
  std::size_t fewest, most;
};
[[nodiscard]] const std::vector<Function>& functions();

}  // namespace rtsurv::simulate
