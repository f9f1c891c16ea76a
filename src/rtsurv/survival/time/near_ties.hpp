#pragma once
// Times that differ by rounding error only are one time.

#include <span>
#include <vector>

namespace rtsurv::survival {

/// Largest gap between near-tied times, absolute and relative to the mean of |y|: 2^-26, the square root of the
/// double precision.
inline constexpr double near_tie_tolerance = 0x1p-26;

/// Cuts the distinct values y_1 < y_2 < ... of `ascending` into runs whose neighbours differ by at most the tolerance
/// or by at most the tolerance times the mean of |y|. Gives the first value of each run, or nothing when every run is a
/// single value, so that there is nothing to merge.
///
/// Cost: O(n).
///
/// Source: `timefix` of R survival (Therneau, vignette "tiedtimes").
[[nodiscard]] std::vector<double> run_starts(std::span<const double> ascending);

/// Every time of `ascending` becomes the first of its run. `starts` are the run starts of a set of times that holds
/// these; without starts nothing changes.
///
/// Cost: O(n).
void merge_runs(std::span<double> ascending, std::span<const double> starts);

}  // namespace rtsurv::survival
