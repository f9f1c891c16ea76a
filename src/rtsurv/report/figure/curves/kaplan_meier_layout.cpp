#include "rtsurv/report/figure/curves/kaplan_meier_layout.hpp"

#include <algorithm>

#include "rtsurv/report/figure/draw/placement.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report::figure {

namespace {

constexpr double count_column_gap = 5.0;  // between numbers of the table
constexpr double label_share = 0.22;      // most of the sheet's width that names at the ends may take
constexpr std::size_t label_lines = 3;
constexpr std::size_t most_intervals = 10;
constexpr double least_panel_width = 40.0;
constexpr double most_names = 0.25;  // of a narrow sheet, beside the numbers at risk

std::vector<std::string> group_names(const KaplanMeierFigure& content) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < content.result->groups.size(); ++i)
    names.push_back(i < content.group_labels.size() ? content.group_labels[i] : content.result->groups[i].group);
  return names;
}

/// Swatches and names in one line each.
double names_column(const std::vector<std::string>& names, const Look& look) {
  return swatch_length + swatch_gap + widest(names, look.type);
}

std::vector<double> ticks_of(const KaplanMeierFigure& content, double last, std::size_t intervals) {
  return content.time_axis.empty() ? time_ticks(last, content.unit, intervals) : decimal_ticks(last, intervals);
}

/// Width of the widest number of the table, that of the largest group in brackets, or of the widest tick label.
double column_width(const KaplanMeierFigure& content, const Look& look, double last) {
  double width = 0.0;
  for (const auto& group : content.result->groups)
    width = std::max(width, text_width("(" + count(group.curve.n) + ")", look.type));
  for (const double tick : ticks_of(content, last, most_intervals))
    width = std::max(width, text_width(tick_label(tick), look.type));
  return width;
}

/// How far the axis has to go for some group.
double reach(const KaplanMeierFigure& content) {
  double last = 0.0;
  for (const auto& group : content.result->groups) last = std::max(last, last_time_shown(group.curve));
  return last;
}

/// Of the table under the panel: short names on a narrow sheet, else what its rows count.
double first_column(const KaplanMeierFigure& content, const Look& look, CurveKind kind) {
  if (look.narrow) {
    const double names = names_column(group_names(content), look);
    return content.result->groups.size() > 1 && names <= most_names * look.width ? names
                                                                                 : widest({at_risk_row}, look.type);
  }
  return widest({at_risk_row, censored_row, events_row, kind == CurveKind::incidence ? competing_row : events_row},
                look.type);
}

Panel panel_with_margin(const KaplanMeierFigure& content, const Look& look, double right_margin, CurveKind kind) {
  const std::vector<double> percents =
      look.narrow ? std::vector<double>{0, 25, 50, 75, 100} : std::vector<double>{0, 20, 40, 60, 80, 100};
  const double last = reach(content), column = column_width(content, look, last);
  const double rows = first_column(content, look, kind);
  const double left = std::max(y_axis_width(look, percents), edge + rows + count_column_gap + column / 2.0);
  const double right = std::max(left + least_panel_width, look.width - std::max(right_margin, edge + column / 2.0));
  const auto fitting = static_cast<std::size_t>((right - left) / (column + count_column_gap));
  const double height = look.width * (look.narrow ? 0.57 : 0.46);
  return make_panel({left, 0.0, right, height},
                    ticks_of(content, last, std::clamp<std::size_t>(fitting, 1, most_intervals)), percents);
}

void draw_curves(const KaplanMeierFigure& content, KaplanMeierLayout& layout, CurveKind kind) {
  LinearScale share = layout.panel.y;
  share.to = 1.0;
  layout.curves.clear();
  for (const auto& group : content.result->groups)
    layout.curves.push_back(step_curve(group.curve, layout.panel.x, share, kind == CurveKind::incidence ? 0.0 : 1.0));
}

/// The names in lines of at most `width`; empty when one would have to be cut or shortened.
std::vector<EndLabel> label_texts(const std::vector<std::string>& names, double width, const Type& type) {
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

/// Puts the labels of curves that end at the rim beside the panel; false when they would collide there.
bool place_beside(std::vector<EndLabel>& labels, const KaplanMeierLayout& layout, const std::vector<std::size_t>& at) {
  const Type& type = layout.look.type;
  std::vector<double> centre, height;
  for (const std::size_t i : at) {
    centre.push_back(layout.curves[i].end.y);
    height.push_back(static_cast<double>(labels[i].lines.size()) * type.leading());
  }
  // Above the labels of the ticks, of which the last may reach under the names.
  const Box column = {0.0, -type.leading() / 2.0, 0.0, layout.panel.box.bottom + tick_length};
  const auto placed = spread(centre, height, column, type.size);
  const double left = layout.panel.box.right + end_label_gap;
  for (std::size_t k = 0; placed && k < at.size(); ++k)
    labels[at[k]].box = box_at({left, (*placed)[k] - height[k] / 2.0}, {widest(labels[at[k]].lines, type), height[k]});
  return placed.has_value();
}

/// Puts the label of a curve that ends early behind its last point, or above it; false when something stands there.
bool place_inside(EndLabel& label, const KaplanMeierLayout& layout, Point end) {
  const Type& type = layout.look.type;
  FreeSpace space(layout.panel.box);
  for (const StepCurve& curve : layout.curves) {
    space.block_line(curve.line, 1.0);
    space.block_line(curve.tail, 1.0);
  }
  const Size size{widest(label.lines, type), static_cast<double>(label.lines.size()) * type.leading()};
  const double left = end.x + end_label_gap;
  const std::vector<Point> places{
      {left, end.y - size.height / 2.0}, {left, end.y - size.height - 1.0}, {left, end.y + 1.0}};
  const auto at = space.place(size, places);
  if (at) label.box = box_at(*at, size);
  return at.has_value();
}

/// Moves the labels to the ends of their curves; false when one finds no room there.
bool place_labels(std::vector<EndLabel>& labels, const KaplanMeierLayout& layout) {
  std::vector<std::size_t> beside;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Point end = layout.curves[i].end;
    if (layout.panel.box.right - end.x <= end_label_gap)
      beside.push_back(i);
    else if (!place_inside(labels[i], layout, end))
      return false;
  }
  return place_beside(labels, layout, beside);
}

}  // namespace

void KaplanMeierLayout::move_down(double distance) {
  panel.move_down(distance);
  for (StepCurve& curve : curves) curve.move_down(distance);
}

bool KaplanMeierLayout::names_beside_numbers() const {
  return look.narrow && names.size() > 1 && names_column(names, look) <= most_names * look.width;
}

KaplanMeierLayout kaplan_meier_layout(const KaplanMeierFigure& content, const FigureStyle& style, CurveKind kind) {
  KaplanMeierLayout layout{Look(style), {}, group_names(content), {}, {}};
  const Look& look = layout.look;
  std::vector<EndLabel> labels = label_texts(layout.names, label_share * look.width, look.type);
  if (layout.names.size() > 1 && !labels.empty() && !look.narrow) {
    layout.panel = panel_with_margin(content, look, end_label_gap + widest(labels, look.type) + edge, kind);
    draw_curves(content, layout, kind);
    if (place_labels(labels, layout)) {
      layout.end_labels = std::move(labels);
      return layout;
    }
  }
  layout.panel = panel_with_margin(content, look, edge + text_width("00", look.type), kind);
  draw_curves(content, layout, kind);
  return layout;
}

}  // namespace rtsurv::report::figure
