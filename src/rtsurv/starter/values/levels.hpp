#pragma once
// How a covariate is coded: as a number, or by which levels.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/starter/values/profile.hpp"
#include "rtsurv/starter/values/words.hpp"

namespace rtsurv::starter {

struct Covariate {
  std::size_t column = 0;           ///< index into the profile
  std::string name;                 ///< of the column, or of the one that is derived from it
  std::string derived;              ///< SQL of the derived column; empty for none
  std::vector<std::string> levels;  ///< as TOML values: texts in quotes, codes bare; empty for numbers and true/false
  std::vector<std::pair<std::string, std::vector<std::string>>> same;  ///< a text, and other ways to write it
  std::string condition;  ///< SQL that splits the patients in two; empty for more than two levels
  bool ordered = false;   ///< the levels rise; else only the first is to be named, as the reference
};

/// A whole number of this name is a code, not a quantity.
[[nodiscard]] bool is_category(const NameWords& name);

/// Texts have levels: in the order of the column when it has one of its own, in that of stages (natural_order()) or
/// of words (worded_order()), else the most frequent first, then in the order of their bytes; texts that differ in case
/// or blanks are one, written as most often. Numbers have levels when there are two values, or at most six codes of a
/// category with two patients or more each: the most frequent first, but ascending where codes have an order and of two
/// values when one is 0. Levels of one patient become "other" together, which leaves no order, or missing when only one
/// patient has such a one, in a derived column. Nothing when one level remains.
[[nodiscard]] std::optional<Covariate> make_covariate(std::size_t index, const TableProfile& table,
                                                      const NameWords& name);

}  // namespace rtsurv::starter
