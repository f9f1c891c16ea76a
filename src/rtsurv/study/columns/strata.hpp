#pragma once
// The columns of --strata: every combination of their values is a stratum.

#include <string>
#include <vector>

#include "rtsurv/study/columns/cases.hpp"
#include "rtsurv/study/columns/values.hpp"

namespace rtsurv::study {

/// Throws Error(usage) for a column that makes no strata: a date, a number with more than 10 values (most_group_values) of
/// which one is not whole, and any column with more than 30 values (levels_of_any_factor) of which most stand in one row.
/// Centres may have any whole numbers, and matched pairs are strata.
void makes_strata(const table::Table& table, const table::Column& column, const std::string& used_by);

/// Leaves out the rows that miss a stratum column. Throws as makes_strata().
void require_strata(Selection& selection, Values& values, const std::vector<std::string>& strata);

/// The stratum of each case as a code 0, 1, ...; empty without strata.
[[nodiscard]] std::vector<int> stratum_codes(Values& values, const std::vector<std::string>& strata,
                                             const Cases& cases);

}  // namespace rtsurv::study
