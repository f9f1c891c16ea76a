// How alike the two sides of a treatment are: standardised differences before and after weighting.

#include <algorithm>
#include <cmath>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/models.hpp"
#include "rtsurv/report/figure/draw/factor_label.hpp"
#include "rtsurv/report/figure/draw/panel.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/adjusted.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

using results::AdjustedEffect;

constexpr double dot_radius = 2.6, hole_radius = 1.7;
constexpr double names_share = 0.5;   // of the sheet
constexpr double least_scale = 0.25;  // of the axis
constexpr const char* sheet_white = "#ffffff";

std::vector<std::string> row_labels(const results::Study& study, const AdjustedEffect& adjusted) {
  std::vector<std::string> labels;
  for (const results::TreatmentBalance& row : adjusted.balance)
    labels.push_back(coefficient_label(study, row.term, row.level));
  return labels;
}

void draw_difference(Svg& svg, const Panel& panel, const std::optional<double>& difference, double y, bool hollow) {
  if (!difference) return;
  const Point at{panel.x(std::fabs(*difference)), y};
  svg.dot(at, dot_radius, {ink});
  if (hollow) svg.dot(at, hole_radius, {sheet_white});
}

/// The two kinds of dots with their names; returns where the next thing begins.
double draw_balance_legend(Svg& svg, const Look& look, double left, double top) {
  const double y = top + look.type.ascent() - 0.3 * look.type.size;
  double x = left + dot_radius;
  for (const bool hollow : {true, false}) {
    svg.dot({x, y}, dot_radius, {ink});
    if (hollow) svg.dot({x, y}, hole_radius, {sheet_white});
    const std::string name = hollow ? "before weighting" : "after";
    svg.text({x + 2.0 * dot_radius, top + look.type.ascent()}, name, {look.type});
    x += 4.0 * dot_radius + text_width(name, look.type) + look.type.size;
  }
  return top + 1.5 * look.type.leading();
}

Panel balance_panel(const Look& look, const AdjustedEffect& adjusted, double label_width, double top) {
  const double largest = std::max({least_scale, judgement::largest_imbalance(adjusted, false).value_or(0.0),
                                   judgement::largest_imbalance(adjusted, true).value_or(0.0)});
  Panel panel;
  panel.box = {edge + label_width + look.type.size, top, look.width - edge - look.type.size,
               top + 1.4 * look.type.leading() * static_cast<double>(adjusted.balance.size())};
  panel.x = {0.0, 1.05 * largest, panel.box.left, panel.box.right};
  panel.x_ticks = fitting_ticks(0.0, panel.x.to, panel.box.width(), look.type);
  return panel;
}

void draw_rows(Svg& svg, const Look& look, const Panel& panel, const AdjustedEffect& adjusted,
               const std::vector<std::string>& labels) {
  const double step = panel.box.height() / static_cast<double>(labels.size());
  const double limit = panel.x(thresholds::standardised_difference);
  svg.line({limit, panel.box.top}, {limit, panel.box.bottom}, {.color = soft_ink, .width = axis_weight, .dash = "3 2"});
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double y = panel.box.top + (static_cast<double>(i) + 0.5) * step;
    svg.text({panel.box.left - look.type.size, y + 0.35 * look.type.size},
             shortened(labels[i], panel.box.left - look.type.size - edge, look.type), {look.type, Anchor::end});
    svg.line({panel.box.left, y}, {panel.box.right, y}, {.color = hair_ink, .width = 0.5 * hairline_weight});
    draw_difference(svg, panel, adjusted.balance[i].before, y, true);
    draw_difference(svg, panel, adjusted.balance[i].after, y, false);
  }
}

std::string balance_description(const AdjustedEffect& adjusted, const std::vector<std::string>& labels) {
  std::string text;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const results::TreatmentBalance& row = adjusted.balance[i];
    text += labels[i] + ": " + (row.before ? fixed(*row.before, 2) : "not estimable");
    if (row.after) text += ", after weighting " + fixed(*row.after, 2);
    text += ". ";
  }
  return text;
}

std::string balance_caption(const results::Study& study, const results::Effect& effect) {
  const AdjustedEffect& adjusted = *effect.adjusted->value;
  const bool weighted = adjusted.method == survival::Adjustment::iptw;
  return "Absolute standardised differences of means or shares between " +
         coefficient_label(study, effect.variable, adjusted.second.level) + " and " +
         coefficient_label(study, effect.variable, adjusted.first.level) +
         (weighted ? ", before (open) and after (filled) weighting, divided by the same standard deviation"
                   : ", as the patients are") +
         "; dashed line: " + plain(thresholds::standardised_difference) + ", above which a factor is not balanced.";
}

}  // namespace

}  // namespace figure

Figure balance_figure(const results::Study& study, const results::Effect& effect, const FigureStyle& style) {
  using namespace figure;
  const Look look(style);
  const AdjustedEffect& adjusted = *effect.adjusted->value;
  Figure out;
  out.name = figure_name({"balance", effect.variable, effect.within, effect.endpoint});
  out.title = "Balance of the patients by " + factor_label(study, effect.variable);
  out.caption = balance_caption(study, effect);

  Svg svg(look.width);
  double top = draw_title(svg, look, out.title);
  const std::vector<std::string> labels = row_labels(study, adjusted);
  const double label_width = std::min(widest(labels, look.type), names_share * look.width);
  if (adjusted.method == survival::Adjustment::iptw)
    top = draw_balance_legend(svg, look, edge + label_width + look.type.size, top);
  const Panel panel = balance_panel(look, adjusted, label_width, top);
  draw_rows(svg, look, panel, adjusted, labels);
  draw_x_axis(svg, look, panel, "Standardised difference");
  out.svg = svg.finish(panel.box.bottom + x_axis_height(look) + edge, out.title, balance_description(adjusted, labels));
  return out;
}

}  // namespace rtsurv::report
