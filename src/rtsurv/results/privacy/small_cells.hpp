#pragma once
// A study without its small counts, for those who may not see them ([privacy] min_cell). Start here: hide_small_cells().
// What is hidden, and what is not, is on docs/privacy.md.

#include "rtsurv/results/json/write.hpp"
#include "rtsurv/results/parts/check.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::results {

/// The study that may be shown, made before any output: every count that its fields call `people`, from 1 to below
/// `min_cell`, is hidden, and what would give it away. It holds what results.json holds, and no more: members that no
/// key shows, such as the residuals of single patients, are empty. `min_cell`: least_min_cell to most_min_cell.
[[nodiscard]] Study hide_small_cells(const Study& study, unsigned min_cell);
[[nodiscard]] CheckResult hide_small_cells(const CheckResult& result, unsigned min_cell);

/// The same of a document of this definition of the schema ("results", "km", ...).
void hide_small_cells(Json& document, const std::string& definition, unsigned min_cell);

}  // namespace rtsurv::results
