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

/// Multiples of 1, 2 or 5 times a power of ten that cover [low, high]: the first is at or below `low`, the last at or
/// above `high`, with at most `max_intervals` between.
[[nodiscard]] std::vector<double> round_ticks(double low, double high, std::size_t max_intervals);

/// Powers of 2 (of 4, 16, ... when those are too many) that cover [low, high], both > 0.
[[nodiscard]] std::vector<double> ratio_ticks(double low, double high, std::size_t max_intervals);

}  // namespace rtsurv::report::figure
