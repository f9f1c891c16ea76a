// Cumulative incidence of the event and of the competing event, beside one minus Kaplan-Meier.

#include <algorithm>
#include <iterator>

#include "rtsurv/report/figure/curves/kaplan_meier_parts.hpp"
#include "rtsurv/report/figure/curves/kaplan_meier_words.hpp"
#include "rtsurv/report/figure/curves/risk_table.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

constexpr std::size_t entry_lines = 3;

/// A rising step curve with its name and its values at the landmarks.
struct Rising {
  std::string name, rates;
  std::vector<double> time, share;
  Stroke stroke;
};

std::string rates_text(const KaplanMeierFigure& content, const survival::IncidenceCurve& curve) {
  std::vector<survival::IncidenceAt> shown;
  std::ranges::copy_if(curve.at, std::back_inserter(shown), [&](const survival::IncidenceAt& at) {
    return std::ranges::find(content.landmarks, at.time) != content.landmarks.end();
  });
  std::string text;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const survival::IncidenceAt& at = shown[i];
    const bool last = i + 1 == shown.size();
    text += rate_phrase(at, curve.events) + " at " +
            (last ? duration(at.time, content.unit) : duration_number(at.time) + "; ");
  }
  return text;
}

std::vector<Rising> curves_of(const results::Study& study, const results::EndpointResult& endpoint,
                              const KaplanMeierFigure& content, const Look& look) {
  std::vector<Rising> curves;
  for (const auto& cause : endpoint.cuminc->groups.front().causes) {
    const bool event = cause.is_event();
    curves.push_back({event ? event_label(study, endpoint.name) : competing_label(study, endpoint.name),
                      rates_text(content, cause.curve), cause.curve.time, cause.curve.cif,
                      series_stroke(look, event ? 0 : 1)});
  }
  const survival::KaplanMeier& km = endpoint.km.groups.front().curve;
  Rising one{
      "1 \u2212 Kaplan\u2013Meier", "competing events taken as censored", km.time, {}, {ink, axis_weight, "1 1.25"}};
  for (const double survival : km.survival) one.share.push_back(1.0 - survival);
  curves.push_back(std::move(one));
  return curves;
}

/// From 0 at time 0 to the last time of the curve, or the end of the axis.
std::vector<Point> steps(const Rising& curve, const Panel& panel, double last) {
  std::vector<Point> points = {{panel.x(0.0), panel.y(0.0)}};
  for (std::size_t i = 0; i < curve.time.size() && curve.time[i] <= last; ++i) {
    const Point next = {panel.x(curve.time[i]), panel.y(100.0 * curve.share[i])};
    points.push_back({next.x, points.back().y});
    points.push_back(next);
  }
  points.push_back({panel.x(last), points.back().y});
  return points;
}

/// A line for each curve: swatch, name, values; returns the next top.
double draw_key(Svg& svg, const Look& look, const std::vector<Rising>& curves, double top) {
  const Type& type = look.type;
  const double left = edge + swatch_length + swatch_gap;
  svg.open("legend");
  for (const Rising& curve : curves) {
    const double middle = top + type.ascent() - 0.36 * type.size;
    svg.line({edge, middle}, {edge + swatch_length, middle}, curve.stroke);
    const std::string text = curve.name + (curve.rates.empty() || look.narrow ? "" : ": " + curve.rates);
    for (const std::string& line : wrapped(text, look.width - edge - left, entry_lines, type)) {
      svg.text({left, top + type.ascent()}, line, {type});
      top += type.leading();
    }
  }
  svg.close();
  return top;
}

/// " (local failure; death)" in the protocol's words.
std::string what_happens(const results::Study& study, const results::EndpointResult& endpoint) {
  if (endpoint.event_label.empty() && endpoint.competing_label.empty()) return "";
  return " (" + event_phrase(study, endpoint.name) + "; " + competing_phrase(study, endpoint.name) + ")";
}

std::string incidence_caption(const results::Study& study, const results::EndpointResult& endpoint,
                              const KaplanMeierLayout& layout) {
  double event = 0.0, competing = 0.0;
  for (const auto& cause : endpoint.cuminc->groups.front().causes)
    (cause.is_event() ? event : competing) += cause.events();
  return counted(static_cast<double>(endpoint.cuminc->sample.n), "patient") + ", " + event_count(event) + " and " +
         count(competing) + " competing events" + what_happens(study, endpoint) +
         ". Cumulative incidence by Aalen\u2013Johansen" +
         (layout.look.narrow ? ""
                             : ", with " + level_phrase(endpoint.cuminc->confidence_level) +
                                   " confidence intervals (log-log-transformed) at the landmarks") +
         ". Dotted: one minus the Kaplan\u2013Meier "
         "estimate, which takes patients with a competing event as censored and lies above the cumulative incidence. "
         "Thin vertical lines: landmarks. " +
         incidence_table_words(layout) + weighted_counts(endpoint.cuminc->sample);
}

}  // namespace

}  // namespace figure

Figure incidence_figure(const results::Study& study, const results::EndpointResult& endpoint,
                        const FigureStyle& style) {
  using namespace figure;
  KaplanMeierFigure content;
  content.y_label = endpoint.label;
  content.unit = study.time_unit;
  content.landmarks = study.landmarks;
  content.result = &endpoint.km;
  KaplanMeierLayout layout = kaplan_meier_layout(content, style, CurveKind::incidence);
  const Look& look = layout.look;
  Figure out{figure_name({"cuminc", endpoint.name}), endpoint.label + ": cumulative incidence with competing events",
             incidence_caption(study, endpoint, layout), ""};

  Svg svg(look.width);
  const std::vector<Rising> curves = curves_of(study, endpoint, content, look);
  double top = draw_title(svg, look, out.title);
  top = draw_key(svg, look, curves, top);
  layout.move_down(top + 0.8 * look.type.leading());
  const Panel& panel = layout.panel;
  svg.open("curves");
  for (const double landmark : study.landmarks)
    if (landmark > 0.0 && landmark <= panel.x.to)
      svg.line({panel.x(landmark), panel.box.top}, {panel.x(landmark), panel.box.bottom},
               {.color = hair_ink, .width = hairline_weight});
  const auto& times = endpoint.km.groups.front().curve.time;
  const double last = times.empty() ? panel.x.to : std::min(panel.x.to, times.back());
  for (const Rising& curve : curves) svg.polyline(steps(curve, panel, last), curve.stroke);
  svg.close();
  draw_axes(svg, look, panel, time_title(content), "Cumulative incidence (%)");
  draw_beyond(svg, layout);
  top = draw_risk_table(svg, *endpoint.cuminc, layout, panel.box.bottom + x_axis_height(look) + look.type.size);
  out.svg = svg.finish(top + edge, out.title, out.caption);
  return out;
}

}  // namespace rtsurv::report
