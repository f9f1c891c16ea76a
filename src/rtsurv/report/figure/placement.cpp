#include "rtsurv/report/figure/placement.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rtsurv::report::figure {

namespace {

constexpr double slack = 1e-6;

bool touches_any(const Box& box, const std::vector<Box>& others) {
  return std::ranges::any_of(others, [&](const Box& other) { return overlap(box, other); });
}

}  // namespace

bool overlap(const Box& a, const Box& b) noexcept {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

void FreeSpace::block_line(std::span<const Point> line, double margin) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const auto [left, right] = std::minmax(line[i - 1].x, line[i].x);
    const auto [top, bottom] = std::minmax(line[i - 1].y, line[i].y);
    block({left - margin, top - margin, right + margin, bottom + margin});
  }
}

FreeSpace::Fit FreeSpace::fit(const Box& box) const {
  const bool inside =
      box.left >= area_.left && box.right <= area_.right && box.top >= area_.top && box.bottom <= area_.bottom;
  if (!inside || touches_any(box, blocked_)) return Fit::blocked;
  return touches_any(box, shaded_) ? Fit::shaded : Fit::clear;
}

std::optional<Point> FreeSpace::place(Size size, std::span<const Point> candidates) const {
  std::optional<Point> second_best;
  for (const Point& candidate : candidates) {
    const Fit found = fit(box_at(candidate, size));
    if (found == Fit::clear) return candidate;
    if (found == Fit::shaded && !second_best) second_best = candidate;
  }
  return second_best;
}

std::optional<std::vector<double>> spread(std::span<const double> centre, std::span<const double> height,
                                          const Box& column, double max_shift) {
  std::vector<std::size_t> order(centre.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return centre[i]; });

  // Runs of touching labels; a run sits where the mean of its wishes is.
  struct Run {
    std::vector<std::size_t> members;
    double top, height;
  };
  std::vector<Run> runs;
  const auto settle = [&](Run& run) {
    double wish = 0.0, offset = 0.0;
    for (const std::size_t i : run.members) {
      wish += centre[i] - offset - height[i] / 2.0;
      offset += height[i];
    }
    run.height = offset;
    run.top = wish / static_cast<double>(run.members.size());
    run.top = std::max(column.top, std::min(run.top, column.bottom - offset));
  };
  for (const std::size_t i : order) {
    runs.push_back({{i}, 0.0, 0.0});
    settle(runs.back());
    while (runs.size() > 1 && runs[runs.size() - 2].top + runs[runs.size() - 2].height > runs.back().top + slack) {
      auto& into = runs[runs.size() - 2].members;
      into.insert(into.end(), runs.back().members.begin(), runs.back().members.end());
      runs.pop_back();
      settle(runs.back());
    }
  }

  std::vector<double> placed(centre.size());
  for (const Run& run : runs) {
    double top = run.top;
    if (run.top + run.height > column.bottom + slack) return std::nullopt;
    for (const std::size_t i : run.members) {
      placed[i] = top + height[i] / 2.0;
      top += height[i];
      if (std::abs(placed[i] - centre[i]) > max_shift + slack) return std::nullopt;
    }
  }
  return placed;
}

}  // namespace rtsurv::report::figure
