#pragma once
// Rows and causes of one part of a table, which need not have what the whole has.

#include <cstdint>
#include <span>

#include "rtsurv/study/columns/causes.hpp"

namespace rtsurv::study {

/// Selection::cases() of a part, which may have none; `wanted` is that of the selection.
[[nodiscard]] Cases cases_of_part(const Selection& selection, std::size_t rows, std::span<const std::uint8_t> wanted);

/// cause_columns() of a part, in which the value that means censored need not occur.
[[nodiscard]] CauseColumns cause_columns_of_part(Values& values, const CauseOutcome& outcome);

}  // namespace rtsurv::study
