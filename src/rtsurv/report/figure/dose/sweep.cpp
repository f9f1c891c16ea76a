// What depends on alpha/beta, drawn over its interval.

#include <algorithm>
#include <cmath>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/report/figure/dose/sweep_panel.hpp"
#include "rtsurv/report/figure/draw/factor_label.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/dose_words.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/schedules.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

using results::Study, results::Sweep;
using Column = std::vector<std::optional<double>>;

constexpr double least_p = 0.001;
constexpr double threshold_weight = 1.75;

/// True when the schedule is on both sides of the threshold within the interval.
bool changes_side(const results::SweptSchedule& schedule) {
  const auto seen = [&](bool side) { return std::ranges::find(schedule.reaches, side) != schedule.reaches.end(); };
  return seen(true) && seen(false);
}

SweptLine schedule_line(const results::SweptSchedule& schedule, const Stroke& stroke) {
  return {schedule.schedule.name, Column(schedule.eqd2_gy.begin(), schedule.eqd2_gy.end()), {}, {}, stroke};
}

/// The threshold, then schedules that change sides in colours, then the others.
std::vector<SweptLine> dose_lines(const Look& look, const Sweep& sweep) {
  std::vector<SweptLine> lines;
  const bool any = std::ranges::any_of(sweep.threshold_gy, [](const auto& value) { return value.has_value(); });
  if (any) {
    const std::optional<double> constant = constant_threshold(sweep);
    lines.push_back(
        {constant ? plain(*constant, 1) + " Gy" : "cut-point", sweep.threshold_gy, {}, {}, {ink, threshold_weight}});
  }
  std::size_t colour = 0;
  for (const auto& schedule : sweep.schedules)
    if (changes_side(schedule)) lines.push_back(schedule_line(schedule, series_stroke(look, colour++)));
  for (const auto& schedule : sweep.schedules)
    if (!changes_side(schedule)) lines.push_back(schedule_line(schedule, {hair_ink, axis_weight}));
  return lines;
}

SweepPanel dose_panel(const Look& look, const Sweep& sweep) {
  SweepPanel panel;
  panel.y_title = "EQD2 (Gy)";
  panel.lines = dose_lines(look, sweep);
  double low = 1e300, high = 0.0;
  for (const SweptLine& line : panel.lines)
    for (const auto& value : line.value)
      if (value) low = std::min(low, *value), high = std::max(high, *value);
  if (!(low <= high)) low = 0.0, high = 1.0;
  const std::vector<double> inner = round_ticks(low, std::max(high, low + 1.0), look.narrow ? 5 : 7);
  const double step = inner.size() > 1 ? inner[1] - inner[0] : 1.0;
  for (double tick = std::floor(low / step) * step; tick < high + step; tick += step) panel.y_ticks.push_back(tick);
  if (panel.y_ticks.size() < 2) panel.y_ticks.push_back(panel.y_ticks.front() + step);
  return panel;
}

SweepPanel p_panel(const Study& study, const Look& look, const Sweep& sweep) {
  SweepPanel panel;
  panel.y_title = "Corrected P";
  panel.ratio = true;
  panel.y_ticks = {least_p, 0.01, 0.1, 1.0};
  for (std::size_t i = 0; i < sweep.cutpoints.size(); ++i) {
    const auto& cutpoint = sweep.cutpoints[i];
    SweptLine line{endpoint_label(study, cutpoint.endpoint), {}, {}, {}, series_stroke(look, i)};
    for (const auto& at : cutpoint.at) line.value.push_back(at.value ? std::optional(at.value->p) : std::nullopt);
    panel.lines.push_back(std::move(line));
  }
  panel.lines.push_back(
      {"P = 0.05", Column(sweep.alpha_beta_gy.size(), thresholds::p), {}, {}, {hair_ink, hairline_weight}});
  return panel;
}

void add_group(SweptLine& line, const results::SweptEffect::Group& group) {
  for (const auto& at : group.at) {
    const bool known = at.value && at.value->hazard_ratio && !at.value->infinite;
    line.value.push_back(known ? at.value->hazard_ratio : std::nullopt);
    const bool limits = known && at.value->lower && at.value->upper;
    line.lower.push_back(limits ? at.value->lower : std::nullopt);
    line.upper.push_back(limits ? at.value->upper : std::nullopt);
  }
}

/// Powers of two that cover all ratios, from 1/64 to 64 at most, as many as have room in a panel of that height.
std::vector<double> common_ticks(const std::vector<SweptLine>& lines, double height, const Type& type) {
  double low = 0.25, high = 4.0;
  for (const SweptLine& line : lines)
    for (const auto& value : line.value)
      if (value) low = std::min(low, *value), high = std::max(high, *value);
  const double down = std::ceil(-std::log2(std::max(low, 1.0 / 64.0))), up = std::ceil(std::log2(std::min(high, 64.0)));
  for (int step = 1;; ++step) {
    const double first = std::exp2(-std::ceil(down / step) * step), last = std::exp2(std::ceil(up / step) * step);
    std::vector<double> ticks = ratio_ticks(first, last, step);
    if (step == 6 || static_cast<double>(ticks.size() - 1) * type.leading() <= height) return ticks;
  }
}

