#pragma once
// How a [[cutpoint]] is searched, and the column that it makes.

#include <optional>

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// The scores of the search: those of the protocol; without its word Gray's where events compete, else log-rank.
[[nodiscard]] survival::MaxstatScore score_of(const Outcome& outcome, const CutpointRule& rule);

/// The search that the protocol asks for.
[[nodiscard]] CutpointCall call_of(const Analysis& analysis, const CutpointRule& rule);

/// Whether the dose of a schedule reaches a threshold: chain::reaches_fixed() when equality suffices; else, for a searched
/// cut, value > threshold by more than rounding, since the cut is the dose of a schedule itself.
[[nodiscard]] bool reaches_threshold(double value, double threshold, bool at_equality) noexcept;

/// The boolean column of a cut-point, by chain::high_side(): variable >= fixed, or variable > cut, where there is one;
/// missing where the variable is, and everywhere without a cut.
[[nodiscard]] table::Column cutpoint_column(Analysis& analysis, const CutpointRule& rule, std::optional<double> cut);

}  // namespace rtsurv::study
