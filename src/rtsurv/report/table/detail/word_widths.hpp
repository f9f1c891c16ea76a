#pragma once
// How wide the columns of a table are on a page of Word.

#include <vector>

#include "rtsurv/report/table/table.hpp"

namespace rtsurv::report::detail {

/// The widths that the texts of the columns ask for at 9 points, in twips; the labels first. Numbers do not wrap; labels,
/// words and heads may.
[[nodiscard]] std::vector<unsigned> wanted_widths(const Table& table);

/// The same made to fit: the labels give way first, then all columns alike.
[[nodiscard]] std::vector<unsigned> fitted_widths(std::vector<unsigned> wanted, unsigned page);

/// Whether an upright page of that width is too narrow though the labels give way.
[[nodiscard]] bool is_too_wide(const std::vector<unsigned>& wanted, unsigned page);

}  // namespace rtsurv::report::detail
