#pragma once
// Columns that a study adds by itself; no column of a file or of [derive] may bear their names.

#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/study/protocol/protocol.hpp"

namespace rtsurv::study {

inline constexpr const char* best_response_column = "best_response";  ///< of [response] from lesion sums

/// dose_per_fraction (of the first phase), then bed and eqd2 of the first alpha/beta and bed_abX and eqd2_abX of every
/// further one, X being its value with '_' for the decimal point.
[[nodiscard]] std::vector<std::string> dose_column_names(const DoseRule& rule);

}  // namespace rtsurv::study
