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

std::vector<std::string> group_names(const KaplanMeierFigure& content) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < content.result->groups.size(); ++i)
    names.push_back(i < content.group_labels.size() ? content.group_labels[i] : content.result->groups[i].group);
  return names;
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

Panel panel_with_margin(const KaplanMeierFigure& content, const Look& look, double right_margin, CurveKind kind) {
  const std::vector<double> percents =
      look.narrow ? std::vector<double>{0, 25, 50, 75, 100} : std::vector<double>{0, 20, 40, 60, 80, 100};
  const double last = reach(content), column = column_width(content, look, last);
  const double rows = widest(
      {at_risk_row, censored_row, events_row, kind == CurveKind::incidence ? competing_row : events_row}, look.type);
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
    labels.push_back({wrapped(name, width, label_lines + 1, type), 0.0});
    if (labels.back().lines.size() > label_lines || widest_word(name, type) > width) return {};
  }
  return labels;
}

double widest(const std::vector<EndLabel>& labels, const Type& type) {
  double width = 0.0;
  for (const EndLabel& label : labels) width = std::max(width, widest(label.lines, type));
  return width;
}

/// Moves the labels to the ends of their curves; false when they would collide there.
bool place_labels(std::vector<EndLabel>& labels, const KaplanMeierLayout& layout) {
  const Type& type = layout.look.type;
  std::vector<double> centre, height;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    centre.push_back(layout.curves[i].end.y);
    height.push_back(static_cast<double>(labels[i].lines.size()) * type.leading());
  }
  // Above the labels of the ticks, of which the last may reach under the names.
  const Box column = {0.0, -type.leading() / 2.0, 0.0, layout.panel.box.bottom + tick_length};
  const auto placed = spread(centre, height, column, type.size);
  for (std::size_t i = 0; placed && i < labels.size(); ++i) labels[i].centre = (*placed)[i];
  return placed.has_value();
}

}  // namespace

void KaplanMeierLayout::move_down(double distance) {
  panel.move_down(distance);
  for (StepCurve& curve : curves) curve.move_down(distance);
}

KaplanMeierLayout kaplan_meier_layout(const KaplanMeierFigure& content, const FigureStyle& style, CurveKind kind) {
  KaplanMeierLayout layout{Look(style), {}, group_names(content), {}, {}};
  const Look& look = layout.look;
  std::vector<EndLabel> labels = label_texts(layout.names, label_share * look.width, look.type);
  if (layout.names.size() > 1 && !labels.empty()) {
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
