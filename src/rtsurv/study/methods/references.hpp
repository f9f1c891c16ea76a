#pragma once
// The reference levels of a call whose terms say none.

#include <string>
#include <vector>

#include "rtsurv/study/columns/reference.hpp"
#include "rtsurv/study/columns/values.hpp"
#include "rtsurv/study/methods/methods.hpp"

namespace rtsurv::study {

/// Gives every factor without a reference or an order of its own, whose first level has no event among the rows used, the
/// level of reference_with_events(); a sentence for each. Throws as Values.
[[nodiscard]] std::vector<std::string> move_references(Values& values, CoxCall& call);

/// The same by the events of the cause of interest.
[[nodiscard]] std::vector<std::string> move_references(Values& values, FineGrayCall& call);

/// The sentence that says so of one factor: its levels, patients and events at each, and the level that is taken.
[[nodiscard]] std::string moved_reference(const std::string& term, const std::vector<std::string>& levels,
                                          const LevelCounts& counts, std::size_t taken);

/// Whether a term lets its reference be chosen.
[[nodiscard]] bool leaves_reference_open(const TermSpec& term);

/// The code of the cause of interest among the labels. Throws InvalidOption and Error(usage) for a cause that is not
/// said, or that is none of these.
[[nodiscard]] int code_of(const Causes& causes, const FineGrayCall& call);

}  // namespace rtsurv::study
