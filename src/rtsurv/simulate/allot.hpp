#pragma once
// Exact margins: counts of levels, and tables of flags with given sums of rows and columns.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "rtsurv/math/random.hpp"
#include "rtsurv/simulate/specification.hpp"

namespace rtsurv::simulate {

/// What was made, or why it cannot be.
template <class Made>
struct Attempt {
  Made made = {};
  std::string flaw = {};  ///< empty: it was made
};

/// How many of `n` patients bear each level. Whole numbers are taken as they are and must add up to n; amounts that add
/// up to 1 are shares, rounded by largest remainders (the earlier level first among equal ones).
[[nodiscard]] Attempt<std::vector<std::size_t>> level_counts(const std::vector<Level>& levels, std::size_t n);

/// A table of 0 and 1, row after row, with these sums; drawn at random among the tables that have them.
/// Filled row by row into the columns that still lack most, which finds a table whenever there is one (Gale, Pacific J
/// Math 7 (1957) 1073-1082; Ryser, Canad J Math 9 (1957) 371-377), then mixed by 20 switches per cell of 2 x 2 corners.
[[nodiscard]] Attempt<std::vector<std::uint8_t>> flag_table(const std::vector<std::size_t>& row_sums,
                                                            const std::vector<std::size_t>& column_sums,
                                                            math::RandomStream& random);

}  // namespace rtsurv::simulate
