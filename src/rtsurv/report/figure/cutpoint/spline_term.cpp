// A spline of a multivariable model as a curve.

#include "rtsurv/report/figure/cutpoint/spline_curve.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

std::string spline_term_caption(const results::Study& study, const results::CoxResult& cox,
                                const results::CoxResult::Spline& spline) {
  const results::ColumnLabel* column = study.find_column(spline.variable);
  const std::string unit = column && !column->unit.empty() ? " " + column->unit : "";
  return "Hazard ratio against the median, " + plain(spline.curve.reference, 1) + unit +
         ", adjusted for the other factors of the model (" + count(static_cast<double>(cox.sample.n)) + " patients, " +
         event_count(cox.sample.events) + "). Line and band: natural cubic spline of " +
         std::to_string(spline.curve.knots.size() - 1) + " degrees of freedom, pointwise " +
         interval_head(cox.confidence_level) + ". " + spline_test_words(spline.curve) +
         (is_robust(cox.sample) ? " (robust Wald test)." : " (likelihood ratio).") +
         " Sticks: inner knots. The curve is drawn for the middle 98\u2009% of the patients.";
}

/// Those between the ends of the range.
void draw_knots(Svg& svg, const Panel& panel, const survival::SplineCox& spline) {
  constexpr double height = 5.0;
  svg.open("knots");
  for (std::size_t k = 1; k + 1 < spline.knots.size(); ++k) {
    const double x = panel.x(spline.knots[k]);
    svg.line({x, panel.box.bottom}, {x, panel.box.bottom - height}, {.color = soft_ink, .width = 1.0});
  }
  svg.close();
}

}  // namespace

}  // namespace figure

Figure spline_term_figure(const results::Study& study, const results::EndpointResult& endpoint,
                          const results::CoxResult::Spline& spline, const FigureStyle& style) {
  using namespace figure;
  const Look look(style);
  Figure out;
  out.name = figure_name({"spline", endpoint.name, spline.variable});
  out.title = endpoint_label(study, endpoint.name) + ": " + column_label(study, spline.variable) + " as a curve";
  out.caption = spline_term_caption(study, *endpoint.multivariable->cox.value, spline);
  Svg svg(look.width);
  const double top = draw_paragraph(svg, look, spline_test_words(spline.curve), draw_title(svg, look, out.title));
  Panel panel = spline_panel(look, spline.curve);
  panel.move_down(top + 4.0);
  draw_spline_curve(svg, look, panel, spline.curve);
  draw_knots(svg, panel, spline.curve);
  draw_axes(svg, look, panel, column_label_with_unit(study, spline.variable), "Hazard ratio");
  out.svg = svg.finish(panel.box.bottom + x_axis_height(look) + edge, out.title, out.caption);
  return out;
}

}  // namespace rtsurv::report
