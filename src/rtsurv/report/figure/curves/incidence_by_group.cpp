// Cumulative incidence of the event in several groups, with competing events counted: the parts of a Kaplan-Meier figure
// with curves that rise from 0.

#include <algorithm>
#include <limits>
#include <string_view>
#include <vector>

#include "rtsurv/report/figure/curves/kaplan_meier_sheet.hpp"
#include "rtsurv/report/figure/curves/kaplan_meier_words.hpp"
#include "rtsurv/report/figure/curves/risk_table.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

using results::IncidenceResult;

constexpr double no_limit = std::numeric_limits<double>::quiet_NaN();

/// The incidence of the event as the steps of a curve, at every time at which somebody leaves.
survival::KaplanMeier steps_of(const IncidenceResult::Group& group) {
  const survival::TimeCounts& counts = group.counts;
  survival::KaplanMeier steps;
  steps.n = static_cast<double>(group.n);
  steps.time = counts.time;
  steps.at_risk = counts.at_risk;
  steps.censored = counts.censored;
  const survival::IncidenceCurve* event = group.curve_of(IncidenceResult::event_cause);
  if (event == nullptr) return survival::KaplanMeier{};
  steps.events = event->events;
  std::size_t row = 0;
  for (const double time : counts.time) {
    double events = 0.0;
    for (; row < event->time.size() && event->time[row] <= time; ++row) events += event->events_at[row];
    steps.events_at.push_back(events);
    steps.survival.push_back(row == 0 ? 0.0 : event->cif[row - 1]);
  }
  steps.std_error.assign(counts.time.size(), no_limit);
  steps.lower = steps.upper = steps.std_error;
  for (const survival::IncidenceAt& at : event->at) steps.at.push_back({at.time, 0.0, at.cif, {}, at.lower, at.upper});
  return steps;
}

/// A curve of a group of which nobody is left without an event cannot change any more: it goes on to `last`.
void carry_on(survival::KaplanMeier& steps, double last) {
  if (steps.time.empty() || steps.censored.back() > 0.0 || steps.time.back() >= last) return;
  steps.time.push_back(last);
  steps.at_risk.push_back(0.0);
  steps.censored.push_back(0.0);
  steps.events_at.push_back(0.0);
  steps.survival.push_back(steps.survival.back());
  for (std::vector<double>* limits : {&steps.std_error, &steps.lower, &steps.upper}) limits->push_back(no_limit);
}

results::KaplanMeierResult event_curves(const IncidenceResult& incidence) {
  results::KaplanMeierResult result;
  result.sample = incidence.sample;
  result.confidence_level = incidence.confidence_level;
  double last = 0.0;
  for (const IncidenceResult::Group& group : incidence.groups) {
    result.groups.push_back({group.group, steps_of(group)});
    if (!group.counts.time.empty()) last = std::max(last, group.counts.time.back());
  }
  for (auto& group : result.groups) carry_on(group.curve, last);
  return result;
}

std::string gray_text(const IncidenceFigure& content) {
  const IncidenceResult::Gray* gray = content.result->gray_of(IncidenceResult::event_cause);
  return !content.with_test || gray == nullptr || !gray->test ? "" : "Gray " + p_phrase(gray->test->p);
}

double total_of(const IncidenceResult& incidence, std::string_view cause) {
  double total = 0.0;
  for (const IncidenceResult::Group& group : incidence.groups)
    if (const IncidenceResult::Cause* found = group.find(cause)) total += found->events();
  return total;
}

std::string caption_of(const IncidenceFigure& content, const KaplanMeierLayout& layout) {
  const IncidenceResult& incidence = *content.result;
  return "Cumulative incidence of " + content.event + " by Aalen\u2013Johansen, " +
         counted(static_cast<double>(incidence.sample.n), "patient") + ", " +
         count(total_of(incidence, IncidenceResult::event_cause)) + " with " + content.event + " and " +
         count(total_of(incidence, IncidenceResult::competing_cause)) + " with " + content.competing +
         " first. Intervals: " + level_phrase(incidence.confidence_level) +
         " confidence, log-log-transformed. Vertical ticks: censored. " + incidence_table_words(layout) +
         weighted_counts(incidence.sample) + (gray_text(content).empty() ? "" : " P: Gray\u2019s test of all groups.");
}

std::string description_of(const IncidenceFigure& content, const KaplanMeierFigure& curves) {
  std::string text = "Cumulative incidence of " + content.event + ".";
  for (std::size_t i = 0; i < curves.result->groups.size(); ++i) {
    text += " " + (i < content.group_labels.size() ? content.group_labels[i] : curves.result->groups[i].group) + ": " +
            counted(curves.result->groups[i].curve.n, "patient");
    for (const survival::SurvivalAt& at : curves.result->groups[i].curve.at)
      text += "; at " + time_phrase(curves, at.time) + " " + percent_interval(at.survival, at.lower, at.upper);
    text += ".";
  }
  return text;
}

}  // namespace

}  // namespace figure

Figure incidence_by_group_figure(const IncidenceFigure& content, const FigureStyle& style) {
  using namespace figure;
  const results::KaplanMeierResult steps = event_curves(*content.result);
  KaplanMeierFigure curves;
  curves.y_label = "Cumulative incidence of " + content.event;
  curves.unit = content.unit;
  curves.time_axis = content.time_axis;
  curves.landmarks = content.landmarks;
  curves.group_labels = content.group_labels;
  curves.result = &steps;
  curves.test = gray_text(content);
  const KaplanMeierLayout layout = kaplan_meier_layout(curves, style, CurveKind::incidence);
  const auto table = [&](Svg& svg, const KaplanMeierLayout& moved, double top) {
    return draw_risk_table(svg, *content.result, moved, top);
  };
  return {content.name, content.title, caption_of(content, layout),
          draw_sheet(curves, layout, {content.title, description_of(content, curves)}, table)};
}

}  // namespace rtsurv::report
