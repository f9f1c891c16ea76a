#pragma once
// From numbers to places on the sheet, and the round numbers that an axis shows.

#include <cstddef>
#include <vector>

#include "rtsurv/core/units.hpp"

namespace rtsurv::report::figure {

/// Maps [from, to] linearly to [start, end] points; what lies outside is mapped too.
struct LinearScale {
  double from = 0.0, to = 1.0, start = 0.0, end = 1.0;

  [[nodiscard]] double operator()(double value) const noexcept {
    return start + (value - from) / (to - from) * (end - start);
  }
};

/// Times 0, step, 2 step, ... up to the first at or after `last`, with the smallest step, round in its unit
/// (months: 6, 12, 24), that gives at most `max_intervals`. At least two ticks, whatever `last`.
[[nodiscard]] std::vector<double> time_ticks(double last, TimeUnit unit, std::size_t max_intervals);

/// The same with a step of 1, 2 or 5 times a power of ten, for times of an unknown unit.
[[nodiscard]] std::vector<double> decimal_ticks(double last, std::size_t max_intervals);

/// Multiples of 1, 2 or 5 times a power of ten inside [low, high], at most `max_intervals` + 1 of them; `low` alone
/// when the interval is empty.
[[nodiscard]] std::vector<double> round_ticks(double low, double high, std::size_t max_intervals);

/// Powers of two inside [low, high], 0 < low <= 1 <= high: every `step`-th, 1 among them.
[[nodiscard]] std::vector<double> ratio_ticks(double low, double high, int step);

}  // namespace rtsurv::report::figure
