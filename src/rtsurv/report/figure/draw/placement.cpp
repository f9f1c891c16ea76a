#include "rtsurv/report/figure/draw/placement.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rtsurv::report::figure {

namespace {

constexpr double overlap_slack = 1e-6;

bool touches_any(const Box& box, const std::vector<Box>& others) {
  return std::ranges::any_of(others, [&](const Box& other) { return overlap(box, other); });
}

/// Touching labels from the top down.
struct Stack {
  std::vector<std::size_t> members;
  double top, bottom;
};

/// Puts the stack where the mean of its members' wishes is, inside the column.
void settle(Stack& stack, std::span<const double> centre, std::span<const double> height, const Box& column) {
  double wish = 0.0, offset = 0.0;
  for (const std::size_t i : stack.members) {
    wish += centre[i] - offset - height[i] / 2.0;
    offset += height[i];
  }
  const double top = wish / static_cast<double>(stack.members.size());
  stack.top = std::max(column.top, std::min(top, column.bottom - offset));
  stack.bottom = stack.top + offset;
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
  std::vector<Stack> stacks;
  for (const std::size_t i : order) {
    stacks.push_back({{i}, 0.0, 0.0});
    settle(stacks.back(), centre, height, column);
    while (stacks.size() > 1 && stacks[stacks.size() - 2].bottom > stacks.back().top + overlap_slack) {
      const std::vector<std::size_t> lower = std::move(stacks.back().members);
      stacks.pop_back();
      stacks.back().members.insert(stacks.back().members.end(), lower.begin(), lower.end());
      settle(stacks.back(), centre, height, column);
    }
  }
  std::vector<double> placed(centre.size());
  for (const Stack& stack : stacks) {
    if (stack.bottom > column.bottom + overlap_slack) return std::nullopt;
    double top = stack.top;
    for (const std::size_t i : stack.members) {
      placed[i] = top + height[i] / 2.0;
      top += height[i];
      if (std::abs(placed[i] - centre[i]) > max_shift + overlap_slack) return std::nullopt;
    }
  }
  return placed;
}

}  // namespace rtsurv::report::figure
