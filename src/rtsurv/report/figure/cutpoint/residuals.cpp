// Residuals of a multivariable model: each coefficient over time, and each number over its values.

#include <algorithm>
#include <cmath>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/report/figure/cutpoint/residual_panels.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

using results::ModelChecks;

Figure draw(Figure out, const std::string& summary, const std::vector<ResidualPanel>& panels, const Look& look) {
  Svg svg(look.width);
  double top = draw_paragraph(svg, look, summary, draw_title(svg, look, out.title)) + 0.5 * look.type.leading();
  top = draw_residual_panels(svg, look, panels, top);
  out.svg = svg.finish(top + edge, out.title, out.caption);
  return out;
}

/// Says why a panel has points and no line.
std::string without_line(const ModelChecks& checks) {
  const auto has_line = [](const ModelChecks::Coefficient& one) { return one.trend.has_value(); };
  if (std::ranges::all_of(checks.coefficients, has_line)) return "";
  return " A coefficient without a line has too few events for one: " + plain(thresholds::events_in_group) +
         ", at different times, are needed.";
}

}  // namespace

}  // namespace figure

Figure schoenfeld_figure(const results::Study& study, const results::EndpointResult& endpoint,
                         const FigureStyle& style) {
  using namespace figure;
  const Look look(style);
  const ModelChecks& checks = *endpoint.multivariable->checks->value;
  std::vector<ResidualPanel> panels;
  for (const ModelChecks::Coefficient& one : checks.coefficients)
    panels.push_back({coefficient_label(study, one.term, one.level),
                      "Time (" + std::string(name(study.time_unit)) + ")", "Log hazard ratio", checks.event_time,
                      one.scaled_schoenfeld, one.trend ? &*one.trend : nullptr, std::log(one.hazard_ratio), false});
  return draw(
      {figure_name({"schoenfeld", endpoint.name}),
       endpoint_label(study, endpoint.name) + ": each coefficient of the model over time",
       "Scaled Schoenfeld residuals of the multivariable Cox model, one point for each of " +
           count(static_cast<double>(checks.event_time.size())) +
           " events; line and 95\u2009% band: natural spline. Dashed: the coefficient of the model. Where hazards "
           "are proportional the line is level; points beyond the axis are left out." +
           without_line(checks),
       ""},
      "Level line: the hazard ratio is the same at all times", panels, look);
}

Figure residuals_figure(const results::Study& study, const results::EndpointResult& endpoint,
                        const FigureStyle& style) {
  using namespace figure;
  const Look look(style);
  std::vector<ResidualPanel> panels;
  for (const ModelChecks::Linearity& term : endpoint.multivariable->checks->value->linearity)
    if (!term.x.empty())
      panels.push_back({column_label(study, term.term), column_label_with_unit(study, term.term), "Martingale residual",
                        term.x, term.martingale, term.trend ? &*term.trend : nullptr, 0.0, true});
  return draw(
      {figure_name({"residuals", endpoint.name}),
       endpoint_label(study, endpoint.name) + ": numbers that the model takes as straight lines",
       "Martingale residuals of the multivariable Cox model without the number, one point for each patient, over "
       "its values; line and 95\u2009% band: natural spline. Where a unit counts the same everywhere the line is "
       "straight; points beyond the axis are left out.",
       ""},
      "Straight line: each unit counts the same", panels, look);
}

}  // namespace rtsurv::report
