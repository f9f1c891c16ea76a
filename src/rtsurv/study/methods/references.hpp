#pragma once
// The reference levels of a call whose terms say none.

#include <string>
#include <vector>

#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/columns/terms.hpp"

namespace rtsurv::study {

/// Gives every factor without a reference or an order of its own, whose first level has no event among the rows used, the
/// level of reference_with_events(); a sentence for each. Throws as Values.
[[nodiscard]] std::vector<std::string> move_references(Values& values, const Outcome& outcome,
                                                       std::vector<TermSpec>& terms);

}  // namespace rtsurv::study
