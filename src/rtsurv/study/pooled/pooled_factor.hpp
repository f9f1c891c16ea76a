#pragma once
// Levels of which each part of a table has some. Start here: coded_factor(), merged().

#include <cstdint>
#include <string>
#include <vector>

#include "rtsurv/core/bytes.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::study {

/// What levels are made of, and so in which order they stand.
enum class LevelKind : std::uint8_t {
  text,     ///< in the order of their bytes
  ordered,  ///< texts in an order of their own
  number,   ///< ascending, as dates and yes/no are
  date,
  boolean,
};

/// The levels that occur, in order.
struct PooledFactor {
  std::string name = {};  ///< column or expression
  LevelKind kind = LevelKind::text;
  std::vector<std::string> levels = {};
  std::vector<double> place = {};  ///< of each level, ascending: its number, or its place in its order; empty for texts

  [[nodiscard]] std::size_t size() const noexcept { return levels.size(); }
};

/// The levels that cases have, and the code of each case.
struct CodedFactor {
  PooledFactor factor;
  std::vector<int> code;  ///< -1 where missing
};

/// With `order` those are the levels. Throws as as_factor(). Cost: O(rows log levels).
[[nodiscard]] CodedFactor coded_factor(const table::Table& table, const table::Column& column, const Cases& cases,
                                       const std::vector<std::string>& order = {});

/// The levels of both in their order, and what each code of one part is called together.
struct MergedFactor {
  PooledFactor together;
  std::vector<int> of_a, of_b;  ///< ascending
};

/// Throws Error(usage) for levels of different kinds, and for orders that differ. A part without levels fits any.
[[nodiscard]] MergedFactor merged(const PooledFactor& a, const PooledFactor& b);

/// Whether levels and places are in order; for bytes from elsewhere.
[[nodiscard]] bool is_sound(const PooledFactor& factor);

void byte_fields(auto& io, FieldsOf<PooledFactor> auto& factor) {
  io(factor.name, factor.kind, factor.levels, factor.place);
}

}  // namespace rtsurv::study