/// A panel for each group, all with the same axis.
std::vector<SweepPanel> ratio_panels(const Study& study, const Look& look, const results::SweptEffect& effect,
                                     double height) {
  std::vector<SweptLine> lines;
  for (const auto& group : effect.groups) {
    lines.push_back({level_label(study, effect.within, group.group), {}, {}, {}, series_stroke(look, 0)});
    add_group(lines.back(), group);
  }
  std::vector<SweepPanel> panels;
  for (const SweptLine& line : lines)
    panels.push_back({"", "Hazard ratio", true, common_ticks(lines, height, look.type), {1.0}, {line}});
  return panels;
}

struct Stacked {
  std::string summary;
  std::vector<SweepPanel> panels;
  std::vector<double> heights;  ///< shares of the sheet's width
};

/// Panels one above the other on one scale of alpha/beta.
Figure draw(Figure out, const Sweep& sweep, Stacked stacked, const Look& look) {
  const SweepAxis axis{sweep.alpha_beta_gy, sweep.alpha_beta_gy[sweep.reference]};
  Svg svg(look.width);
  double top = draw_title(svg, look, out.title);
  top = draw_paragraph(svg, look, stacked.summary, top) + 0.8 * look.type.leading();
  double left = 0.0;
  for (const SweepPanel& panel : stacked.panels) left = std::max(left, y_axis_width(look, panel.y_ticks));
  const double right = look.width - edge - names_width(look, stacked.panels);
  stacked.panels.back().x_title = "\u03B1/\u03B2 (Gy)";
  for (std::size_t i = 0; i < stacked.panels.size(); ++i) {
    const double bottom = top + stacked.heights[i] * look.width;
    stacked.panels[i].room = {left, top, right, bottom};
    draw_sweep_panel(svg, look, axis, stacked.panels[i]);
    const bool last = i + 1 == stacked.panels.size();
    top = bottom + x_axis_height(look) + (last ? edge : 0.0);
  }
  out.svg = svg.finish(top, out.title, out.caption);
  return out;
}

std::string interval_words(const Sweep& sweep) {
  return "\u03B1/\u03B2 from " + plain(sweep.from_gy, 3) + " to " + plain(sweep.to_gy, 3) + " Gy in steps of " +
         plain(sweep.step_gy, 3) + " Gy";
}

std::string dose_summary(const Sweep& sweep) {
  std::vector<std::string> changing;
  for (const auto& schedule : sweep.schedules)
    if (changes_side(schedule)) changing.push_back(schedule.schedule.name);
  const std::string all = count(static_cast<double>(sweep.schedules.size()));
  if (sweep.threshold_source.empty()) return all + " schedules; the protocol sets no threshold";
  std::string text = std::to_string(changing.size()) + " of " + all + " schedules change side of the threshold";
  for (std::size_t i = 0; i < changing.size(); ++i) text += (i == 0 ? ": " : ", ") + changing[i];
  return text;
}

std::string dose_caption(const Sweep& sweep) {
  std::string text = "EQD2 of each schedule of the cohort for " + interval_words(sweep) +
                     ". Thick black line: the threshold. In colour: schedules that are on both sides of it within the "
                     "interval; grey: the others, named as far as there is room. Thin vertical line: \u03B1/\u03B2 "
                     "of the analysis, " +
                     plain(sweep.alpha_beta_gy[sweep.reference], 3) + " Gy.";
  if (!sweep.cutpoints.empty())
    text +=
        " Below: P of the cut-point searched at each \u03B1/\u03B2, corrected for the search; values under 0.001 "
        "stand at the rim.";
  return text + " EQD2, equivalent dose in 2-Gy fractions.";
}

}  // namespace

}  // namespace figure

Figure sweep_figure(const results::Study& study, const FigureStyle& style) {
  using namespace figure;
  const Look look(style);
  const Sweep& sweep = *study.sweep;
  Stacked stacked{dose_summary(sweep), {dose_panel(look, sweep)}, {look.narrow ? 0.6 : 0.4}};
  if (!sweep.cutpoints.empty()) {
    stacked.panels.push_back(p_panel(study, look, sweep));
    stacked.heights.push_back(look.narrow ? 0.28 : 0.18);
  }
  return draw({"sweep", "Dose of the schedules over the interval of \u03B1/\u03B2", dose_caption(sweep), ""}, sweep,
              std::move(stacked), look);
}

Figure swept_effect_figure(const results::Study& study, const results::SweptEffect& effect, const FigureStyle& style) {
  using namespace figure;
  const Look look(style);
  const std::string label = factor_label(study, effect.variable);
  const std::string endpoint = endpoint_label(study, effect.endpoint);
  const std::string caption =
      "Hazard ratio of " + label + " for " + in_sentence(endpoint) + " in " + each_group(study, effect.within) +
      " (Cox model) with the groups made anew at each \u03B1/\u03B2, " + interval_words(*study.sweep) +
      ", on a log scale. Bands: 95\u2009% confidence; what lies beyond the axis is drawn at its rim. A line breaks "
      "where the ratio is not estimable. Thin vertical line: \u03B1/\u03B2 of the analysis.";
  const double share = std::max(look.narrow ? 0.24 : 0.13, 0.5 / static_cast<double>(effect.groups.size()));
  const double height = std::min(share, look.narrow ? 0.4 : 0.2);
  Stacked stacked{"Hazard ratio in each group with its 95\u2009% band; the line at 1 is no effect",
                  ratio_panels(study, look, effect, height * look.width),
                  std::vector<double>(effect.groups.size(), height)};
  return draw({figure_name({"sweep", effect.variable, effect.within, effect.endpoint}),
               endpoint + ": effect of " + label + " over the interval of \u03B1/\u03B2", caption, ""},
              *study.sweep, std::move(stacked), look);
}

}  // namespace rtsurv::report
