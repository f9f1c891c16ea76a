#pragma once
// The groups of a cumulative incidence compared by Gray's test.

#include <cstddef>
#include <functional>
#include <string_view>

#include "rtsurv/results/methods/incidence.hpp"
#include "rtsurv/study/methods/methods.hpp"

namespace rtsurv::study {

inline constexpr std::string_view grays_test = "Gray's test";

/// Throws InvalidOption for strata without groups.
void require_groups_of_strata(const IncidenceCall& call);

/// Throws NotEstimable without a cause among so many rows.
void require_causes(std::size_t causes, std::size_t rows);

/// Gray's test of each cause; a warning where these data cannot give it. `test` gives that of a cause 1, 2, ... or throws.
void compare_groups(results::IncidenceResult& result, bool has_entry,
                    const std::function<survival::ChiSquareTest(int)>& test);

}  // namespace rtsurv::study
