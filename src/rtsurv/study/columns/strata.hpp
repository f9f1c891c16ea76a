#pragma once
// The columns of --strata: every combination of their values is a stratum.

#include <string>
#include <vector>

#include "rtsurv/study/columns/cases.hpp"
#include "rtsurv/study/columns/values.hpp"

namespace rtsurv::study {

/// Leaves out the rows that miss a stratum column.
void require_strata(Selection& selection, Values& values, const std::vector<std::string>& strata);

/// The stratum of each case as a code 0, 1, ...; empty without strata.
[[nodiscard]] std::vector<int> stratum_codes(Values& values, const std::vector<std::string>& strata,
                                             const Cases& cases);

}  // namespace rtsurv::study
