#pragma once
// Counted patients as tables: a level a row, a group a column.

#include <string>

#include "rtsurv/report/html/page/table.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

/// "82 of 133: 61.7 % (52.8–70.0)"; "0 of 133: 0.0 % (upper limit 2.7 %)" for none.
[[nodiscard]] std::string proportion_phrase(const results::Proportion& proportion);

/// n and percent with interval of every level in every group, patients of unknown level named; `event` is the last row.
[[nodiscard]] Table tally_table(const results::Study& study, const results::Tally& tally, const std::string& caption,
                                const std::string& event);

}  // namespace rtsurv::report::html
