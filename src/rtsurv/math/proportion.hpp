#pragma once
// The exact interval of a proportion. Start here: clopper_pearson().

#include <cstddef>

namespace rtsurv::math {

struct Interval {
  double lower = 0.0, upper = 1.0;
};

/// The two-sided interval of Clopper and Pearson for a binomial proportion, by beta quantiles:
///
///     lower = B(a/2; x, n - x + 1),   upper = B(1 - a/2; x + 1, n - x),   a = 1 - level
///
/// for x = `count` of n = `total`, a subset of them. The lower limit is 0 at x = 0, the upper one 1 at x = n; each tail
/// still takes a/2 there, so that 0 of n has the upper limit 1 - (a/2)^(1/n). It covers at least `level`, often more.
///
/// Source: Clopper & Pearson, Biometrika 26 (1934) 404-413.
///
/// Agrees with: R binom.test within 1e-9 relative.
///
/// Throws InvalidOption for a level that ConfidenceLevel refuses. Without patients it is [0, 1].
[[nodiscard]] Interval clopper_pearson(std::size_t count, std::size_t total, double level = 0.95);

}  // namespace rtsurv::math
