#include "rtsurv/report/figure/curves/end_labels.hpp"

#include <algorithm>
#include <numeric>

#include "rtsurv/report/figure/draw/placement.hpp"

namespace rtsurv::report::figure {

namespace {

constexpr double label_share = 0.22;  // most of the sheet's width that names at the ends may take
constexpr std::size_t label_lines = 3;

/// Where names stand beside the panel, down to where, and how far from the ends of their curves at most.
struct Beside {
  double left, bottom, max_shift;
};

/// Puts these labels beside the panel; false when they would collide there.
bool place_beside(std::vector<EndLabel>& labels, const KaplanMeierLayout& layout, const std::vector<std::size_t>& at,
                  const Beside& where) {
  const Type& type = layout.look.type;
  std::vector<double> centre, height;
  for (const std::size_t i : at) {
    centre.push_back(layout.curves[i].end.y);
    height.push_back(static_cast<double>(labels[i].lines.size()) * type.leading());
  }
  const Box column = {0.0, -type.leading() / 2.0, 0.0, where.bottom};
  const auto placed = spread(centre, height, column, where.max_shift);
  for (std::size_t k = 0; placed && k < at.size(); ++k)
    labels[at[k]].box =
        box_at({where.left, (*placed)[k] - height[k] / 2.0}, {widest(labels[at[k]].lines, type), height[k]});
  return placed.has_value();
}

/// Puts the label of a curve that ends early behind its last point, or above it; false when something stands there.
bool place_inside(EndLabel& label, FreeSpace& space, Point end, const Type& type) {
  const Size size{widest(label.lines, type), static_cast<double>(label.lines.size()) * type.leading()};
  const double left = end.x + end_label_gap;
  const std::vector<Point> places{
      {left, end.y - size.height / 2.0}, {left, end.y - size.height - 1.0}, {left, end.y + 1.0}};
  const auto at = space.place(size, places);
  if (!at) return false;
  label.box = box_at(*at, size);
  space.block(label.box);
  return true;
}

}  // namespace

std::vector<EndLabel> label_texts(const std::vector<std::string>& names, const Look& look) {
  const Type& type = look.type;
  const double width = label_share * look.width;
  std::vector<EndLabel> labels;
  for (const std::string& name : names) {
    labels.push_back({wrapped(name, width, label_lines + 1, type), {}});
    if (labels.back().lines.size() > label_lines || widest_word(name, type) > width) return {};
  }
  return labels;
}

double widest(const std::vector<EndLabel>& labels, const Type& type) {
  double width = 0.0;
  for (const EndLabel& label : labels) width = std::max(width, widest(label.lines, type));
  return width;
}

bool place_labels(std::vector<EndLabel>& labels, const KaplanMeierLayout& layout) {
  FreeSpace space(layout.panel.box);
  for (const StepCurve& curve : layout.curves) {
    space.block_line(curve.line, 1.0);
    space.block_line(curve.tail, 1.0);
  }
  std::vector<std::size_t> beside;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Point end = layout.curves[i].end;
    if (layout.panel.box.right - end.x <= end_label_gap)
      beside.push_back(i);
    else if (!place_inside(labels[i], space, end, layout.look.type))
      return false;
  }
  // Above the labels of the ticks, of which the last may reach under the names.
  const Box& panel = layout.panel.box;
  return place_beside(labels, layout, beside,
                      {panel.right + end_label_gap, panel.bottom + tick_length, layout.look.type.size});
}

bool place_with_swatches(std::vector<EndLabel>& labels, const KaplanMeierLayout& layout) {
  std::vector<std::size_t> all(labels.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  for (EndLabel& label : labels) label.swatch = true;
  const Box& panel = layout.panel.box;  // no swatch beside the axis, which it would go on with
  return place_beside(labels, layout, all, {panel.right + end_label_gap + swatch_room, panel.bottom, panel.height()});
}

}  // namespace rtsurv::report::figure
