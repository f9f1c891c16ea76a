// The hazard of a covariate as a curve, with the step of its cut beside it.

#include <algorithm>
#include <cmath>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/report/figure/cutpoint/spline_curve.hpp"
#include "rtsurv/report/figure/draw/axis_marks.hpp"
#include "rtsurv/report/figure/draw/panel.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

using results::CutpointResult;

constexpr double rug_height = 10.0, rug_margin = 4.0;

std::string with_unit(const results::Study& study, const CutpointResult& cutpoint, double value, int decimals) {
  const results::ColumnLabel* column = study.find_column(cutpoint.variable);
  return plain(value, decimals) + (column && !column->unit.empty() ? " " + column->unit : "");
}

/// The step of the searched cut, against the same reference, as found and as shrunken.
void draw_step(Svg& svg, const Look& look, const Panel& panel, const CutpointResult& cutpoint) {
  const auto& shrinkage = cutpoint.evidence->shrinkage;
  if (!shrinkage.value) return;
  const survival::SplineCox& spline = *cutpoint.evidence->spline.value;
  const double cut = cutpoint.maxstat.cutpoint;
  const bool reference_high = spline.reference > cut;
  svg.open("step");
  const auto step = [&](double coefficient, const Stroke& stroke) {
    const double low = limited_log_ratio(reference_high ? -coefficient : 0.0),
                 high = limited_log_ratio(reference_high ? 0.0 : coefficient);
    svg.polyline(std::vector<Point>{{panel.x(spline.x.front()), panel.y(low)},
                                    {panel.x(cut), panel.y(low)},
                                    {panel.x(cut), panel.y(high)},
                                    {panel.x(spline.x.back()), panel.y(high)}},
                 stroke);
  };
  const Stroke stroke = series_stroke(look, 1);
  step(std::log(shrinkage.value->hazard_ratio), {.color = stroke.color, .width = curve_weight, .dash = "1 2"});
  step(std::log(shrinkage.value->shrunken), {.color = stroke.color, .width = curve_weight, .dash = "5 2"});
  svg.close();
}

/// Where the patients are: a stick per value, as high as its share, or one per decile.
void draw_rug(Svg& svg, const Panel& panel, const results::CutpointEvidence& evidence) {
  std::size_t most = 1;
  for (const auto& [value, n] : evidence.values) most = std::max(most, n);
  const auto stick = [&](double value, double height) {
    if (value < panel.x.from || value > panel.x.to) return;
    svg.line({panel.x(value), panel.box.bottom}, {panel.x(value), panel.box.bottom - height},
             {.color = soft_ink, .width = 1.0});
  };
  svg.open("patients");
  for (const auto& [value, n] : evidence.values)
    stick(value, 1.5 + rug_height * static_cast<double>(n) / static_cast<double>(most));
  for (const double decile : evidence.deciles) stick(decile, 0.5 * rug_height);
  svg.close();
}

bool has_schedules(const results::Study& study, const CutpointResult& cutpoint) {
  return cutpoint.variable == eqd2_column && study.schedules && !study.schedules->rows.empty();
}

/// The schedules of a dose, the deciles of another covariate.
std::vector<AxisMark> rug_marks(const results::Study& study, const CutpointResult& cutpoint) {
  std::vector<AxisMark> marks;
  if (has_schedules(study, cutpoint)) {
    for (const auto& row : study.schedules->rows)
      marks.push_back({row.equivalents.front().eqd2_gy, row.schedule.name, static_cast<double>(row.n)});
    return marks;
  }
  const std::vector<double>& deciles = cutpoint.evidence->deciles;
  for (std::size_t k = 0; k < deciles.size(); ++k) {
    const auto from_middle = static_cast<double>(k) - 4.0;
    marks.push_back({deciles[k], std::to_string(10 * (k + 1)) + "\u2009%", -from_middle * from_middle});
  }
  return marks;
}

/// The cut that the protocol fixed.
void draw_fixed(Svg& svg, const Panel& panel, const CutpointResult& cutpoint) {
  if (!cutpoint.fixed || *cutpoint.fixed < panel.x.from || *cutpoint.fixed > panel.x.to) return;
  const double x = panel.x(*cutpoint.fixed);
  svg.line({x, panel.box.top}, {x, panel.box.bottom}, {.color = soft_ink, .width = axis_weight, .dash = "3 2"});
}

std::string spline_caption(const results::Study& study, const CutpointResult& cutpoint) {
  const results::CutpointEvidence& evidence = *cutpoint.evidence;
  const survival::SplineCox& spline = *evidence.spline.value;
  std::string text =
      "Hazard ratio against the median, " + with_unit(study, cutpoint, spline.reference, 1) + " (" +
      counted(static_cast<double>(cutpoint.sample.n), "patient") + ", " + event_count(cutpoint.sample.events) +
      "). Line and band: Cox model with " +
      (spline.knots.empty() ? "a straight line"
                            : "a restricted cubic spline of " + std::to_string(spline.knots.size()) + " knots") +
      ", pointwise " + interval_head(0.95) + ". " + spline_test_words(spline) + " (likelihood ratio).";
  if (evidence.shrinkage.value)
    text += " Dots: the step of the searched cut as found, HR " + ratio_text(evidence.shrinkage.value->hazard_ratio) +
            "; dashes: shrunken by cross-validation, HR " + ratio_text(evidence.shrinkage.value->shrunken) + ".";
  if (cutpoint.fixed)
    text += " Vertical line: the cut fixed by the protocol, " + with_unit(study, cutpoint, *cutpoint.fixed, 4) + ".";
  text += evidence.values.empty() ? " Sticks: deciles of the patients, named above as far as there is room."
                                  : " Sticks: values that occur, by their number of patients.";
  if (has_schedules(study, cutpoint))
    text += " Above: schedules (total dose in Gy / fractions), those of most patients first, as far as there is room.";
  return text + " The curve is drawn for the middle 98\u2009% of the patients.";
}

}  // namespace

}  // namespace figure

Figure spline_figure(const results::Study& study, const results::CutpointResult& cutpoint, const FigureStyle& style) {
  using namespace figure;
  const survival::SplineCox& spline = *cutpoint.evidence->spline.value;
  const Look look(style);
  Figure out;
  out.name = figure_name({"spline", cutpoint.name});
  out.title = endpoint_label(study, cutpoint.endpoint) + ": " + column_label(study, cutpoint.variable) +
              " without a cut, and the step of the cut";
  out.caption = spline_caption(study, cutpoint);
  Svg svg(look.width);
  const double top = draw_paragraph(svg, look, spline_test_words(spline), draw_title(svg, look, out.title));
  Panel panel = spline_panel(look, spline);
  const std::vector<PlacedMark> marks = place_marks(look, panel, rug_marks(study, cutpoint));
  panel.move_down(top + 2.0 * rug_margin + marks_height(look, marks));
  draw_marks(svg, look, panel, marks);
  draw_spline_curve(svg, look, panel, spline);
  draw_step(svg, look, panel, cutpoint);
  draw_fixed(svg, panel, cutpoint);
  draw_rug(svg, panel, *cutpoint.evidence);
  draw_axes(svg, look, panel, column_label_with_unit(study, cutpoint.variable), "Hazard ratio");
  out.svg = svg.finish(panel.box.bottom + x_axis_height(look) + edge, out.title, out.caption);
  return out;
}

}  // namespace rtsurv::report
