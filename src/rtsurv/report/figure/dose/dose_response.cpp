// Control at a landmark against dose: the fitted curve with its band, the rates that were observed, and D50.

#include <algorithm>
#include <iterator>
#include <numeric>

#include "rtsurv/report/figure/draw/panel.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/dose_words.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/schedules.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

using results::DoseResponse;
using Bin = DoseResponse::Bin;

constexpr double bin_radius = 2.4;
constexpr double cap = 2.0;  // half a cap of a whisker
constexpr double bin_column_gap = 12.0;

/// From the lowest to the highest dose that is drawn, with a little air.
Panel response_panel(const Look& look, const DoseResponse& response) {
  double low = response.bins.empty() ? 0.0 : response.bins.front().lowest_gy;
  double high = response.bins.empty() ? 1.0 : response.bins.back().highest_gy;
  if (response.fit.value && !response.fit.value->dose_gy.empty()) {
    low = std::min(low, response.fit.value->dose_gy.front());
    high = std::max(high, response.fit.value->dose_gy.back());
  }
  const double air = high > low ? 0.03 * (high - low) : 1.0;
  Panel panel;
  panel.y_ticks = look.narrow ? std::vector<double>{0, 25, 50, 75, 100} : std::vector<double>{0, 20, 40, 60, 80, 100};
  const double height = look.width * (look.narrow ? 0.57 : 0.42);
  panel.box = {y_axis_width(look, panel.y_ticks), 0.0, look.width - edge - text_width("00", look.type), height};
  panel.x = {low - air, high + air, panel.box.left, panel.box.right};
  panel.x_ticks = fitting_ticks(panel.x.from, panel.x.to, panel.box.width(), look.type);
  panel.y = {0.0, 100.0, height, 0.0};
  return panel;
}

std::vector<Point> line_of(const Panel& panel, const std::vector<double>& dose, const std::vector<double>& share) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < dose.size(); ++i) points.push_back({panel.x(dose[i]), panel.y(100.0 * share[i])});
  return points;
}

void draw_curve(Svg& svg, const Look& look, const Panel& panel, const DoseResponse& response) {
  if (!response.fit.value) return;
  const auto& fit = *response.fit.value;
  const std::string color = series_stroke(look, 0).color;
  std::vector<Point> outline = line_of(panel, fit.dose_gy, fit.upper);
  const std::vector<Point> lower = line_of(panel, fit.dose_gy, fit.lower);
  outline.insert(outline.end(), lower.rbegin(), lower.rend());
  svg.open("curve");
  svg.area(outline, {color, 0.15});
  svg.polyline(line_of(panel, fit.dose_gy, fit.response), {.color = color, .width = curve_weight});
  svg.close();
}

/// The observed rate with its limits, and the stretch of doses it comes from.
void draw_bin(Svg& svg, const Panel& panel, const Bin& bin) {
  if (!bin.control || !bin.control->survival) return;
  const double x = panel.x(bin.mean_gy), y = panel.y(100.0 * *bin.control->survival);
  if (bin.highest_gy > bin.lowest_gy)
    svg.line({panel.x(bin.lowest_gy), y}, {panel.x(bin.highest_gy), y}, {.width = hairline_weight});
  for (const auto& limit : {bin.control->lower, bin.control->upper})
    if (limit) {
      const double end = panel.y(100.0 * *limit);
      svg.line({x, y}, {x, end}, {.width = axis_weight});
      svg.line({x - cap, end}, {x + cap, end}, {.width = axis_weight});
    }
  svg.dot({x, y}, bin_radius, {ink});
}

/// D50 with its limits at 50 %; an open limit runs to the rim with an arrow.
void draw_d50(Svg& svg, const Look& look, const Panel& panel, const DoseResponse& response) {
  if (!response.fit.value) return;
  const auto& d50 = response.fit.value->d50_gy;
  const double x = panel.x(d50.estimate), y = panel.y(50.0);
  if (x < panel.box.left || x > panel.box.right) return;
  const Stroke stroke = {.color = series_stroke(look, 1).color, .width = axis_weight};
  svg.open("d50");
  svg.line({x, y}, {x, panel.box.bottom}, {.color = stroke.color, .width = axis_weight, .dash = "3 2"});
  for (const double side : {-1.0, 1.0}) {
    const auto& limit = side < 0.0 ? d50.lower : d50.upper;
    const double rim = side < 0.0 ? panel.box.left + 1.0 : panel.box.right;
    const double end = limit ? panel.x(*limit) : rim;
    const bool beyond = !limit || end < panel.box.left || end > panel.box.right;
    const double tip = beyond ? rim : end;
    svg.line({x, y}, {tip, y}, stroke);
    if (!beyond) svg.line({tip, y - cap}, {tip, y + cap}, stroke);
    if (beyond)
      svg.area(std::vector<Point>{{tip, y}, {tip - side * 4.0, y - 2.0}, {tip - side * 4.0, y + 2.0}}, {stroke.color});
  }
  svg.dot({x, y}, bin_radius, {stroke.color});
  svg.close();
}

