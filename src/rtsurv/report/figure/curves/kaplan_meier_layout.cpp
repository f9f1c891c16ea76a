#include "rtsurv/report/figure/curves/kaplan_meier_layout.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/report/figure/curves/end_labels.hpp"
#include "rtsurv/report/figure/curves/kaplan_meier_words.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report::figure {

namespace {

constexpr double count_column_gap = 5.0;  // between numbers of the table
constexpr std::size_t most_intervals = 10;
constexpr double least_panel_width = 40.0;
constexpr double most_names = 0.25;  // of the sheet, beside the numbers at risk
constexpr double tick_slack = 1e-9;  // of a step: 12.000000000001 months are 12

std::vector<std::string> group_names(const KaplanMeierFigure& content) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < content.result->groups.size(); ++i)
    names.push_back(i < content.group_labels.size() ? content.group_labels[i] : content.result->groups[i].group);
  return names;
}

/// Where the largest group has fewer than 5 at risk; the last time of all where none has as many.
double reach(const KaplanMeierFigure& content) {
  double largest = 0.0, last = 0.0;
  for (const auto& group : content.result->groups) largest = std::max(largest, group.curve.n);
  const double enough = std::min(least_on_axis, largest / 2.0);
  for (const auto& group : content.result->groups) last = std::max(last, last_time_with(group.curve, enough));
  return last;
}

/// What decides about the panel.
struct Plan {
  const KaplanMeierFigure& content;
  Look look;
  CurveKind kind;
  results::RiskTable table;
  std::optional<double> wanted_end, breaks;

  [[nodiscard]] double end() const {
    const double last = wanted_end ? *wanted_end : reach(content);
    return last > 0.0 ? last : 1.0;
  }
};

/// Swatches and names in one line each.
double names_column(const std::vector<std::string>& names, const Look& look) {
  return swatch_length + swatch_gap + widest(names, look.type);
}

/// Multiples of `step`, or of the smallest multiple of it that gives at most `intervals`.
std::vector<double> ticks_every(double step, double last, double intervals) {
  step *= std::max(1.0, std::ceil(last / (step * intervals) - tick_slack));
  std::vector<double> ticks;
  for (double i = 0.0; i * step <= last * (1.0 + tick_slack); ++i) ticks.push_back(i * step);
  if (ticks.size() < 2) ticks.push_back(last);
  return ticks;
}

/// From 0 on, at least two; none beyond the end of the axis but the second, which moves an end that nobody asked for.
std::vector<double> ticks_of(const Plan& plan, std::size_t intervals) {
  const double last = plan.end();
  if (plan.breaks) return ticks_every(*plan.breaks, last, static_cast<double>(intervals));
  std::vector<double> ticks =
      plan.content.time_axis.empty() ? time_ticks(last, plan.content.unit, intervals) : decimal_ticks(last, intervals);
  while (ticks.size() > 2 && ticks.back() > last * (1.0 + tick_slack)) ticks.pop_back();
  if (plan.wanted_end) ticks.back() = std::min(ticks.back(), last);
  return ticks;
}

/// Width of the widest number of the table, that of the largest group in brackets, or of the widest tick label.
double column_width(const Plan& plan) {
  double width = 0.0;
  if (plan.table != results::RiskTable::none)
    for (const auto& group : plan.content.result->groups)
      width = std::max(width, text_width("(" + count(group.curve.n) + ")", plan.look.type));
  for (std::size_t intervals = 1; intervals <= most_intervals; ++intervals)
    for (const double tick : ticks_of(plan, intervals))
      width = std::max(width, text_width(tick_label(tick), plan.look.type));
  return width;
}

