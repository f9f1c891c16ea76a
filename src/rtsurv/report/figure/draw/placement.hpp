#pragma once
// Finding room for texts: free places inside a panel, and labels side by side in a column.

#include <optional>
#include <span>
#include <vector>

#include "rtsurv/report/figure/draw/svg.hpp"

namespace rtsurv::report::figure {

[[nodiscard]] bool overlap(const Box& a, const Box& b) noexcept;

struct Size {
  double width = 0.0, height = 0.0;
};

[[nodiscard]] inline Box box_at(Point top_left, Size size) noexcept {
  return {top_left.x, top_left.y, top_left.x + size.width, top_left.y + size.height};
}

/// An area with obstacles in it.
class FreeSpace {
 public:
  enum class Fit { blocked, shaded, clear };

  explicit FreeSpace(const Box& area) : area_(area) {}

  void block(const Box& box) { blocked_.push_back(box); }  ///< no text may touch it
  void shade(const Box& box) { shaded_.push_back(box); }   ///< text may lie on it when nothing better is left
  /// Blocks a drawn line with `margin` around it.
  void block_line(std::span<const Point> line, double margin);

  [[nodiscard]] Fit fit(const Box& box) const;

  /// The first of the top left corners where a box of this size is clear, else the first where it is shaded.
  [[nodiscard]] std::optional<Point> place(Size size, std::span<const Point> candidates) const;

 private:
  Box area_;
  std::vector<Box> blocked_, shaded_;
};

/// Moves labels of the given heights apart along a column from `top` to `bottom`, keeping their order by `centre`.
/// Nothing when they do not fit, or when one would move by more than `max_shift`.
[[nodiscard]] std::optional<std::vector<double>> spread(std::span<const double> centre, std::span<const double> height,
                                                        const Box& column, double max_shift);

}  // namespace rtsurv::report::figure
