#pragma once
// Columns from their rules, in the order of the file.

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "rtsurv/simulate/expression.hpp"
#include "rtsurv/simulate/specification.hpp"

namespace rtsurv::simulate {

/// Makes columns one after the other. What contradicts itself is reported at its place with the counts that clash; a
/// column that uses a broken one is broken silently.
class ColumnMaker {
 public:
  /// `expressions` are those of the sheet.
  ColumnMaker(const Specification& specification, Sheet& sheet, Expressions& expressions, toml::FileProblems& problems)
      : specification_(specification), sheet_(sheet), expressions_(expressions), problems_(problems) {}

  /// Every rule that uses only what is on the sheet; the others wait for a later call.
  void make_possible();

 private:
  [[nodiscard]] bool possible(const ColumnRule& rule) const;
  [[nodiscard]] bool broken(const ColumnRule& rule) const;
  void make(const ColumnRule& rule, std::uint64_t stream);
  bool fill(const ColumnRule& rule, std::vector<Column>& columns, std::uint64_t stream);

  const Specification& specification_;
  Sheet& sheet_;
  Expressions& expressions_;
  toml::FileProblems& problems_;
  std::set<std::string> broken_;
  std::vector<std::uint8_t> made_;
};

/// The value for every row; an ExpressionFlaw is reported at its place and gives missing values.
[[nodiscard]] std::vector<Value> values_of(const Text& expression, Expressions& expressions,
                                           toml::FileProblems& problems);
/// As above: for which rows it holds; all rows without a condition.
[[nodiscard]] std::vector<std::uint8_t> rows_where(const std::optional<Text>& condition, Expressions& expressions,
                                                   toml::FileProblems& problems);

}  // namespace rtsurv::simulate