/// Of the table under the panel: short names beside numbers at risk, else what its rows count.
double first_column(const Plan& plan) {
  const Look& look = plan.look;
  if (plan.table == results::RiskTable::none) return 0.0;
  if (plan.table == results::RiskTable::at_risk) {
    const double names = names_column(group_names(plan.content), look);
    const bool beside = plan.content.result->groups.size() > 1 && names <= most_names * look.width;
    return std::max(beside ? names : 0.0, widest({at_risk_row}, look.type));
  }
  return widest({at_risk_row, censored_row, events_row, plan.kind == CurveKind::incidence ? competing_row : events_row},
                look.type);
}

Panel panel_with_margin(const Plan& plan, double right_margin) {
  const Look& look = plan.look;
  const std::vector<double> percents =
      look.narrow ? std::vector<double>{0, 25, 50, 75, 100} : std::vector<double>{0, 20, 40, 60, 80, 100};
  const double column = column_width(plan), height = look.width * (look.narrow ? 0.5 : 0.46);
  const double title = y_title_lines(look, rate_title(plan.content), height) * look.type.leading();
  const double left = std::max(y_axis_width(look, percents) + title - look.type.leading(),
                               edge + first_column(plan) + count_column_gap + column / 2.0);
  const double right = std::max(left + least_panel_width, look.width - std::max(right_margin, edge + column / 2.0));
  const auto fitting = static_cast<std::size_t>((right - left) / (column + count_column_gap));
  Panel panel = make_panel({left, 0.0, right, height},
                           ticks_of(plan, std::clamp<std::size_t>(fitting, 1, most_intervals)), percents);
  panel.x.to = std::max(panel.x.to, plan.end());
  return panel;
}

void draw_curves(const Plan& plan, KaplanMeierLayout& layout) {
  LinearScale share = layout.panel.y;
  share.to = 1.0;
  layout.curves.clear();
  layout.events_beyond = 0.0;
  for (const auto& group : plan.content.result->groups) {
    layout.curves.push_back(
        step_curve(group.curve, layout.panel.x, share, plan.kind == CurveKind::survival ? 1.0 : 0.0));
    layout.events_beyond += events_after(group.curve, layout.panel.x.to);
  }
}

/// Names at the curves' ends, with swatches where many would collide without; false when they have no room.
bool lay_out_with_labels(const Plan& plan, KaplanMeierLayout& layout) {
  const Look& look = layout.look;
  std::vector<EndLabel> labels = label_texts(layout.names, look);
  if (layout.names.size() < 2 || labels.empty() || look.narrow) return false;
  const double margin = end_label_gap + widest(labels, look.type) + edge;
  layout.panel = panel_with_margin(plan, margin);
  draw_curves(plan, layout);
  bool placed = place_labels(labels, layout);
  if (!placed && layout.names.size() > most_banded_groups) {
    layout.panel = panel_with_margin(plan, margin + swatch_room);
    draw_curves(plan, layout);
    placed = place_with_swatches(labels, layout);
  }
  if (placed) layout.end_labels = std::move(labels);
  return placed;
}

}  // namespace

void KaplanMeierLayout::move_down(double distance) {
  panel.move_down(distance);
  for (StepCurve& curve : curves) curve.move_down(distance);
}

bool KaplanMeierLayout::names_beside_numbers() const {
  return table == results::RiskTable::at_risk && names.size() > 1 &&
         names_column(names, look) <= most_names * look.width;
}

KaplanMeierLayout kaplan_meier_layout(const KaplanMeierFigure& content, const FigureStyle& style, CurveKind kind) {
  KaplanMeierLayout layout{Look(style), {}, group_names(content), {}, {}};
  const Look& look = layout.look;
  const bool brief = look.narrow || layout.names.size() > most_banded_groups;
  layout.table = style.risk_table.value_or(brief ? results::RiskTable::at_risk : results::RiskTable::full);
  layout.rising = kind != CurveKind::survival;
  const Plan plan{content, look, kind, layout.table, style.end, style.breaks};
  if (lay_out_with_labels(plan, layout)) return layout;
  layout.panel = panel_with_margin(plan, edge + text_width("00", look.type));
  draw_curves(plan, layout);
  return layout;
}

}  // namespace rtsurv::report::figure