/// What the figure says above the panel.
std::string summary(const results::Study& study, const DoseResponse& response) {
  std::string landmark = duration(response.landmark, study.time_unit);
  landmark.replace(landmark.find(' '), 1, "\u00A0");
  const std::string people = counted(static_cast<double>(response.n), "patient") + ", " +
                             event_count(static_cast<double>(response.events)) + " by " + landmark;
  if (!response.fit.value) return "Curve not estimable: " + response.fit.why + "; " + people;
  const auto& fit = *response.fit.value;
  return "D50 " + profile_interval(fit.d50_gy, 1, "Gy") + ", \u03B350 " + profile_interval(fit.gamma50, 2, "") + " (" +
         interval_head(response.confidence_level) + "); effect of dose " + p_phrase(fit.p) + " (likelihood ratio); " +
         people;
}

using Cells = std::vector<std::string>;

Cells bin_cells(const Bin& bin) {
  const std::string rate = bin.control ? rate_phrase(*bin.control) : "beyond follow-up";
  return {dose_range(bin.lowest_gy, bin.highest_gy), count(static_cast<double>(bin.n)),
          count(static_cast<double>(bin.events)), rate};
}

/// The observed rates in numbers below the axis, the first three columns ending at their rims; returns the next top.
double draw_bins_table(Svg& svg, const Look& look, const DoseResponse& response, double top) {
  if (response.bins.empty()) return top;
  std::vector<Cells> rows{{"EQD2 (Gy)", "n", "Events", "Observed (" + interval_head(response.confidence_level) + ")"}};
  for (const Bin& bin : response.bins) rows.push_back(bin_cells(bin));
  double widths[4] = {};
  for (const Cells& row : rows)
    for (std::size_t j = 0; j < 4; ++j) widths[j] = std::max(widths[j], text_width(row[j], look.type));
  const double taken = std::accumulate(std::begin(widths), std::end(widths), 2.0 * edge);
  const double gap = std::min(bin_column_gap, (look.width - taken) / 3.0);
  svg.open("bins");
  for (const Cells& row : rows) {
    double x = edge;
    for (std::size_t j = 0; j < 4; ++j) {
      const bool number = j == 1 || j == 2;
      svg.text({x + (number ? widths[j] : 0.0), top + look.type.ascent()}, row[j],
               {look.type, number ? Anchor::end : Anchor::start});
      x += widths[j] + gap;
    }
    top += look.type.leading();
    if (&row == &rows.front()) {
      svg.line({edge, top}, {std::min(look.width - edge, x - gap), top}, {.width = hairline_weight});
      top += 2.5;
    }
  }
  svg.close();
  return top;
}

std::string response_caption(const results::Study& study, const DoseResponse& response) {
  const std::string level = level_phrase(response.confidence_level);
  std::string text = summary(study, response) +
                     ". Points: Kaplan\u2013Meier estimates of patients of neighbouring "
                     "doses with " +
                     level +
                     " confidence intervals (CI), at their mean dose; a horizontal line is "
                     "the stretch of their doses.";
  if (response.fit.value)
    text += " Curve: " + response_model(response.model) +
            " model fitted by maximum likelihood to all patients, those "
            "censored before the landmark included, with the " +
            level +
            " profile-likelihood band. Mark at "
            "50\u2009%: D50, the dose of 50\u2009% control, with its CI; an arrow means that the limit lies beyond "
            "the axis or that there is none. \u03B350: steepness there, percentage points for each per cent of dose.";
  for (const std::string& open : response.open_limits) text += " " + open + ".";
  return text + " EQD2, equivalent dose in 2-Gy fractions, " + alpha_beta_phrase(response.alpha_beta_gy) + ".";
}

}  // namespace

}  // namespace figure

std::string response_figure_name(const results::DoseResponse& response) {
  return figure_name({"response", response.endpoint, plain(response.landmark), response_model(response.model)});
}

Figure response_figure(const results::Study& study, const results::DoseResponse& response, const FigureStyle& style) {
  using namespace figure;
  const Look look(style);
  const std::string endpoint = endpoint_label(study, response.endpoint);
  Figure out;
  out.name = response_figure_name(response);
  out.title = endpoint + " at " + duration(response.landmark, study.time_unit) + " by dose";
  out.caption = response_caption(study, response);

  Svg svg(look.width);
  double top = draw_title(svg, look, out.title);
  top = draw_paragraph(svg, look, summary(study, response), top);
  Panel panel = response_panel(look, response);
  panel.move_down(top + 0.8 * look.type.leading());
  draw_curve(svg, look, panel, response);
  svg.open("observed");
  for (const Bin& bin : response.bins) draw_bin(svg, panel, bin);
  svg.close();
  draw_d50(svg, look, panel, response);
  draw_axes(svg, look, panel, "EQD2 (Gy)", endpoint + " (%)");
  top = panel.box.bottom + x_axis_height(look) + look.type.size;
  top = draw_bins_table(svg, look, response, top);
  out.svg = svg.finish(top + edge, out.title, out.caption);
  return out;
}

}  // namespace rtsurv::report
