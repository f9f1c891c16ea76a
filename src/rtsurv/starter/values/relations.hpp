#pragma once
// What two columns have to do with each other, row by row: the surest witness of what a column is.

#include <vector>

#include "rtsurv/starter/values/profile.hpp"

namespace rtsurv::starter {

/// Row by row: 1 true, 0 false, NaN unknown.
using Truths = std::vector<double>;

/// True where the column has a value.
[[nodiscard]] Truths filled(const ColumnProfile& column);

/// True where the value is one of `values`; unknown where there is none.
[[nodiscard]] Truths is_one_of(const ColumnProfile& column, const std::vector<double>& values);

/// Share of the rows in which both are known and equal among those in which both are known; 0.5, which speaks for
/// neither side, when one of them is always true or always false there.
[[nodiscard]] double agreement(const Truths& a, const Truths& b);

/// They agree in at least 98 % of the rows.
[[nodiscard]] bool agree(const Truths& a, const Truths& b);

/// The column is known in at most 60 % of the rows, and at least 95 % of those are rows in which `happened` is true: it
/// was written down because of what happened.
[[nodiscard]] bool known_only_where(const ColumnProfile& column, const Truths& happened);

/// In at least 95 % of the rows in which both are above 0, of which there are at least ten, a = k b within 2 % or the
/// rounding of either: the same duration in another unit.
[[nodiscard]] bool proportional(const std::vector<double>& a, const std::vector<double>& b);

/// Known in the same rows, 20 or more, and each value of one goes with one of the other and the reverse; where values
/// hardly repeat, the correlation is 1 or -1.
[[nodiscard]] bool same_information(const ColumnProfile& a, const ColumnProfile& b);

/// b - a, row by row.
[[nodiscard]] std::vector<double> difference(const std::vector<double>& a, const std::vector<double>& b);

/// a, or b where a is not known.
[[nodiscard]] std::vector<double> either(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace rtsurv::starter
