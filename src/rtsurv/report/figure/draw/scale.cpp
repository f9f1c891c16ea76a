#include "rtsurv/report/figure/draw/scale.hpp"

#include <algorithm>
#include <cmath>

namespace rtsurv::report::figure {

namespace {

constexpr double step_slack = 1e-9;  // of a step: 12.000000000001 months are 12

/// Smallest 1, 2 or 5 times a power of ten that is at least `length` > 0.
double round_up(double length) {
  const double power = std::pow(10.0, std::floor(std::log10(length)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= length * (1.0 - step_slack)) return factor * power;
  return 10.0 * power;
}

std::vector<double> round_steps(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::days:
      return {1, 2, 5, 7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650};
    case TimeUnit::weeks:
      return {1, 2, 4, 8, 13, 26, 52, 104, 260, 520};
    case TimeUnit::months:
      return {0.5, 1, 3, 6, 12, 24, 36, 60, 120, 240};
    case TimeUnit::years:
      break;
  }
  return {0.25, 0.5, 1, 2, 5, 10, 20, 50};
}

double intervals(double last, double step) { return std::max(1.0, std::ceil(last / step - step_slack)); }

double time_step(double last, TimeUnit unit, double max_intervals) {
  const std::vector<double> steps = round_steps(unit);
  if (last / steps.front() >= 2.0)
    for (const double step : steps)
      if (intervals(last, step) <= max_intervals) return step;
  return round_up(last / max_intervals);
}

std::vector<double> multiples(double last, double step) {
  const auto count = static_cast<std::size_t>(intervals(last, step));
  std::vector<double> ticks;
  for (std::size_t i = 0; i <= count; ++i) ticks.push_back(static_cast<double>(i) * step);
  return ticks;
}

}  // namespace

std::vector<double> time_ticks(double last, TimeUnit unit, std::size_t max_intervals) {
  if (!(last > 0.0)) last = 1.0;
  return multiples(last, time_step(last, unit, static_cast<double>(std::max<std::size_t>(1, max_intervals))));
}

std::vector<double> decimal_ticks(double last, std::size_t max_intervals) {
  if (!(last > 0.0)) last = 1.0;
  return multiples(last, round_up(last / static_cast<double>(std::max<std::size_t>(1, max_intervals))));
}

std::vector<double> round_ticks(double low, double high, std::size_t max_intervals) {
  if (!(high > low)) return {low};
  const double step = round_up((high - low) / static_cast<double>(std::max<std::size_t>(1, max_intervals)));
  std::vector<double> ticks;
  for (double i = std::ceil(low / step - step_slack); i <= std::floor(high / step + step_slack); ++i)
    ticks.push_back(i * step);
  return ticks;
}

std::vector<double> ratio_ticks(double low, double high, int step) {
  std::vector<double> ticks;
  const auto last = static_cast<int>(std::floor(std::log2(high) / step + step_slack));
  for (int i = static_cast<int>(std::ceil(std::log2(low) / step - step_slack)); i <= last; ++i)
    ticks.push_back(std::exp2(i * step));
  return ticks;
}

}  // namespace rtsurv::report::figure
